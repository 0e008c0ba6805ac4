#!/bin/sh
# The author's panel in lines: what it shows, what it sets, and that every trace of it says so.
# panel.sh <noon> <folder to work in>
set -u
noon=$1
work=$2
rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 1
failed=0

play() { # journal, lines on standard input
    "$noon" play --scenario two-valleys --text --seed 3 --journal "$1" 2>&1
}
wants() {
    grep -q -- "$2" "$1" || { echo "$1 lacks \"$2\""; failed=1; }
}
lacks() {
    ! grep -q -- "$2" "$1" || { echo "$1 has \"$2\""; failed=1; }
}

"$noon" new two-valleys >/dev/null || exit 1
printf '%s\n' author 'author nothing' 'author set' quit | play looked.noon >looked.txt
lacks looked.txt 'game is the author'
"$noon" replay looked.noon >looked.replay
lacks looked.replay "the author's"

printf '%s\n' 'author names trust' 'author scenes' 'author jump talks' 'author sides' 'author set trust.north = 93' 'author names trust.north' \
    'author set trust.nrth = 93' 'author names nobody' 'author jump 60' 'author jump end' | play marked.noon >marked.txt
wants marked.txt 'From here on the game is the author'
wants marked.txt 'trust.south = '
wants marked.txt 'Would it sign now? Margin'
wants marked.txt 'with a chance of'
wants marked.txt '  *hurt [+-]0'
wants marked.txt 'trust.north = 93'
wants marked.txt 'unknown name "trust.nrth"'
wants marked.txt 'Nothing is called so.'
wants marked.txt 'author’s hand was in this night' # the debrief
[ "$(grep -c 'From here on' marked.txt)" = 1 ] || { echo "marked more than once"; failed=1; }
"$noon" replay marked.noon >marked.replay
wants marked.replay "good: .*, the author's"
for format in html markdown json; do
    "$noon" report marked.noon --scenario two-valleys --format $format >marked.$format
done
wants marked.html 'author’s hand was in this night'
wants marked.markdown 'author’s hand was in this night'
wants marked.json '"authored":.*true'

printf '%s\n' 'author names' | "$noon" play --scenario two-valleys --text --class --seed 3 >class.txt 2>&1
lacks class.txt 'trust.north = '
exit "$failed"
