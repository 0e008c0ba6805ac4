#!/bin/sh
# The tools of an author, from a new scenario to its tests, as an author meets them: what they print and how they end.
# tools.sh <noon> <folder to work in> <folder of the expected output>
set -u
noon=$1
work=$2
expected=$3/tools.txt
rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 1

say() {
    printf '$ noon %s\n' "$*"
    "$noon" "$@" 2>&1
    printf '(%s)\n\n' "$?"
}

{
    say new two-valleys --title 'Two valleys'
    say validate two-valleys
    # Loud on purpose: one party more eloquent, and far more patient.
    sed -e '0,/"id": "north",/s//"id": "north", "patience_hours": 20, "moods": ["it would rather not say", "it has said it already, twice, and at length", "it wonders", "it nods, slowly", "it has the pen in its hand"],/' \
        two-valleys/scenario.json >unequal.json
    say validate --fairness unequal.json
    rm -r two-valleys/tests
    say test two-valleys
    mkdir two-valleys/tests
    cat >two-valleys/tests/good.json <<'EOF'
{ "tests": [
  { "name": "it begins", "expect": ["day == 0", "not signed"] },
  { "name": "it ends", "play": "random", "nights": 20, "expect": ["left == 0"], "share": { "signed": [0, 100] } }
] }
EOF
    say test two-valleys
    cat >two-valleys/tests/wrong.json <<'EOF'
{ "tests": [
  { "name": "it is over at once", "expect": ["signed and day >= 3"] },
  { "name": "a line nobody can say", "script": ["sing loudly"], "expect": ["day == 0"] },
  { "name": "a player nobody knows", "play": "stedy" }
] }
EOF
    say test two-valleys
    printf '{ "tests": [ { "name": "x", "expct": ["holes > 9", "dya == 0"], "expect": ["dya == 0"] } ] }\n' >two-valleys/tests/wrong.json
    say test two-valleys
    say validate --explain condition-never
    say validate --explain condition-nver
    say explore two-valleys --nights 500 --reach ending:no-such | tail -n 4 # what is met follows the balance
} >"$work/found.txt" 2>&1

if command -v python3 >/dev/null 2>&1; then
    for format in json sarif; do
        "$noon" validate --format $format two-valleys | python3 -m json.tool >/dev/null || { echo "no JSON: $format"; exit 1; }
    done
    "$noon" explore two-valleys --nights 500 --format json | python3 -m json.tool >/dev/null || { echo "no JSON: explore"; exit 1; }
fi
if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
    cp "$work/found.txt" "$expected"
elif ! diff -u "$expected" "$work/found.txt"; then
    echo "UPDATE_GOLDEN=1 rewrites $expected"
    exit 1
fi
