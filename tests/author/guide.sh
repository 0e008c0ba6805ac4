#!/bin/sh
# What the author's guide says, done word for word: the commands of the first evening, and the example of a test.
# guide.sh <noon> <folder to work in> <root of the sources>
set -u
noon=$1
work=$2
guide=$3/scenarios/README.md
rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 1

fail() {
    echo "the guide does not hold: $*"
    exit 1
}

# The first block of commands: all of them are there, and those that end by themselves succeed.
awk '/^```/ { if (inside) exit; inside = 1; next } inside { sub(/ *#.*/, ""); print }' "$guide" >commands
grep -q '^noon new my-scenario$' commands || fail 'the first evening does not begin with "noon new"'
while read -r _ verb rest; do
    case $verb in
    play) continue ;; # waits for a player
    test)
        mkdir -p my-scenario/tests
        printf '{ "tests": [ { "name": "it begins", "expect": ["day == 0"] } ] }\n' >my-scenario/tests/first.json
        ;;
    explore) rest="$rest --nights 500" ;;
    simulate) rest="$rest --games 500" ;;
    esac
    # shellcheck disable=SC2086 # words of a command line
    "$noon" "$verb" $rest >out 2>&1 </dev/null || { cat out; fail "noon $verb $rest"; }
done <commands

# The example of a test, on the scenario it is written for.
cp -r "$3/scenarios/rehearsal" rehearsal
awk '/^```json/ { inside = 1; block = ""; next } /^```/ { if (inside && block ~ /"tests"/) { printf "%s", block; exit } inside = 0 }
    inside { block = block $0 "\n" }' "$guide" >rehearsal/tests/guide.json
[ -s rehearsal/tests/guide.json ] || fail 'the guide has no example of a test'
"$noon" test "$work/rehearsal" || fail 'the example of a test'
