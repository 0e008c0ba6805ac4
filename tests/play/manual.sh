#!/bin/sh
# sh manual.sh NOON ROOT: the manual page says what the program says of itself, command by command, option by option, and is
# good roff. UPDATE_GOLDEN=1 writes it anew.
set -eu
noon=$1 page=$2/assets/noon.6
[ -z "${UPDATE_GOLDEN:-}" ] || sh "$2/game/manual.sh" "$noon" >"$page"
sh "$2/game/manual.sh" "$noon" | diff "$page" - || {
    echo "assets/noon.6 is not what the program says: sh game/manual.sh NOON > assets/noon.6"
    exit 1
}
# As it is read, each command and each option is there.
failed=0
for command in $("$noon" --help | sed -n '/^commands:$/,/^$/s/^  \([a-z]*\)  *.*/\1/p'); do
    tr -d '\134' <"$page" | awk -v command="$command" '/^\.S[HS] /{ on = $3 == command || $3 == command "\"" } on' >section.txt
    [ -s section.txt ] || { echo "no command $command"; failed=1; }
    for option in $("$noon" "$command" --help | sed -n 's/^  \(--[a-z-]*\).*/\1/p'); do
        grep -q "^\.B $option\( \|,\|\$\)" section.txt || { echo "no option $option of $command"; failed=1; }
    done
done
if command -v groff >/dev/null; then
    warned=$(groff -man -Tutf8 -ww -z "$page" 2>&1) || failed=1
    [ -z "$warned" ] || { echo "$warned"; failed=1; }
fi
exit $failed
