#!/bin/sh
# sh headers.sh <root> [compiler]: every header compiles alone, with this compiler and with clang when it is there.
set -u
root=$1
compiler=${2:-cc}
cd "$root/game" || exit 1

flags="-std=c17 -Werror=implicit-function-declaration -Werror=implicit-int -I. $(pkg-config --cflags sdl2 2>/dev/null || true)"
compilers=$compiler
case $compiler in
*clang*) ;;
*) if command -v clang >/dev/null 2>&1; then compilers="$compilers clang"; fi ;;
esac

bad=0
count=0
for header in */*.h; do
    [ -e "$header" ] || continue
    count=$((count + 1))
    if ! grep -q '^#pragma once$' "$header"; then
        echo "game/$header: expected a line \"#pragma once\""
        bad=$((bad + 1))
    fi
    for one in $compilers; do
        # shellcheck disable=SC2086 # a list of flags
        if ! printf '#include "%s"\n' "$header" | "$one" $flags -fsyntax-only -x c -; then
            echo "game/$header: does not compile alone ($one)"
            bad=$((bad + 1))
        fi
    done
done
echo "$count headers, $bad wrong ($compilers)"
[ "$count" -gt 0 ] && [ "$bad" -eq 0 ]
