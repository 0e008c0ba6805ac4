#!/bin/sh
# sh ten_games.sh <noon> <script_make> <root> <scratch folder>: ten scripted games of the main scenario, each played
# through a pipe. Each journal must replay to equal digests, the same script must give the same journal to the byte, and
# the ten must reach at least eight different endings. The scripts stand in tests/golden/ten_games; when the rules have
# changed, UPDATE_GOLDEN=1 looks for ten new ones.
set -u
export LC_ALL=C
noon=$1
script_make=$2
root=$3
scratch=$4
scenario=moscow-2020
golden=$root/tests/golden/ten_games

rm -rf "$scratch"
mkdir -p "$scratch/home" || exit 1
export HOME="$scratch/home" NOON_DATA="$root"
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME DISPLAY WAYLAND_DISPLAY
cd "$scratch" || exit 1

# play SCRIPT JOURNAL: a script's first line is "# SEED"
play() {
    seed=$(sed -n '1s/^# //p' "$1")
    sed 1d "$1" | "$noon" play --text --scenario "$scenario" --length 25 --difficulty tense --seed "$seed" \
        --journal "$2" >"$2.out" 2>&1
}

ending() {
    "$noon" report "$1" --format json | sed -n 's/^[[:space:]]*"ending":[[:space:]]*"\(.*\)",*$/\1/p' | head -n 1
}

if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
    mkdir -p "$golden" || exit 1
    rm -f "$golden"/*.txt
    : >found
    count=0
    for seed in $(seq 1 60); do
        for policy in steady random; do
            [ "$count" -lt 10 ] || break 2
            # "why" alone is a free question in the terminal; the move of that name is "do why".
            { echo "# $seed"; "$script_make" "$root/scenarios/$scenario" "$policy" "$seed" | sed 's/^why /do why /'; } >script || continue
            rm -f try.noon
            play script try.noon || continue
            reached=$(ending try.noon)
            [ -n "$reached" ] || continue
            grep -qx "$reached" found && [ "$(wc -l <found)" -lt 8 ] && continue
            grep -qx "$reached" found || echo "$reached" >>found
            count=$((count + 1))
            cp script "$golden/$(printf '%02d' "$count").txt"
        done
    done
fi

failed=0
games=0
: >endings
for script in "$golden"/*.txt; do
    [ -f "$script" ] || continue
    games=$((games + 1))
    name=$(basename "$script" .txt)
    if ! play "$script" "$name.noon" || ! play "$script" "$name-again.noon"; then
        echo "$name: the script does not play to its end"
        tail -n 3 "$name.noon.out"
        failed=1
        continue
    fi
    if ! cmp -s "$name.noon" "$name-again.noon"; then
        echo "$name: the same script gave another journal"
        failed=1
    fi
    if ! "$noon" replay --check "$name.noon" >replayed 2>&1 || ! grep -q 'over\|won' replayed; then
        echo "$name: the journal does not replay to the end"
        sed 's/^/    /' replayed
        failed=1
    fi
    ending "$name.noon" >>endings
done
# Another seed, the same words as far as they go: another game.
seed=$(sed -n '1s/^# //p' "$golden/01.txt")
{ echo "# $((seed + 1000))"; sed 1d "$golden/01.txt"; } >other
play other other.noon
if cmp -s other.noon 01.noon; then
    echo 'another seed gave the same journal'
    failed=1
fi
different=$(sort -u endings | wc -l)
echo "$games games, $different endings: $(sort -u endings | tr '\n' ' ')"
if [ "$games" -ne 10 ] || [ "$different" -lt 8 ]; then
    echo 'expected ten games and at least eight endings; UPDATE_GOLDEN=1 looks for new ones when the rules have changed'
    failed=1
fi
exit $failed
