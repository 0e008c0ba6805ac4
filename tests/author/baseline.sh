#!/bin/sh
# A run of "noon simulate" held to an earlier one and to shares that its author wants, as a build would do it.
# baseline.sh <noon> <folder to work in>
set -u
noon=$1
work=$2
rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 1
failed=0

run() { # expected exit status, options
    wanted=$1
    shift
    "$noon" simulate two-valleys --games 1500 "$@" >out.txt 2>err.txt
    found=$?
    [ "$found" = "$wanted" ] || { echo "simulate $*: exit status $found"; cat err.txt; failed=1; }
}
wants() { grep -q -- "$2" "$1" || { echo "$1 lacks \"$2\""; failed=1; }; }

"$noon" new two-valleys >/dev/null || exit 1
"$noon" simulate two-valleys --games 1500 --format json >then.json
run 0 --seed 5000 --baseline then.json --strict # other nights of the same scenario: nothing but chance
wants out.txt 'beside the earlier run'
run 0 --set aspiration=1,bracket_cost=0.05 --baseline then.json
wants out.txt 'signed .* less$'
run 1 --set aspiration=1,bracket_cost=0.05 --baseline then.json --strict
run 2 --baseline then.json --policy steady
wants err.txt 'no result of the same scenario'
run 0 --require signed=0..100,won=0..100
wants out.txt 'wanted 0 to 100: good'
run 1 --require won=0..100,signed=99.5..100
wants out.txt 'wanted 99.5 to 100: missed'
run 1 --format json --require signed=99.5..100 # figures and judgement apart
wants err.txt 'missed'
run 2 --require wn=1..2
wants err.txt 'there is no share "wn"'
run 2 --require won=9
wants err.txt 'expected a share like won=20..60'
exit "$failed"
