#!/bin/sh
# A scenario in one zip file is as good as its folder: every tool says the same of both.
# archive.sh <noon> <folder to work in>
set -u
noon=$1
work=$2
rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 1
failed=0

fail() {
    echo "$*"
    failed=1
}

"$noon" new two-valleys >/dev/null || exit 1
printf '{ "tests": [ { "name": "it ends", "play": "steady", "nights": 5, "expect": ["left == 0 or signed"] },\n' >two-valleys/tests/one.json
printf '  { "name": "it does not hold", "expect": ["signed"] } ] }\n' >>two-valleys/tests/one.json
"$noon" play --scenario two-valleys --text --seed 3 --journal two-valleys/tests/played.noon </dev/null >/dev/null 2>&1
"$noon" pack two-valleys >/dev/null || exit 1
[ -f two-valleys.zip ] || exit 1

# What differs by nature: the name, and what a clock or the machine's cores say.
plain() { sed -e 's/two-valleys\.zip/two-valleys/g' -e 's/[0-9.]* s on [0-9]* core[s]*//' -e 's/^[0-9]* games a second.*//'; }

both() {
    verb=$1
    shift
    "$noon" "$verb" two-valleys "$@" >folder.raw 2>&1
    first=$?
    "$noon" "$verb" two-valleys.zip "$@" >zip.raw 2>&1
    [ "$first" = "$?" ] || fail "$verb: another exit status"
    plain <folder.raw >folder.txt
    plain <zip.raw >zip.txt
    [ -s folder.txt ] || fail "$verb: says nothing"
    cmp -s folder.txt zip.txt || fail "$verb $*: $(diff folder.txt zip.txt)"
}

both validate --fairness
both test
grep -q '3 tests passed, 1 failed' zip.txt || fail "test: $(cat zip.txt)"
both explore --nights 300
both simulate --games 50
both symbols
"$noon" replay --check two-valleys/tests/played.noon --scenario two-valleys.zip >/dev/null || fail 'replay'
"$noon" report two-valleys/tests/played.noon --scenario two-valleys.zip --output zip.html || fail 'report'
"$noon" report two-valleys/tests/played.noon --scenario two-valleys --output folder.html || fail 'report'
cmp folder.html zip.html || fail 'another report'
exit "$failed"
