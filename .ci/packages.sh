# Shared by game/play.sh and tests/run.sh: find what is missing, install it where there is apt-get, name it
# where there is not. Sourced, POSIX sh. Everything is said on stderr, so that the game's own output stays clean.

say() { printf '%s\n' "noon: $*" >&2; }

stop() {
    say "$*"
    exit 3
}

missing=''       # Debian package names
missing_plain='' # the same things in words anybody can search for

missing_clear() {
    missing=''
    missing_plain=''
}

missing_add() { # package, plain name
    missing="$missing $1"
    missing_plain="${missing_plain:+$missing_plain, }$2"
}

# want_command <package> <plain name> <command>...: one of the commands must be there.
want_command() {
    want_package=$1
    want_plain=$2
    shift 2
    for want_one in "$@"; do
        if command -v "$want_one" >/dev/null 2>&1; then return 0; fi
    done
    missing_add "$want_package" "$want_plain"
}

# want_module <package> <plain name> <pkg-config module>
want_module() {
    if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$3" 2>/dev/null; then return 0; fi
    missing_add "$1" "$2"
}

want_to_build() {
    want_command gcc 'a C compiler' "${CC:-cc}" gcc clang
    # Debian's gcc comes without the headers of the C library when recommendations are left out.
    if [ ! -e /usr/include/stdio.h ] && command -v dpkg >/dev/null 2>&1; then missing_add libc6-dev 'the C library headers'; fi
    want_command cmake 'CMake (3.21 or later)' cmake
    want_command ninja-build Ninja ninja
    want_command pkg-config pkg-config pkg-config
    want_module libcjson-dev cJSON libcjson
}

want_window() {
    want_module libsdl2-dev SDL2 sdl2
    want_module libsdl2-ttf-dev SDL2_ttf SDL2_ttf
}

# Scenarios as zip files: nice to have, and never a reason to stop.
want_zip() {
    want_module libzip-dev libzip libzip
}

# quietly <label> <command>...: runs it with its output in a log, shows how long it takes, and says where the log is
# when it fails. With no terminal the label alone is shown.
quietly() {
    quietly_label=$1
    shift
    quietly_log=$(mktemp "${TMPDIR:-/tmp}/noon-log.XXXXXX") || stop 'cannot make a temporary file'
    "$@" >"$quietly_log" 2>&1 </dev/null &
    quietly_pid=$!
    trap 'kill "$quietly_pid" 2>/dev/null; exit 130' INT TERM
    quietly_tenths=0
    [ -t 2 ] || say "$quietly_label"
    while kill -0 "$quietly_pid" 2>/dev/null; do
        [ ! -t 2 ] || printf '\rnoon: %s (%s s) ' "$quietly_label" "$((quietly_tenths / 10))" >&2
        if sleep 0.2 2>/dev/null; then quietly_tenths=$((quietly_tenths + 2)); else
            sleep 1
            quietly_tenths=$((quietly_tenths + 10))
        fi
    done
    wait "$quietly_pid"
    quietly_status=$?
    trap - INT TERM
    [ ! -t 2 ] || printf '\n' >&2
    return "$quietly_status"
}

for_tests() { [ "$1" != tests ] || printf ' %s' "$2"; }

# elsewhere game|tests: words for the package managers that are known and not used.
elsewhere() {
    if command -v dnf >/dev/null 2>&1; then
        printf 'sudo dnf install gcc cmake ninja-build pkgconf-pkg-config SDL2-devel SDL2_ttf-devel cjson-devel libzip-devel%s' "$(for_tests "$1" libcmocka-devel)"
    elif command -v pacman >/dev/null 2>&1; then
        printf 'sudo pacman -S gcc cmake ninja pkgconf sdl2 sdl2_ttf cjson libzip%s' "$(for_tests "$1" cmocka)"
    elif command -v zypper >/dev/null 2>&1; then
        printf 'sudo zypper install gcc cmake ninja pkgconf libSDL2-devel SDL2_ttf-devel cJSON-devel libzip-devel%s' "$(for_tests "$1" libcmocka-devel)"
    elif command -v apk >/dev/null 2>&1; then
        printf 'apk add build-base cmake samurai pkgconf sdl2-dev sdl2_ttf-dev cjson-dev libzip-dev%s' "$(for_tests "$1" cmocka-dev)"
    elif command -v brew >/dev/null 2>&1; then
        printf 'brew install cmake ninja pkg-config sdl2 sdl2_ttf cjson%s' "$(for_tests "$1" cmocka)"
    fi
}

# install_missing game|tests: installs $missing with apt-get. 0 when apt-get says that it did; 1 after one line that says why not.
install_missing() {
    as_root=''
    if ! command -v apt-get >/dev/null 2>&1; then
        say "to be installed first: $missing_plain"
        install_hint=$(elsewhere "$1")
        [ -z "$install_hint" ] || say "perhaps: $install_hint"
        return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        # A password is asked for here and not behind a progress line.
        if ! command -v sudo >/dev/null 2>&1 || ! { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then
            say "missing and this user may not install it; as root: apt-get install$missing"
            return 1
        fi
        as_root=sudo
    fi
    # The lists of a fresh machine are empty; where they are good, the update is not needed.
    quietly 'reading the package lists' $as_root apt-get -q -o DPkg::Lock::Timeout=300 update || true
    rm -f "$quietly_log"
    # shellcheck disable=SC2086 # a list of words
    if quietly "installing$missing" $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=300 --no-install-recommends install $missing; then
        rm -f "$quietly_log"
        return 0
    fi
    install_reason=$(grep '^E: ' "$quietly_log" | head -n 1 | cut -c 4-)
    say "cannot install$missing: ${install_reason:-apt-get failed} (is there a network? log: $quietly_log)"
    return 1
}

check_cmake_version() {
    cmake_version=$(cmake --version 2>/dev/null | sed -n '1s/[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
    cmake_major=${cmake_version%%.*}
    cmake_minor=${cmake_version#*.}
    if [ "${cmake_major:-0}" -lt 3 ] || { [ "$cmake_major" -eq 3 ] && [ "$cmake_minor" -lt 21 ]; }; then
        stop "expected CMake 3.21 or later, found ${cmake_version:-none}: install a newer one (https://cmake.org/download)"
    fi
}

# A build folder that was configured for another place (a copied or moved checkout) is configured anew.
forget_moved_build() { # source folder, build folder
    [ -f "$2/CMakeCache.txt" ] || return 0
    if ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$1" "$2/CMakeCache.txt" ||
        ! grep -qxF "CMAKE_CACHEFILE_DIR:INTERNAL=$(cd "$2" && pwd -P)" "$2/CMakeCache.txt"; then
        rm -rf "$2/CMakeCache.txt" "$2/CMakeFiles" "$2/build.ninja"
    fi
}

# A folder to build in: the one asked for, or one below the user's cache when the checkout cannot be written to.
writable_build() { # wanted folder, name
    if mkdir -p "$1" 2>/dev/null && [ -w "$1" ]; then
        printf '%s' "$1"
    else
        printf '%s' "${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/noon/$2"
    fi
}
