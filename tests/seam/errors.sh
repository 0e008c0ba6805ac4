#!/bin/sh
# sh errors.sh <root>: every failure that a player may meet has its words in every shipped language: what ERROR_SAY,
# ERROR_WITHIN and ERROR_ADVISE give in English stands in assets/lang/en.json under "error.<key>", word for word, and
# translated in the files beside it; and nothing stands there that no source says.
set -u
export LC_ALL=C
cd "$1" || exit 1

find game -type f -name '*.c' | sort | xargs awk '
    function complain(what) {
        printf "%s: %s\n", path, what
        bad++
    }

    # The literal, or the literals behind each other, that `rest` begins with; "" and a complaint when there is none.
    function literal(    text) {
        text = ""
        sub(/^[ \t,]+/, "", rest)
        while (match(rest, /^"([^"\\]|\\.)*"/)) {
            text = text substr(rest, 2, RLENGTH - 2)
            rest = substr(rest, RLENGTH + 1)
            sub(/^[ \t]+/, "", rest)
        }
        if (text == "") complain("key and English are literals behind each other: " substr(rest, 1, 60))
        return text
    }

    function scan(    key, english) {
        rest = whole
        while (match(rest, /ERROR_(SAY|WITHIN|ADVISE)\([^,"]*/)) {
            rest = substr(rest, RSTART + RLENGTH)
            key = literal()
            english = key == "" ? "" : literal()
            if (english == "") continue
            if (key in said && said[key] != english) complain("\"error." key "\" is said in two ways")
            said[key] = english
            first[key] = path
        }
        # What these rooms say reaches a player; "%s" hands on what a library said.
        if (path ~ /^game\/(base|session|platform|ui|text)\// && path !~ /base\/error\.c$/) {
            rest = whole
            while (match(rest, /error_(set|hint)\([^,"]*,[ \t]*"/)) {
                rest = substr(rest, RSTART + RLENGTH)
                if (rest !~ /^%s"/) complain("a message a player may meet needs a key: \"" substr(rest, 1, 60))
            }
        }
    }

    FNR == 1 {
        if (path != "") scan()
        path = FILENAME
        whole = ""
    }
    { sub(/^[ \t]+/, " "); whole = whole $0 }

    END {
        scan()
        files = 0
        while (("ls assets/lang/*.json" | getline name) > 0) {
            files++
            short = name
            sub(/.*\//, "", short)
            split("", told)
            while ((getline line < name) > 0) {
                if (match(line, /^ *"error\.[^"]*": *(\{"hash": "[0-9a-f]*", "text": *)?"/)) {
                    key = line
                    sub(/^ *"error\./, "", key)
                    sub(/".*/, "", key)
                    text = substr(line, RSTART + RLENGTH)
                    sub(/"}?,?$/, "", text)
                    told[key] = text
                }
            }
            for (key in said) {
                path = first[key]
                if (!(key in told)) complain(short " has no \"error." key "\"")
                else if (short == "en.json" && told[key] != said[key])
                    complain(short " says \"error." key "\" as \"" told[key] "\", the source as \"" said[key] "\"")
            }
            for (key in told) if (!(key in said)) { path = name; complain("no source says \"error." key "\"") }
        }
        keys = 0
        for (key in said) keys++
        printf "%d failures in %d languages, %d complaints\n", keys, files, bad
        exit bad > 0
    }'
