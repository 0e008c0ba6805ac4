#!/bin/sh
# sh shards.sh NOON SCENARIO SCRATCH: a sweep spread over shards and joined again must be the sweep in one piece, by
# hand or by GNU parallel where that is installed:
#     parallel 'noon simulate S --policy par --games 100000 --shard {}/8 --format json > {}.json' ::: 1 2 3 4 5 6 7 8
#     noon simulate S --policy par --merge *.json
set -eu
noon=$1 scenario=$2 scratch=$3
mkdir -p "$scratch"
cd "$scratch"
rm -f ./*.json
run="$noon simulate $scenario --policy random --games 400 --seed 3"
# What differs between runs of the same games: how long they took and on how many cores.
figures() { grep -v '"seconds"\|"games_per_second"\|"jobs"\|"shard"' "$1"; }
$run --format json >whole.json
$run --format json --jobs 3 >jobs.json
if command -v parallel >/dev/null 2>&1; then
    parallel --will-cite "$run --shard {}/3 --format json > part-{}.json" ::: 1 2 3
else
    for part in 1 2 3; do $run --shard $part/3 --format json >part-$part.json; done
fi
$noon simulate "$scenario" --policy random --seed 3 --merge --format json part-1.json part-2.json part-3.json >merged.json
failed=0
for other in jobs merged; do
    figures whole.json >whole.figures
    figures $other.json >$other.figures
    if ! cmp -s whole.figures $other.figures; then
        echo "$other: other figures than in one piece"
        diff whole.figures $other.figures | cut -c1-200 | head -n 10
        failed=1
    fi
done
if $noon simulate "$scenario" --policy steady --seed 3 --merge part-1.json >/dev/null 2>refused; then
    echo 'a shard of another policy was merged'
    failed=1
fi
if $noon simulate "$scenario" --policy random --seed 3 --days 3 --merge part-1.json >/dev/null 2>refused; then
    echo 'a shard of other days was merged'
    failed=1
fi
if $run --days 3 --baseline whole.json >/dev/null 2>refused; then
    echo 'a run of other days was compared'
    failed=1
fi
# Every game counts once, also among shards of another number and what was joined before; what is joined says so.
merge="$noon simulate $scenario --policy random --seed 3 --merge --format json"
$merge part-3.json part-1.json >two.json
$run --shard 2/6 --format json >sixth.json
for parts in "part-1.json part-1.json" "two.json part-1.json" "part-2.json sixth.json" "whole.json part-2.json"; do
    status=0
    $merge $parts >refused.out 2>refused || status=$?
    set -- $parts
    if [ $status -ne 3 ] || [ -s refused.out ] || ! grep -q "\"$1\".*\"$2\"\|\"$2\".*\"$1\"" refused; then
        echo "$parts were joined"
        failed=1
    fi
done
for parts in "two.json:3/3, 1/3" "merged.json:1/1" "part-2.json:2/3"; do
    grep -q "\"shard\": \"${parts#*:}\"" "${parts%%:*}" || { echo "$parts: $(grep shard "${parts%%:*}")"; failed=1; }
done
$merge two.json part-2.json >rest.json
figures rest.json | cmp -s - whole.figures || { echo 'what was joined in two steps has other figures'; failed=1; }
# What no run writes is read by none.
for number in 99999999999999999999999 -5 "" x; do
    sed "s/\"tally\": \[[0-9]*/\"tally\": [$number/" part-1.json >altered.json
    if $merge altered.json >/dev/null 2>refused; then
        echo "a tally that begins with \"$number\" was joined"
        failed=1
    fi
done
# A shard without a game is a result as well.
"$noon" simulate "$scenario" --policy random --games 10 --shard 2/2 --format json >none.json
if grep -qE '[^a-z](nan|inf)[^a-z]' none.json; then
    echo 'a shard without games has figures that are no numbers'
    failed=1
fi
# House rules are part of what a run is: they change it, they are told, and they are not merged with other ones.
$run --set first_day=15 --format json >ruled.json
grep -q '"set": "first_day=15"' ruled.json || { echo 'house rules are not told'; failed=1; }
if [ "$(grep '"digest"' ruled.json)" = "$(grep '"digest"' whole.json)" ]; then
    echo 'house rules changed nothing'
    failed=1
fi
if $noon simulate "$scenario" --policy random --seed 3 --merge ruled.json >/dev/null 2>refused; then
    echo 'a run by other house rules was merged'
    failed=1
fi
for wrong in first_day=99 first_day no_such=1; do
    if $run --set "$wrong" >/dev/null 2>refused; then
        echo "--set $wrong was taken"
        failed=1
    fi
done
# Told before a game is played, not after all of them.
for wrong in "--merge" "--require won=..,signed=1" "--require no_such=1..2" "--baseline ruled.nowhere"; do
    status=0
    $noon simulate "$scenario" --policy random --games 100 $wrong >refused.out 2>refused || status=$?
    if [ $status -ne 2 ] || [ -s refused.out ] || ! [ -s refused ]; then
        echo "$wrong was not refused at once"
        failed=1
    fi
done
lines=$($run --format jsonl | grep -c '"seed"')
if [ "$lines" -ne 400 ]; then
    echo "expected 400 lines, found $lines"
    failed=1
fi
# Whatever is taken out of the game, a policy still finds something to say.
for report in ablate worth; do
    if ! "$noon" simulate "$scenario" --policy par --games 20 "--$report" >/dev/null; then
        echo "--$report does not come to its end"
        failed=1
    fi
done
exit $failed
