#!/bin/sh
# sh refuses.sh <folder to write in> [compiler]: shows each check a tree with one mistake and expects its complaint.
set -u
bad=$1
compiler=${2:-cc}
here=$(dirname -- "$0")
failures=0

# refuse <check> <file below game/> <its text> <what the complaint must hold>
refuse() {
    rm -rf "$bad"
    mkdir -p "$bad/game/$(dirname "$2")" "$bad/game/base"
    printf '#pragma once\n#include <stddef.h>\n' >"$bad/game/base/good.h"
    printf '%s\n' "$3" >"$bad/game/$2"
    mkdir -p "$bad/assets/lang"
    printf '{\n "error.told": "said"\n}\n' >"$bad/assets/lang/en.json"
    if said=$(sh "$here/$1.sh" "$bad" "$compiler" 2>&1); then
        echo "$1 accepted game/$2: $3"
        failures=$((failures + 1))
    else
        case $said in
        *"$4"*) ;;
        *)
            echo "$1 refused game/$2 without saying \"$4\": $said"
            failures=$((failures + 1))
            ;;
        esac
    fi
}

refuse arrows base/a.c '#include "sim/game.h"' 'may not include room "sim"'
refuse arrows sim/a.c '#include "load/json.h"' 'may not include room "load"'
refuse arrows session/a.c '#  include "policy/policy.h"' 'may not include room "policy"'
refuse arrows ui/a.h '#include "platform/platform.h"' 'may not include room "platform"'
refuse arrows platform/a.c '#include "ui/theme.h"' 'only the draw list'
refuse arrows cellar/a.c '#include "base/error.h"' '"cellar" is not in the table'
refuse arrows sim/a.c '#include "rules.h"' 'written as "room/header.h"'
refuse arrows sim/a.c '#include <stdio.h>' 'may not include <stdio.h>'
refuse arrows expr/a.c '#include <stdlib.h>' 'may not include <stdlib.h>'
refuse arrows sim/a.c '#include <math.h>' 'may not include <math.h>'
refuse arrows policy/a.c '#include <math.h>' 'may not include <math.h>'
refuse arrows ui/a.c '#include <SDL.h>' 'may not include <SDL.h>'
refuse arrows session/a.c '#include <cjson/cJSON.h>' 'may not include <cjson/cJSON.h>'
refuse arrows base/a.c '#include <unistd.h>' 'may not include <unistd.h>'
refuse headers base/a.h '#pragma once
size_t count;' 'does not compile alone'
refuse headers base/a.h 'typedef int Once;' 'expected a line'
refuse names sim/a.c '// what happened in Moscow' 'a.c:1:'
refuse names sim/a.c 'int oslo_count;' 'a.c:1:'
refuse names ui/a.c '"Azerbaijani"' 'a.c:1:'
refuse errors session/a.c 'x = ERROR_SAY(e, "new", "a new one");' 'en.json has no "error.new"'
refuse errors session/a.c 'x = ERROR_SAY(e, key, "a new one");' 'literals behind each other'
refuse errors session/a.c 'x = error_set(e, "the disk is full");' 'needs a key'
refuse errors session/a.c 'x = ERROR_SAY(e, "told", "said" " otherwise");' 'en.json says "error.told" as "said", the source as "said otherwise"'
refuse errors session/a.c 'x = 1;' 'no source says "error.told"'

rm -rf "$bad"
echo "$failures checks accepted what is wrong"
[ "$failures" -eq 0 ]
