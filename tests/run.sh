#!/bin/sh
# Builds everything and runs all tests: sh tests/run.sh [--full|--coverage] [what ctest understands, e.g. -R unit]
#   --full      the long campaigns as well (NOON_FULL=1)
#   --coverage  in build/coverage, and says how many lines of each room were run
# On Debian and Ubuntu what is missing is installed first (as root or with sudo); elsewhere it is named.
# NOON_BUILD_DIR says where to build, build/ci when it is not set. The last line is "N passed, N failed".
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 3
. "$root/.ci/packages.sh"

preset=ci
case ${1:-} in
--full)
    NOON_FULL=1
    export NOON_FULL
    shift
    ;;
--coverage)
    preset=coverage
    shift
    ;;
-h | --help)
    sed -n '2,6s/^# //p' "$0"
    exit 0
    ;;
esac

want_needed() {
    want_to_build
    want_window
    want_module libcmocka-dev cmocka cmocka
}

# Debian's clang comes without its runtime libraries when recommendations are left out.
want_fuzzer() {
    if ! printf 'int LLVMFuzzerTestOneInput(const unsigned char *data, unsigned long size) { return data[0] == size; }' |
        clang -fsanitize=fuzzer,address -x c -o /dev/null - 2>/dev/null; then missing_add libclang-rt-dev "clang's libFuzzer"; fi
}

# Tests that need one of these are skipped without it.
want_useful() {
    want_command clang clang clang
    want_fuzzer
    want_zip
    want_command xvfb Xvfb Xvfb
    want_command xauth xauth xauth
    want_command xdotool xdotool xdotool
    want_command imagemagick ImageMagick convert magick
    want_command parallel 'GNU parallel' parallel
    want_command nodejs node node nodejs
    if ! python3 -c 'import jsonschema' 2>/dev/null && ! /usr/bin/python3 -c 'import jsonschema' 2>/dev/null; then missing_add python3-jsonschema 'jsonschema for Python'; fi
}

want_needed
want_useful
if [ -n "$missing" ]; then
    asked=$missing
    installed=yes
    install_missing tests || installed=no # and said why
    missing_clear
    want_needed
    # One useful thing that cannot be had must not keep the needed ones away.
    if [ "$installed" = no ] && [ -n "$missing" ] && [ "$missing" != "$asked" ] && command -v apt-get >/dev/null 2>&1; then
        install_missing tests || true
        missing_clear
        want_needed
    fi
    if [ -n "$missing" ]; then
        [ "$installed" = no ] || say "still missing: $missing_plain"
        exit 3
    fi
    want_useful
    [ -z "$missing" ] || say "tests that need $missing_plain are skipped"
fi
check_cmake_version

build=$(writable_build "${NOON_BUILD_DIR:-$root/build/$preset}" "$preset")
mkdir -p "$build" || stop "cannot make the folder \"$build\""
forget_moved_build "$root" "$build"
# shellcheck disable=SC2016 # for the inner shell
if ! quietly 'preparing the build' sh -c 'cd "$1" && cmake --preset "$3" -B "$2"' sh "$root" "$build" "$preset"; then
    tail -n 20 "$quietly_log" >&2
    stop "cannot prepare the build (whole log: $quietly_log)"
fi
rm -f "$quietly_log"
cmake --build "$build" </dev/null || stop 'cannot build the tests'

# The second judge of the schema; the first, Python's, does when it cannot be had.
if [ ! -d "$build/npm/node_modules/ajv" ] && ! { command -v npm >/dev/null 2>&1 &&
    mkdir -p "$build/npm" && quietly 'fetching ajv' npm install --prefix "$build/npm" --no-audit --no-fund --fetch-retries 0 --fetch-timeout 20000 ajv@8; }; then
    say 'ajv cannot be had: the schema is judged without it'
fi
rm -f "${quietly_log:-}"

# A file that two programs hold is counted for each.
coverage_print() {
    find "$build/game" -name '*.gcda' -exec gcov -n {} + 2>/dev/null | awk -F"[ ':%]+" '
        /^File / { file = $2; counts = file ~ /(^|\/)game\/[a-z]+\/[a-z0-9_]+\.c$/ }
        /^Lines executed/ && counts {
            split(substr(file, match(file, /game\//)), parts, "/")
            lines[parts[2]] += $5
            run[parts[2]] += $3 * $5 / 100
            counts = 0
        }
        END {
            for (room in lines) {
                printf "%-10s %5.1f %% of %d lines\n", room, 100 * run[room] / lines[room], lines[room] | "sort"
                all += lines[room]
                good += run[room]
            }
            close("sort")
            if (all) printf "%-10s %5.1f %% of %d lines\n", "all", 100 * good / all, all
        }'
}

cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
results=$build/Testing/results.xml
rm -f "$results"
(cd "$build" && ctest --output-on-failure --no-tests=error --output-junit "$results" --test-output-size-passed 10000000 \
    --test-output-size-failed 10000000 -j "$cores" "$@")
status=$?
[ -f "$results" ] || stop 'no tests were run'

# ctest counts programs; a program of cmocka holds many tests, and these are counted here. One that died before its
# own totals counts as one failure.
totals=$(awk '
    /<testcase / {
        own_passed = own_failed = own_skipped = 0
        good = /status="run"/
        skipped = /status="(notrun|disabled)"/
    }
    /<skipped/ { skipped = 1 }
    /^\[  PASSED  \] [0-9]+ test\(s\)\.$/ { own_passed += $4 }
    /^\[  SKIPPED \] .*[0-9]+ test\(s\), listed below:$/ { own_skipped += $(NF - 3) }
    /^\[  FAILED  \] .*[0-9]+ test\(s\), listed below:$/ { own_failed += $(NF - 3) }
    /<\/testcase>/ {
        if (skipped) skips++
        else if (good || own_failed > 0) {
            passes += own_passed + own_failed + own_skipped > 0 ? own_passed : 1
            skips += own_skipped
            fails += own_failed
        } else {
            passes += own_passed
            fails++
        }
    }
    END { printf "%d passed, %d failed%s\n", passes, fails, skips ? ", " skips " skipped" : "" }' "$results")
[ "$preset" != coverage ] || coverage_print
printf '\n%s\n' "$totals"
case $totals in
0\ passed* ) exit 1 ;;
*' 0 failed'*) [ "$status" -eq 0 ] ;;
*) exit 1 ;;
esac
