#!/bin/sh
# sh arrows.sh <root>: fails on an #include that the table of rooms does not have.
set -u
export LC_ALL=C
root=$1
cd "$root/game" || exit 1

find . -type f \( -name '*.c' -o -name '*.h' \) | sort | xargs awk '
    BEGIN {
        # The table of rooms (game/README.md): who may include whom. ui and text read the results of session,
        # policy and debrief and do not link them.
        may["base"]     = "base"
        may["expr"]     = "expr base"
        may["sim"]      = "sim base expr"
        may["tell"]     = "tell base sim"
        may["load"]     = "load base expr sim"
        may["session"]  = "session base sim"
        may["policy"]   = "policy base sim"
        may["debrief"]  = "debrief base sim tell policy"
        may["report"]   = "report base sim tell debrief"
        may["ui"]       = "ui base sim tell session policy debrief"
        may["text"]     = "text base sim tell session policy debrief"
        may["platform"] = "platform base ui"
        may["app"]      = "app base expr sim tell load session policy debrief report ui text platform"

        # platform sees of ui what is drawn and what is typed, and how text is measured for it.
        platform_ui = " ui/draw.h ui/input.h ui/text_flow.h ui/icon.h "

        # The game itself: no clock, no locale, no stdio, no malloc, no libm. Only these from outside.
        pure = " stdbool.h stddef.h stdint.h stdarg.h string.h float.h limits.h stdalign.h "

        # Headers of the C library and of others that only some rooms may ask for.
        only["math.h"]   = " load ui report platform app "
        only["time.h"]   = " platform app "
        only["locale.h"] = " "
        only["cJSON"]    = " load report "
        only["zip.h"]    = " load "
        only["SDL"]      = " platform "
        only["posix"]    = " platform "
    }

    function complain(what) {
        printf "%s:%d: %s\n", path, FNR, what
        bad++
    }

    function kind(header) {
        if (header ~ /^SDL/) return "SDL"
        if (header ~ /cJSON\.h$/) return "cJSON"
        if (header ~ /^(unistd|fcntl|dirent|pthread|poll|termios|pwd|dlfcn|sched|threads|semaphore|strings|windows)\.h$/ ||
            header ~ /^(sys|arpa|netinet)\//) return "posix"
        return header
    }

    FNR == 1 {
        path = substr(FILENAME, 3)
        split(path, parts, "/")
        room = parts[1]
        if (!(room in may)) complain("room \"" room "\" is not in the table")
    }

    /^[ \t]*#[ \t]*include[ \t]*"/ {
        header = $0
        sub(/^[^"]*"/, "", header)
        sub(/".*/, "", header)
        if (split(header, parts, "/") != 2) {
            complain("expected an include written as \"room/header.h\", found \"" header "\"")
        } else if (index(" " may[room] " ", " " parts[1] " ") == 0) {
            complain("room \"" room "\" may not include room \"" parts[1] "\"")
        } else if (room == "platform" && parts[1] == "ui" && index(platform_ui, " " header " ") == 0) {
            complain("platform sees only the draw list and the input of ui, found \"" header "\"")
        }
        checked++
    }

    /^[ \t]*#[ \t]*include[ \t]*</ {
        header = $0
        sub(/^[^<]*</, "", header)
        sub(/>.*/, "", header)
        group = kind(header)
        if ((room == "sim" || room == "expr") && index(pure, " " header " ") == 0) {
            complain("room \"" room "\" may not include <" header ">")
        } else if (path ~ /^base\/.*_posix\.c$/) {
            if (group == "SDL" || group == "cJSON" || group == "math.h") complain("base may not include <" header ">")
        } else if ((group in only) && index(only[group], " " room " ") == 0) {
            complain("room \"" room "\" may not include <" header ">")
        }
        checked++
    }

    END {
        if (checked == 0) {
            print "no include was found: nothing was checked"
            exit 1
        }
        printf "%d includes, %d wrong\n", checked, bad
        exit bad > 0
    }'
