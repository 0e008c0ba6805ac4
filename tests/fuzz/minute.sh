#!/bin/sh
# sh minute.sh <root> <build folder> <target>...: builds the fuzz targets and runs them, a minute in all. Skipped (77)
# without clang or its libFuzzer. What is found lies in <build folder>/finds.
set -u
root=$1
build=$2
shift 2
command -v clang >/dev/null 2>&1 || { echo 'skipped: there is no clang'; exit 77; }
mkdir -p "$build/finds" || exit 1
printf 'int LLVMFuzzerTestOneInput(const unsigned char *data, unsigned long size) { return data[0] == size; }' |
    clang -fsanitize=fuzzer,address -x c -o "$build/try" - 2>/dev/null || { echo 'skipped: clang has no libFuzzer here'; exit 77; }
(cd "$root" && cmake --preset fuzz -B "$build" -DCMAKE_C_COMPILER_LAUNCHER="$(command -v ccache || true)") >"$build/log" 2>&1 &&
    cmake --build "$build" >>"$build/log" 2>&1 || { tail -n 30 "$build/log"; exit 1; }

seconds=$((60 / $#))
for target in "$@"; do
    program=$build/tests/fuzz/noon_${target}_fuzz
    [ -x "$program" ] || { echo "$target: not in this build"; continue; }
    mkdir -p "$build/new/$target" || exit 1 # what is found new is written into the first folder, and not into the sources
    seeds="$build/new/$target $root/tests/fuzz/corpus/$target"
    # What the checks are tried with is a good beginning too.
    [ "$target" != scenario ] || seeds="$seeds $root/tests/golden/validate"
    # shellcheck disable=SC2086 # a list of folders
    "$program" -max_total_time="$seconds" -max_len=16000 -rss_limit_mb=2048 -timeout=60 -print_final_stats=1 \
        -artifact_prefix="$build/finds/$target-" $seeds >"$build/$target.log" 2>&1 || { tail -n 60 "$build/$target.log"; exit 1; }
    printf '%s: %s inputs, nothing found\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log")"
done
