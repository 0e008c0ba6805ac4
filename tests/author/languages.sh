#!/bin/sh
# The game's own translations: the shipped ones are whole, and a spoilt one is told at its places.
# languages.sh <noon> <folder to work in> <root of the sources>
set -u
noon=$1
work=$2
root=$3
expected=$root/tests/author/languages.txt
rm -rf "$work"
mkdir -p "$work/data/assets/lang" "$work/data/scenarios"
cd "$work" || exit 1

NOON_DATA=$root "$noon" validate --languages --strict || exit 1

cat >data/assets/lang/en.json <<'EOF'
{
 "menu.clauses": "{n|one:{n} clause|other:{n} clauses} of {party}",
 "menu.day@week": "Week {n}",
 "menu.day": "Day {n}",
 "menu.gone": "Gone",
 "menu.plain": "A brace {{ and {name}",
 "menu.quit": "Quit",
 "menu.save": "Save the night",
 "menu.saves": "Saved nights"
}
EOF
cat >data/assets/lang/ru.json <<'EOF'
{
 "language": "ru",
 "menu.clauses": "{n|one:{n} пункт|few:{n} пункта} стороны {side}",
 "menu.day": "День {n}",
 "menu.day@month": "Месяц {n}",
 "menu.old": "Старое",
 "menu.plain": "Скобка {{ и {name}",
 "menu.quit": "Выйти",
 "menu.save": { "hash": "00c0ffee", "text": "Сохранить" },
 "menu.saves": { "hash": "8f891dfe", "text": "Сохранённые ночи" }
}
EOF
printf '{ "language": "de", "menu.quit": "Ende", }\n' >data/assets/lang/de.json
{
    NOON_DATA=$work/data "$noon" validate --languages --language ru
    echo "($?)"
    NOON_DATA=$work/data "$noon" validate --languages --language ru --strict >/dev/null
    echo "strict: ($?)"
    NOON_DATA=$work/data "$noon" validate --languages --texts --language ru
    NOON_DATA=$work/data "$noon" validate --languages --texts --language hy | head -n 3
    NOON_DATA=$work/data "$noon" validate --languages --language de
    echo "($?)"
} 2>&1 | sed "s|$work/||" >found.txt

# Half a language, dropped in: it is played in, English stands where it says nothing, and all of that is listed.
grep -v '^[{}]' "$root/assets/lang/ru.json" | awk 'NR % 2' | sed -e '/"language"/d' -e '$s/,$//' -e 's/"text": "/&½ /' |
    { echo '{ "language": "kk",'; cat; echo '}'; } >half.json
mkdir -p half/assets/lang half/home
cp "$root/assets/lang/en.json" half/assets/lang
cp half.json half/assets/lang/kk.json
ln -s "$root/scenarios" half/scenarios
NOON_DATA=$work/half "$noon" validate --languages --language kk >listed.txt || exit 1
missing=$(grep -c 'translation-missing' listed.txt)
author=$(grep -v '@' "$root/assets/lang/en.json" | grep -c '": "')
translated=$(grep -v '@\|"language"' half.json | grep -c '": ["{]')
if [ "$missing" -ne $((author - translated)) ] || [ "$missing" -lt 500 ]; then
    echo "half a language: $missing texts are listed, $author less $translated are missing"
    exit 1
fi
printf 'help\nstandings\nmenu\nquit\n' | LC_ALL=kk_KZ.UTF-8 HOME=$work/half/home NOON_DATA=$work/half "$noon" play --text \
    --scenario rehearsal --seed 1 >played.txt 2>&1 || exit 1
if ! grep -q '½' played.txt || ! grep -q '^[A-Z][a-z]* [a-z]* [a-z]' played.txt; then
    echo 'half a language: expected both languages in'
    cat played.txt
    exit 1
fi
if grep -qE '(^| )(text|tell|ui)\.[a-z]+' played.txt; then
    echo 'half a language: keys stand where texts should'
    grep -E '(^| )(text|tell|ui)\.[a-z]+' played.txt
    exit 1
fi
if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
    cp found.txt "$expected"
elif ! diff -u "$expected" found.txt; then
    echo "UPDATE_GOLDEN=1 rewrites $expected"
    exit 1
fi
