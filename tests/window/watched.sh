#!/bin/sh
# sh watched.sh sanitizers|valgrind <root> <folder to build in> <noon_drive> <script_make>: whole games in the window with everything
# watched, judged by what the program ends with and by an empty log. Only with NOON_FULL=1: an hour of one core.
set -u
how=$1 root=$2 build=$3 drive=$4 maker=$5
[ "${NOON_FULL:-0}" != 0 ] || { echo 'skipped: only with NOON_FULL=1'; exit 77; }
here=$root/tests/window
logs=logs # in the build folder: valgrind's words are told apart by spaces
mkdir -p "$build" && cd "$build" && rm -rf "$logs" && mkdir "$logs" || exit 1

under='' preset=release
case $how in
sanitizers)
    preset=dev
    export ASAN_OPTIONS="log_path=$build/$logs/address" UBSAN_OPTIONS="log_path=$build/$logs/undefined:print_stacktrace=1"
    export LSAN_OPTIONS="suppressions=$here/leaks.supp:print_suppressions=0"
    ;;
valgrind)
    command -v valgrind >/dev/null || { echo 'skipped: valgrind is not installed'; exit 77; }
    cp "$here/valgrind.supp" . || exit 1
    under="valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite
        --suppressions=valgrind.supp --log-file=$logs/valgrind.%p"
    ;;
esac
if ! (cd "$root" && cmake --preset "$preset" -B "$build" -DNOON_TESTS=OFF -DCMAKE_C_FLAGS=-g \
    -DCMAKE_C_COMPILER_LAUNCHER="$(command -v ccache || true)") >"$build/log" 2>&1 || ! cmake --build "$build" >>"$build/log" 2>&1; then
    tail -n 20 "$build/log"
    echo "cannot build for $how"
    exit 1
fi

failed=0
game() { # name, words of noon_drive
    name=$1
    shift
    start=$(date +%s)
    "$drive" "$@" --noon "$build/noon-window" --root "$root" --script-maker "$maker" --scratch "$build/scratch-$name" ${under:+--under "$under"} >"$build/$name.log" 2>&1
    code=$?
    said=$(find "$logs" -type f -size +0)
    if [ "$code" = 77 ]; then
        echo "$name: $(tail -n 1 "$build/$name.log")"
    elif [ "$code" = 0 ] && [ -z "$said" ]; then
        echo "$name: $(tail -n 1 "$build/$name.log"), nothing said, $(($(date +%s) - start)) s"
    else
        echo "$name: failed"
        # shellcheck disable=SC2086 # a list of files
        tail -n 30 "$build/$name.log" $said
        failed=1
        rm -f "$logs"/*
    fi
}
game mouse --mouse
game keyboard --keyboard --set text-size.5 --set theme.2
game pad --pad
game russian --mouse --set language.1
game dummy --pad --driver dummy
game offscreen --pad --driver offscreen
[ "$how" = valgrind ] || game faults --faults # a wait of its own for each trouble: too slow for valgrind
[ "$how" = valgrind ] || game live --live
exit "$failed"
