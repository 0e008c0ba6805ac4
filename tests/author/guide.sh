#!/bin/sh
# What the author's guide says, done word for word, as a newcomer would with nothing else at hand: the first evening's commands and
# changes, the example of a test; and a scenario that was written by the guide alone is checked, played and reported.
# guide.sh <noon> <folder to work in> <root of the sources> <script_make>
set -u
noon=$1
work=$2
root=$3
script_make=$4
guide=$root/scenarios/README.md
rm -rf "$work"
mkdir -p "$work/home"
cd "$work" || exit 1
export HOME="$work/home" NOON_DATA="$root"
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME

fail() {
    echo "the guide does not hold: $*"
    exit 1
}

# holds WHAT COMMAND...: the command succeeds.
holds() {
    what=$1
    shift
    "$@" >out 2>&1 </dev/null || { cat out; fail "$what"; }
}

# The first block of commands: all of them are there, and those that end by themselves succeed.
awk '/^```/ { if (inside) exit; inside = 1; next } inside { sub(/ *#.*/, ""); print }' "$guide" >commands
grep -q '^noon new my-scenario$' commands || fail 'the first evening does not begin with "noon new"'
while read -r _ verb rest; do
    case $verb in
    play) continue ;; # waits for a player
    explore) rest="$rest --nights 500" ;;
    simulate) rest="$rest --games 500" ;;
    esac
    # shellcheck disable=SC2086 # words of a command line
    holds "noon $verb $rest" "$noon" "$verb" $rest
done <commands

# The three changes of the table: what is to be found is there, once, and what is written instead is a good scenario.
scenario=my-scenario/scenario.json
sed -n 's/^| \(a weight\|a wording\|an event\) | `\(.*\)` | `\(.*\)` |$/\1\t\2\t\3/p' "$guide" >changes
[ "$(wc -l <changes)" -eq 3 ] || fail 'the first evening has no three changes'
tab=$(printf '\t')
while IFS=$tab read -r what find instead; do
    [ "$(grep -c -F "$find" $scenario)" -eq 1 ] || fail "$what: not to be found: $find"
    FIND=$find INSTEAD=$instead awk '{ at = index($0, ENVIRON["FIND"])
        if (at) $0 = substr($0, 1, at - 1) ENVIRON["INSTEAD"] substr($0, at + length(ENVIRON["FIND"])); print }' $scenario >changed
    cmp -s changed $scenario && fail "$what: nothing was changed"
    cp changed $scenario
    holds "$what" "$noon" validate --strict my-scenario
done <changes
"$noon" explore my-scenario --nights 500 | grep -q '^scene *2 of 2$' || fail 'the event is not met'
printf 'choose first-call north\nredraft watch pair\ntext\n' | "$noon" play --text --scenario my-scenario --seed 1 --journal typed.noon >said 2>&1
grep -q 'one from each side' said || fail 'the wording is not shown'
sed 's/"rain",/"rain"/' $scenario >changed && cp $scenario kept && cp changed $scenario
"$noon" validate my-scenario >out 2>&1 && fail 'a missing comma is not told'
grep -q 'scenario.json:[0-9]*:[0-9]*: error' out || fail 'a missing comma is not told with its line'
cp kept $scenario

# What the editor is helped with.
"$noon" schema >scenario.schema.json || fail 'noon schema'
sed '1s|{|{ "$schema": "../scenario.schema.json",|' $scenario >changed && cp changed $scenario
holds 'the name of the schema' "$noon" validate --strict my-scenario

# The scenario that was written by the guide alone.
cp -r "$root/tests/author/evening" evening
holds 'the scenario of an evening is good' "$noon" validate --strict evening
holds 'its tests hold' "$noon" test evening
holds 'it can be told from all sides' "$noon" explore evening --nights 2000
grep -q 'not seen' out && { cat out; fail 'not all of it can be met'; }
"$script_make" evening par 5 >typed.txt || fail 'no game to type'
holds 'it is played' sh -c '"$1" play --text --scenario evening --length 25 --seed 5 --journal evening.noon <typed.txt' sh "$noon"
for format in html markdown json; do
    holds "it is reported as $format" "$noon" report evening.noon --scenario evening --format $format -o "report.$format"
done

# The example of a test, on the scenario it is written for.
cp -r "$root/scenarios/rehearsal" rehearsal
awk '/^```json/ { inside = 1; block = ""; next } /^```/ { if (inside && block ~ /"tests"/) { printf "%s", block; exit } inside = 0 }
    inside { block = block $0 "\n" }' "$guide" >rehearsal/tests/guide.json
[ -s rehearsal/tests/guide.json ] || fail 'the guide has no example of a test'
"$noon" test "$work/rehearsal" || fail 'the example of a test'
