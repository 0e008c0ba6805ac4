#!/bin/sh
# sh digest_compilers.sh <root> <folder to build in>: the same games have the same digest for gcc and clang, with and
# without optimisation. Builds the program without window and tests four times (again only what changed) and plays
# every scenario that loads. NOON_FULL=1: also -O3, and -O3 for this very processor, over more than 90,000 games each.
set -u
export LC_ALL=C
root=$1
folder=$2

for need in gcc clang cmake ninja; do
    if ! command -v "$need" >/dev/null 2>&1; then
        echo "skipped: $need is not installed"
        exit 77
    fi
done

first=''
first_name=''
levels='-O0 -O2' games=3000 policies='random steady'
if [ "${NOON_FULL:-0}" != 0 ]; then
    levels='-O0 -O2 -O3 -O3_-march=native' games=24000 policies='random steady par'
fi
for compiler in gcc clang; do
    for flags in $levels; do
        level=$(echo "$flags" | tr _ ' ')
        build=$folder/$compiler$flags
        mkdir -p "$build" || exit 1
        if ! cmake -S "$root" -B "$build" -G Ninja -DCMAKE_C_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=None \
            -DCMAKE_C_FLAGS="$level" -DNOON_WINDOW=OFF -DNOON_TESTS=OFF >"$build/log" 2>&1 ||
            ! ninja -C "$build" noon >>"$build/log" 2>&1; then
            tail -n 20 "$build/log"
            echo "cannot build with $compiler $level"
            exit 1
        fi
        digests=$(for scenario in "$root"/scenarios/*/scenario.json; do
            for policy in $policies; do
                many=$games
                [ "$policy" = random ] || many=$((games < 1000 ? games : 1000))
                "$build/noon" simulate "$(dirname "$scenario")" --games "$many" --policy "$policy" --seed 7 --format json |
                    sed -n 's/^ *"digest": "\(.*\)",$/\1/p'
            done
        done | tr '\n' ' ')
        echo "$compiler $level: $digests"
        if [ -z "$digests" ]; then
            echo 'no game was played'
            exit 1
        fi
        if [ -z "$first" ]; then
            first=$digests
            first_name="$compiler $level"
        elif [ "$first" != "$digests" ]; then
            echo "the games of $compiler $level differ from those of $first_name"
            exit 1
        fi
    done
done
