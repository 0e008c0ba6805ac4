#!/bin/sh
# sh program.sh <noon> <script_make> <root> <scratch folder>: the real program as a person or a script meets it: exit
# codes, one clear line for every trouble, and games that are kept whatever happens.
set -u
export LC_ALL=C
noon=$1
script_make=$2
root=$3
scratch=$4
failed=0
checked=0

rm -rf "$scratch"
mkdir -p "$scratch/home" || exit 1
export HOME="$scratch/home" NOON_DATA="$root"
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
saves=$HOME/.local/state/noon/saves
cd "$scratch" || exit 1

complain() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
    sed 's/^/    out: /' out | tail -n 5
    sed 's/^/    err: /' err | tail -n 5
}

# try WHAT CODE [words of the error output...] -- command...
try() {
    what=$1
    code=$2
    said=$3
    shift 4
    "$@" >out 2>err </dev/null
    found=$?
    checked=$((checked + 1))
    if [ "$found" -ne "$code" ]; then
        complain "$what: expected exit code $code, found $found"
    elif [ -n "$said" ] && ! grep -q "$said" out err; then
        complain "$what: nobody said \"$said\""
    fi
}

# play SCRIPT CODE SAID options...: plays a script in the terminal
play() {
    script=$1
    code=$2
    said=$3
    shift 3
    "$noon" play --text --length 25 --difficulty tense "$@" <"$script" >out 2>err
    found=$?
    checked=$((checked + 1))
    if [ "$found" -ne "$code" ]; then
        complain "play $*: expected exit code $code, found $found"
    elif [ -n "$said" ] && ! grep -q "$said" out err; then
        complain "play $*: nobody said \"$said\""
    fi
}

scenario=''
for folder in "$root"/scenarios/*/; do
    [ -f "$folder/scenario.json" ] && scenario=$(basename "$folder") && break
done
[ -n "$scenario" ] || { echo 'skipped: there is no scenario'; exit 77; }
"$script_make" "$root/scenarios/$scenario" steady 5 >game.txt || exit 1
head -n 6 game.txt >six.txt
printf 'quit\n' >quit.txt

# ---- the command line ----
try 'version' 0 'rules' -- "$noon" --version
try 'help' 0 'exit codes' -- "$noon" --help
for command in play validate simulate replay report schema symbols; do
    try "help of $command" 0 "usage: noon $command" -- "$noon" "$command" --help
done
try 'a misspelt command' 2 'did you mean "simulate"' -- "$noon" simulat
try 'a misspelt option' 2 'did you mean "--seed"' -- "$noon" play --sede 4
try 'a number that is none' 2 'whole number' -- "$noon" play --seed four
try 'a word that is none' 2 'calm, tense or violent' -- "$noon" play --difficulty mild
try 'too many words' 2 'unexpected' -- "$noon" simulate a b
try 'too few words' 2 'usage' -- "$noon" simulate
try 'a seat that is none' 2 'no seat' -- "$noon" play --text --scenario "$scenario" --seats nobody=person
try 'a scenario that is not there' 3 'no scenario' -- "$noon" simulate no-such-scenario
try 'a file that is not there' 3 '' -- "$noon" validate no-such-file.json
printf '{ "format": 1, }\n' >bad.json
try 'a scenario with errors' 1 'bad.json:1' -- "$noon" validate bad.json
try 'playing a scenario with errors' 1 'bad.json:1' -- "$noon" play --text --scenario ./bad.json
try 'a good scenario' 0 '' -- "$noon" validate "$root/scenarios/$scenario"
try 'the schema' 0 'json-schema.org' -- "$noon" schema
try 'symbols' 0 'leverage' -- "$noon" symbols "$scenario"
try 'simulate' 0 '"games": 100' -- "$noon" simulate "$scenario" --games 100 --format json
sed -n 's/"digest"//p' out >one
(cd "$scratch" && "$noon" new wide >/dev/null) # everybody signs in it
try 'an author is told what to do about a wide zone' 0 'a higher "reservation" narrows it' -- "$noon" simulate "$scratch/wide" --games 50
try 'simulate with more jobs' 0 '' -- "$noon" simulate "$scenario" --games 100 --format json --jobs 3
sed -n 's/"digest"//p' out >three
checked=$((checked + 1))
cmp -s one three || complain 'the digest depends on the number of jobs'
if [ -w /dev/full ]; then
    checked=$((checked + 1))
    "$noon" symbols "$scenario" >/dev/full 2>err
    [ $? -eq 3 ] && grep -q 'cannot write' err || complain 'a full disk behind the output'
    checked=$((checked + 1))
    "$noon" simulate "$scenario" --policy random --games 3000 --format jsonl >/dev/full 2>err
    [ $? -eq 3 ] && [ "$(grep -c 'cannot write' err)" -eq 1 ] || complain 'a full disk behind many lines'
fi

# ---- without the game's own texts ----
mkdir -p alone
cp "$noon" alone/noon
try 'a game without texts' 3 'cannot be told without its texts' -- env NOON_DATA="$scratch/alone" alone/noon play --text -s "$root/scenarios/$scenario"
try 'a check without texts' 0 '' -- env NOON_DATA="$scratch/alone" alone/noon validate "$root/scenarios/$scenario"

# ---- a game that is kept ----
play six.txt 0 '' --scenario "$scenario" --seed 5
try 'an autosave is there' 0 '' -- test -f "$saves/autosave-1.noon"
try 'it replays' 0 'good: .* 6 commands' -- "$noon" replay --check "$saves/autosave-1.noon"
try 'it can be read' 0 '^> ' -- "$noon" replay --print "$saves/autosave-1.noon"
sed -n '7,$p' game.txt >rest.txt
play rest.txt 0 '' --continue
try 'it went on to its end' 0 'over\|won' -- "$noon" replay "$saves/autosave-1.noon"
play game.txt 0 'noon report whole.noon -o' --scenario "$scenario" --seed 5 --journal whole.noon
checked=$((checked + 1))
grep -q '^A night of 25 minutes, tense, number 5' out || complain 'the number of the night is not told'
try 'a game in one go is the same' 0 'over\|won' -- "$noon" replay whole.noon
checked=$((checked + 1))
[ "$(grep -c '  #=' whole.noon)" = "$(grep -c '  #=' "$saves/autosave-1.noon")" ] ||
    complain 'a game that was interrupted has other commands'
play six.txt 0 'is there already' --scenario "$scenario" --seed 5 --journal whole.noon
try 'it was not written over' 0 'over\|won' -- "$noon" replay whole.noon

# ---- what is reckoned of a ceasefire is the same after the game was left and taken up ----
"$script_make" "$root/scenarios/$scenario" par 5 held >reckoned.txt || exit 1
seed=$(sed -n '1s/^# //p' reckoned.txt)
printf 'standings\nquit\n' >standings.txt
for n in 1 3 5 7 9; do # before the nth thing of the days is sent out
    awk -v n=$n '/^place/ && --n == 0 { print "standings"; print "quit"; exit } { print }' reckoned.txt >days.txt
    play days.txt 0 '^Holds to .*%$' --scenario "$scenario" --seed "$seed" --journal "days-$n.noon"
    grep '^Holds to' out >before
    play standings.txt 0 '^Holds to .*%$' --continue --journal "days-$n.noon"
    grep '^Holds to' out >after
    checked=$((checked + 1))
    cmp -s before after || complain "the estimate $n is another after the game was taken up"
done

# ---- several nights side by side ----
try 'nights of a class' 0 '| whole | ' -- "$noon" report whole.noon "$saves/autosave-1.noon" --format markdown
# A lesson by TEACHING.md, word for word: two groups begin alike, and their nights are put side by side.
lesson=$(sed -n 's/^  *noon play \(--class .*\)$/\1/p' "$root/TEACHING.md")
compared=$(sed -n 's/^  *noon \(report .*group-\*.*\)$/\1/p' "$root/TEACHING.md")
for group in 1 2; do
    # shellcheck disable=SC2086 # words of a command line
    printf 'save group-%s\nquit\n' $group | "$noon" play --text $lesson >out 2>err || complain "a lesson's group $group"
done
try 'the nights of a lesson' 0 '' -- sh -c "\"\$0\" $compared" "$noon"
grep -q '<ol class="discuss">' class.html || complain 'the page of a lesson asks nothing'
try 'as a page' 0 '^</html>' -- "$noon" report whole.noon days-3.noon
try 'for machines' 0 '^]' -- "$noon" report whole.noon days-3.noon --format json
other=$(ls "$root/scenarios" | grep -v "^$scenario\$" | while read -r name; do [ -f "$root/scenarios/$name/scenario.json" ] && echo "$name" && break; done)
play quit.txt 0 '' --scenario "$other" --journal other.noon
try 'nights of two scenarios' 2 'nights of one scenario' -- "$noon" report whole.noon other.noon
try 'a night that is not there' 3 'nowhere.noon' -- "$noon" report whole.noon nowhere.noon

# ---- house rules ----
play six.txt 0 '' --scenario "$scenario" --seed 5 --set aspiration=0.9,first_day=3.25 --journal house.noon
try 'house rules are replayed and told' 0 '^house first_day=3.25 (usually ' -- "$noon" replay --check house.noon
play rest.txt 0 '' --continue --journal house.noon
try 'and hold when the game goes on' 0 '^house aspiration=0.9 (usually ' -- "$noon" replay --check house.noon
sed 's/^house first_day=.*/house first_day=99/' house.noon >wild.noon
try 'a house rule out of range' 1 'line 14: house rule: expected first_day=1 to first_day=20' -- "$noon" replay wild.noon
cp wild.noon wild-before.noon
play quit.txt 1 'line 14: house rule' --continue --journal wild.noon
try 'nothing of it is lost' 0 '' -- cmp wild.noon wild-before.noon
sed 's/^house first_day/house first_dy/' house.noon >wild.noon
try 'a house rule that is none' 1 'did you mean "first_day"' -- "$noon" replay wild.noon
play six.txt 0 '' --scenario "$scenario" --seed 5 --set aspiration=0.9 --set first_day=3.25 --journal twice.noon
try 'house rules given one by one are all kept' 0 '^house aspiration=0.9 ' -- "$noon" replay --check twice.noon
try 'and one that is given twice is named' 2 '"first_day" is given twice' -- "$noon" simulate "$scenario" --games 10 --set first_day=2 --set first_day=3
play quit.txt 2 'expected first_day=1 to' --scenario "$scenario" --set first_day=0
play quit.txt 2 'did you mean "first_day"' --scenario "$scenario" --set first_daz=2
play quit.txt 2 'given twice' --scenario "$scenario" --set first_day=2,first_day=3
play quit.txt 2 'keeps the house rules' --continue --journal house.noon --set first_day=2
try 'simulate reads them alike' 2 'found "much"' -- "$noon" simulate "$scenario" --games 1 --set first_day=much
try 'and so does a sweep' 2 'found "3x"' -- "$noon" simulate "$scenario" --games 1 --sweep first_day=1..3x

# ---- trouble ----
try 'a journal that is not there' 3 '' -- "$noon" replay no-such.noon
printf 'somebody wrote this\n' >letter.noon
try 'a journal that is none' 1 'not a journal' -- "$noon" replay letter.noon
sed '/^begin/,$s/^\([a-z]\)/x\1/' whole.noon >altered.noon
try 'an altered journal' 1 'line' -- "$noon" replay altered.noon
try 'an altered journal can be read' 0 '' -- "$noon" replay --print altered.noon
sed 's/^rules .*/rules 9999/' whole.noon >newer.noon
try 'a journal of other rules' 1 'rules 9999' -- "$noon" replay newer.noon
try 'nothing to continue' 3 'no saved game' -- env HOME="$scratch/empty" "$noon" play --text --continue
checked=$((checked + 1))
env -u HOME "$noon" play --text --scenario "$scenario" --length 25 --seed 5 <six.txt >out 2>err
[ $? -eq 0 ] && [ "$(grep -c 'HOME' err)" -eq 1 ] || complain 'without a home folder: one line, and the game goes on'
mkdir -p "$scratch/blocked/.local"
: >"$scratch/blocked/.local/state"
checked=$((checked + 1))
env HOME="$scratch/blocked" "$noon" play --text --scenario "$scenario" --length 25 --seed 5 <six.txt >out 2>err
[ $? -eq 0 ] && [ "$(cat out err | grep -c 'without being saved')" -eq 1 ] || complain 'a folder that cannot be written: once, and the game goes on'
# A disk that is full after the first lines: the game goes on and says so once.
checked=$((checked + 1))
(
    ulimit -f 2
    "$noon" play --text --scenario "$scenario" --length 25 --difficulty tense --seed 5 --journal full.noon 2>&1 <game.txt
) | cat >out
[ "$(grep -c 'without being saved' out)" -eq 1 ] || complain 'a full disk: one line, and the game goes on'
try 'what fitted on the full disk is good' 0 'good' -- "$noon" replay full.noon
# Two programs and one journal. The first is given its lines one by one and is still playing.
mkfifo lines
checked=$((checked + 1))
"$noon" play --text --scenario "$scenario" --length 25 --difficulty tense --seed 5 --journal held.noon <lines >/dev/null 2>&1 &
player=$!
exec 3>lines
cat six.txt >&3
while kill -0 "$player" 2>/dev/null && [ "$(grep -c '  #=' held.noon 2>/dev/null)" != 7 ]; do :; done
"$noon" play --text --continue --journal held.noon <quit.txt >out 2>err
[ $? -eq 3 ] && grep -q 'in use' err || complain 'a journal that somebody plays'
try 'looking at a journal that somebody plays' 0 '6 commands' -- "$noon" replay held.noon
echo quit >&3
exec 3>&-
wait "$player" || complain 'the first player was disturbed'
mkdir -p "$HOME/.config/noon"
printf 'length = 25\nthis is no setting\nmine = kept\n' >"$HOME/.config/noon/settings.txt"
play quit.txt 0 'settings line 2' --scenario "$scenario" --seed 5

printf '%d checks, %d failed\n' "$checked" "$failed"
[ "$failed" -eq 0 ]
