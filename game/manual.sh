#!/bin/sh
# Writes the manual page from what the program says of itself: sh game/manual.sh NOON > assets/noon.6
set -eu
noon=$1

# What a command says of itself, as roff: its usage as a heading, a paragraph, its options as a list.
described() {
    awk -v heading="$1" '
    function roff(text) {
        gsub(/\\/, "\\e", text)
        gsub(/-/, "\\-", text)
        gsub(/\047/, "\\(aq", text)
        return text ~ /^\./ ? "\\&" text : text
    }
    /^usage: / { if (heading != "") print heading " " roff("\"" substr($0, 8) "\""); next }
    /^options:$/ || /^$/ { next }
    /^  -/ {
        line = substr($0, 3)
        at = match(line, /   */)
        print ".TP\n.B " roff(at ? substr(line, 1, at - 1) : line)
        if (at) print roff(substr(line, at + RLENGTH))
        next
    }
    { sub(/^ +/, ""); print roff($0) }'
}

version=$("$noon" --version | sed -n '1s/^noon \([0-9.]*\).*/\1/p')
commands=$("$noon" --help | sed -n '/^commands:$/,/^$/s/^  \([a-z]*\)  *.*/\1/p')

cat <<EOF
.\\" Written by game/manual.sh from what the program says of itself.
.TH NOON 6 "" "noon $version" Games
.SH NAME
noon \\- a game about mediating a ceasefire
.SH SYNOPSIS
.B noon
.RI [ command ]
.RI [ options ]
.SH DESCRIPTION
One night, delegations who would rather not, one text, some hours to agree it, and the days in which it holds or breaks.
Nights are files, called scenarios: the same program plays, checks, explores and counts them.
Without a command it opens the window; without a display it plays in the terminal.
.SH OPTIONS
.TP
.B \\-\\-help
this, or behind a command its options
.TP
.B \\-\\-version
the version of the program, of its rules and of the form of scenarios
.SH COMMANDS
EOF
for command in $commands; do
    "$noon" "$command" --help </dev/null | described .SS
done
cat <<'EOF'
.SH EXIT STATUS
.TP
.B 0
good
.TP
.B 1
content has errors
.TP
.B 2
wrong usage
.TP
.B 3
the world failed: a file, a disk, a display
.SH ENVIRONMENT
.TP
.B NOON_DATA
the folder with assets and scenarios, where they are not beside the program
.TP
.B NOON_EDITOR
what opens a scenario from the window at the line of a mistake
.TP
.B XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME
where scenarios of one's own, settings and saved nights lie
.SH FILES
.TP
.I ~/.local/share/noon/scenarios
scenarios of one's own
.TP
.I ~/.config/noon
settings, a text with comments
.TP
.I ~/.local/state/noon/saves
saved nights
EOF
