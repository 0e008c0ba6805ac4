#!/bin/sh
# sh nights.sh <root> <folder to build in>: ten thousand nights by a random player, with the address and the undefined
# behaviour sanitizers watching and every invariant of State checked after each command.
set -u
export LC_ALL=C
root=$1
build=$2

mkdir -p "$build" || exit 1
if ! cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS='-O1 -g' -DNOON_SANITIZE=ON \
    -DNOON_WINDOW=OFF -DNOON_TESTS=ON >"$build/log" 2>&1 || ! ninja -C "$build" noon_nights_test >>"$build/log" 2>&1; then
    tail -n 20 "$build/log"
    echo 'cannot build with the sanitizers'
    exit 1
fi
program=$(find "$build" -name noon_nights_test -type f | head -n 1)
for scenario in "$root"/scenarios/*/; do
    UBSAN_OPTIONS=halt_on_error=1 "$program" 10000 "$scenario" || exit 1
done
