#!/bin/sh
# sh masked.sh <noon> <script_make> <root> <scratch folder>: whole nights of each shipped mask, typed in each of its languages; and
# none of the names that it hides is in what was said, in the journal, or in a report of any kind, nor an id of what it masks.
set -u
noon=$1
script_make=$2
root=$3
scratch=$4
failed=0

rm -rf "$scratch"
mkdir -p "$scratch/home" || exit 1
export HOME="$scratch/home" NOON_DATA="$root"
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME DISPLAY WAYLAND_DISPLAY LC_ALL LC_MESSAGES LANGUAGE
cd "$scratch" || exit 1

# The names of mask.json, a line each; and the ids of the parties and powers of what is masked, as whole words.
names_take() {
    sed -n '/"hides"/,/\]/p' "$1/mask.json" | grep -o '"[^"]*"' | tr -d '"' | grep -v '^hides$' >names
    of=$(sed -n 's/^ *"of": *"\([^"]*\)".*/\1/p' "$1/mask.json")
    "$noon" symbols "$of" | sed -n 's/^\(tie\|influence\)\.\([a-z-]*\).*/\2/p' | sort -u >ids
    [ -s names ] && [ -s ids ] || { echo "$1: no names to look for"; exit 1; }
}

# A digest is no word, though its figures may happen to be a year's.
look() {
    sed 's/[0-9a-f]\{16\}//g' "$1" >read
    if grep -n -F -f names read >found || grep -n -i -w -F -f ids read >found; then
        echo "$1 tells what is masked: $(head -n 3 found)"
        failed=1
    fi
}

nights=0
for mask in "$root"/scenarios/*/mask.json; do
    folder=${mask%/mask.json}
    name=${folder##*/}
    names_take "$folder"
    for file in "$folder"/lang/*.json; do
        language=${file##*/}
        language=${language%.json}
        export LANG="$language"
        for seed in 3 4 5; do
            for policy in steady par random; do
                night=$name-$language-$policy-$seed
                "$script_make" "$folder" $policy $seed | sed 's/^why/do why/' >"$night.txt"
                "$noon" play --text --scenario "$name" --length 25 --seed $seed --journal "$night.noon" <"$night.txt" >"$night.said" 2>&1
                look "$night.said"
                look "$night.noon"
                for format in html markdown json; do
                    if ! "$noon" report "$night.noon" --format $format -o "$night.$format" >out 2>&1; then
                        echo "$night: no report as $format: $(cat out)"
                        failed=1
                    fi
                    look "$night.$format"
                done
                nights=$((nights + 1))
            done
        done
        said=$(cat "$name-$language"-*.said | wc -c)
        cyrillic=$(cat "$name-$language"-*.said | LC_ALL=C tr -cd '\320\321' | wc -c)
        if [ "$language" = ru ] && [ "$cyrillic" -lt $((said / 4)) ]; then
            echo "$name: not told in $language"
            failed=1
        fi
    done
done
[ "$nights" -gt 0 ] || { echo 'no mask'; exit 1; }
exit $failed
