#!/bin/sh
# sh names.sh <root>: the program knows no country, town or living person; those stand in scenarios only. The words
# are in names.txt. A short one counts when it stands alone, one of six letters or more also inside another word.
set -u
export LC_ALL=C
root=$1
here=$(dirname -- "$0")

short=''
long=''
while IFS= read -r name; do
    case $name in
    '' | '#'*) ;;
    ??????*) long="${long:+$long|}$name" ;;
    *) short="${short:+$short|}$name" ;;
    esac
done <"$here/names.txt"

cd "$root" || exit 1
found=$(find game assets/lang -type f 2>/dev/null | sort |
    xargs grep -niE "(^|[^A-Za-z])($short)([^A-Za-z]|\$)|$long" /dev/null |
    grep -vE 'Noto(Sans|Serif)[A-Z][a-z]+|script' | cut -c 1-200) # fonts and scripts are called after peoples
if [ -n "$found" ]; then
    printf '%s\n' "$found"
    echo 'names of places and people belong in scenarios/'
    exit 1
fi
# What a scenario says is set like the rest: with curly apostrophes. Expressions and notes are not said.
straight=$(grep -nE '"(title|text|label|why|tell|demand|name)": "[^"]*'"'" scenarios/*/scenario.json | cut -c 1-200)
if [ -n "$straight" ]; then
    printf '%s\n' "$straight"
    echo 'a straight apostrophe'
    exit 1
fi
echo 'no name found'
