#!/bin/sh
# sh many.sh <root> <folder of the sanitizers' build>: scenarios of two parties and three backers, of three parties, and of four
# parties and three powers, made from the rehearsal: checked, played by random hands with every invariant watched, played by
# every player made of code, typed in the terminal, told in each kind of report; and what comes of it makes sense.
set -u
export LC_ALL=C UBSAN_OPTIONS=halt_on_error=1
root=$1 build=$2
failed=0
complain() {
    echo "$shape: $1"
    failed=1
}

mkdir -p "$build" || exit 1
if ! cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS='-O1 -g' -DNOON_SANITIZE=ON \
    -DNOON_WINDOW=OFF -DNOON_TESTS=ON >"$build/many.log" 2>&1 ||
    ! ninja -C "$build" noon noon_nights_test noon_many_make noon_script_make >>"$build/many.log" 2>&1; then
    tail -n 20 "$build/many.log"
    echo 'cannot build with the sanitizers'
    exit 1
fi
noon=$build/noon
HOME=$build/many-home NOON_DATA=$root
export HOME NOON_DATA
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME
program() { find "$build" -name "$1" -type f | head -n 1; }
share() { sed -n "s/^  \"$2\": {\"share\": \([0-9.]*\),.*/\1/p" "$1"; }

# What any honest count obeys: nothing holds that was not signed, nothing is won that did not hold, by the first truce or
# by the second, and every night has one end.
sense_check() {
    awk -v signed="$(share "$1" signed)" -v day="$(share "$1" held_24h)" -v week="$(share "$1" held_7d)" \
        -v won="$(share "$1" won)" -v mended="$(share "$1" won_by_second_truce)" '
        /^  "endings": \{/ { inside = 1; next }
        inside && /^  \}/ { inside = 0 }
        inside { sub(/.*"share": /, ""); ends += $1 }
        END { exit !(signed != "" && signed >= day && day >= week && week >= won - mended && won >= mended && ends > 0.9999 && ends < 1.0001) }' "$1"
}

for shape in 2-3 3-2 4-3; do
    parties=${shape%-*} backers=${shape#*-}
    made=$build/many-$shape
    rm -rf "$made" # a journal of another version of it would not be gone on with
    "$(program noon_many_make)" "$parties" "$backers" "$root/scenarios/rehearsal" "$made" || exit 1
    "$noon" validate --strict "$made" >"$made/out" 2>&1 || complain "$(cat "$made/out")"
    "$(program noon_nights_test)" 300 "$made" || failed=1
    for policy in random steady par historical tilt-a tilt-b manipulator lookahead; do
        games=100
        [ "$policy" = lookahead ] && games=1
        if ! "$noon" simulate "$made" --policy "$policy" --games $games --format json >"$made/$policy.json" 2>"$made/out"; then
            complain "$policy: $(head -n 5 "$made/out")"
        elif ! sense_check "$made/$policy.json"; then
            complain "$policy: shares that cannot be"
        fi
    done
    for more in signed held_7d won; do
        awk -v par="$(share "$made/par.json" $more)" -v random="$(share "$made/random.json" $more)" 'BEGIN { exit !(par > random + 0.1) }' ||
            complain "$more: no more by par than by random hands"
    done
    "$(program noon_script_make)" "$made" steady 5 >"$made/game.txt" || complain 'no game to type'
    "$noon" play --text --scenario "$made" --seed 5 --journal "$made/whole.noon" <"$made/game.txt" >"$made/said" 2>&1 ||
        complain "the terminal: $(tail -n 3 "$made/said")"
    for format in html markdown json; do
        "$noon" report "$made/whole.noon" --scenario "$made" --format $format -o "$made/report.$format" >"$made/out" 2>&1 ||
            complain "report as $format: $(cat "$made/out")"
    done
    # All who sat there are told of.
    sed -n 's/^\t\t*"short":\t"\(.*\)",*$/\1/p' "$made/scenario.json" | while read -r name; do
        grep -q "$name" "$made/said" && grep -q "$name" "$made/report.html" || echo "$name"
    done >"$made/missing"
    [ -s "$made/missing" ] && complain "not told of: $(tr '\n' ' ' <"$made/missing")"
done
exit $failed
