#!/bin/sh
# Builds the game and starts it: sh game/play.sh [what `noon` understands]
# On Debian and Ubuntu what is missing is installed first (as root or with sudo); elsewhere it is named.
# NOON_BUILD_DIR says where to build, build/release when it is not set.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 3
. "$root/.ci/packages.sh"

window=ON
want_to_build
want_window
if [ -n "$missing" ]; then
    want_zip
    installed=yes
    install_missing game || installed=no # and said why
    missing_clear
    want_to_build
    if [ -n "$missing" ]; then
        [ "$installed" = no ] || say "still missing: $missing_plain"
        exit 3
    fi
    want_window
    if [ -n "$missing" ]; then
        say "without $missing_plain there is no window; building the game for the terminal"
        window=OFF
    fi
fi
check_cmake_version

build=$(writable_build "${NOON_BUILD_DIR:-$root/build/release}" release)
mkdir -p "$build" || stop "cannot make the folder \"$build\""
forget_moved_build "$root" "$build"

if [ ! -f "$build/build.ninja" ] || [ -n "$(find "$root/CMakePresets.json" -newer "$build/build.ninja")" ] ||
    ! grep -qx "NOON_WINDOW:BOOL=$window" "$build/CMakeCache.txt"; then
    # shellcheck disable=SC2016 # for the inner shell
    if ! quietly 'preparing the build' sh -c 'cd "$1" && cmake --preset release -B "$2" "-DNOON_WINDOW=$3"' sh "$root" "$build" "$window"; then
        tail -n 20 "$quietly_log" >&2
        stop "cannot prepare the build (whole log: $quietly_log)"
    fi
    rm -f "$quietly_log"
fi

if [ -t 2 ]; then
    cmake --build "$build" --target noon </dev/null >&2 || stop 'cannot build the game'
else
    if ! quietly 'building the game' cmake --build "$build" --target noon; then
        tail -n 40 "$quietly_log" >&2
        stop "cannot build the game (whole log: $quietly_log)"
    fi
    rm -f "$quietly_log"
fi
exec "$build/noon" "$@"
