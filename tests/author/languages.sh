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
 "menu.quit": "Quit"
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
 "menu.quit": "Выйти"
}
EOF
printf '{ "language": "de", "menu.quit": "Ende", }\n' >data/assets/lang/de.json
{
    NOON_DATA=$work/data "$noon" validate --languages --language ru
    echo "($?)"
    NOON_DATA=$work/data "$noon" validate --languages --language ru --strict >/dev/null
    echo "strict: ($?)"
    NOON_DATA=$work/data "$noon" validate --languages --language de
    echo "($?)"
} 2>&1 | sed "s|$work/||" >found.txt
if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
    cp found.txt "$expected"
elif ! diff -u "$expected" found.txt; then
    echo "UPDATE_GOLDEN=1 rewrites $expected"
    exit 1
fi
