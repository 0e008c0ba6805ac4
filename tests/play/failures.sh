#!/bin/sh
# sh failures.sh <noon> <script_make> <root> <scratch folder>: every trouble that a player may meet, in Russian: it is
# said, and said without a foreign word but paths, names in quotes, options and variables. So are whole nights.
set -u
export LC_ALL=C
noon=$1
script_make=$2
root=$3
scratch=$4
failed=0
checked=0

rm -rf "$scratch"
mkdir -p "$scratch/home/.config/noon" || exit 1
export HOME="$scratch/home" NOON_DATA="$root"
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
printf 'language = ru\n' >"$HOME/.config/noon/settings.txt"
cd "$scratch" || exit 1

scenario=''
for folder in "$root"/scenarios/*/; do
    [ -f "$folder/lang/ru.json" ] && [ -f "$folder/scenario.json" ] && scenario=$(basename "$folder") && break
done
[ -n "$scenario" ] || { echo 'skipped: there is no scenario'; exit 77; }
"$script_make" "$root/scenarios/$scenario" steady 5 >game.txt || exit 1
head -n 6 game.txt >six.txt
printf 'quit\n' >quit.txt

# What is left of a line when paths, what stands in quotes, options and variables are taken away has no Latin word.
foreign() {
    sed -e '/^> /d' -e 's/«[^»]*»//g' -e 's/^noon: //' -e 's/--[a-z-]*//g' -e 's/[A-Z][A-Z]*_[A-Z_]*//g' -e 's/HOME//g' \
        -e 's,[^ ]*/[^ :]*,,g' -e 's/[0-9a-f]\{16\}//g' "$1" | grep '[A-Za-z][A-Za-z]'
}

# meet WHAT SAID OPTIONS...: plays what is in `script` and expects these words in what is said beside the story.
script=quit.txt
meet() {
    what=$1
    said=$2
    shift 2
    "$noon" play --text --length 25 --difficulty tense "$@" <"$script" >out 2>err
    checked=$((checked + 1))
    if ! cat err out | tr -s '\n ' ' ' | grep -q "$said"; then
        failed=$((failed + 1))
        printf 'FAILED: %s: nobody said "%s"\n' "$what" "$said"
        head -n 9 err
    elif foreign err >words || foreign out >>words; then
        failed=$((failed + 1))
        printf 'FAILED: %s: foreign words\n' "$what"
        head -n 9 words
    fi
}

# ---- journals ----
script=six.txt
meet 'a good night' '' --scenario "$scenario" --seed 5 --journal whole.noon
meet 'a journal that is there' '«whole.noon» уже есть' --scenario "$scenario" --seed 5 --journal whole.noon
script=quit.txt
meet 'a journal that is not there' 'такого файла или папки нет' --continue --journal none.noon
: >empty.noon
meet 'an empty one' 'подсказка: файл пуст' --continue --journal empty.noon
printf 'somebody wrote this\n' >letter.noon
meet 'a letter' 'не журнал этой игры' --continue --journal letter.noon
sed 's/^rules .*/rules 9999/' whole.noon >newer.noon
meet 'one of newer rules' 'сыгран по правилам 9999' --continue --journal newer.noon
sed 's/^noon-journal .*/noon-journal 77/' whole.noon >format.noon
meet 'one of a newer format' 'журнал формата 77' --continue --journal format.noon
sed 's/^difficulty .*/difficulty easy/' whole.noon >header.noon
meet 'a header that is none' 'строка 6: нужно' --continue --journal header.noon
sed 's/^\(scenario [^ ]*\) .*/\1 #=0000000000000000/' whole.noon >rules.noon
meet 'one of other rules of the scenario' 'по другим правилам' --continue --journal rules.noon
sed 's/^scenario [^ ]*/scenario gone/' whole.noon >gone.noon
meet 'one whose scenario is gone' 'сценария «gone» нет' --continue --journal gone.noon
sed '/^begin/,$s/^\([a-z]\)/x\1/' whole.noon >altered.noon
meet 'an altered one' 'строка' --continue --journal altered.noon
awk '/  #=/ && ++n == 3 { sub(/#=./, "#=" (/#=0/ ? "1" : "0")) } { print }' whole.noon >digest.noon
meet 'one with another digest' 'при повторе вышел' --continue --journal digest.noon
head -c -9 whole.noon >cut.noon
meet 'one that was cut' 'последняя строка .* обрезана' --continue --journal cut.noon
mkdir folder.noon
meet 'a folder' 'это папка' --continue --journal folder.noon
meet 'house rules' 'параметра «luck» нет' --scenario "$scenario" --set luck=1
meet 'house rules out of range' 'дано «99»' --scenario "$scenario" --set first_day=99

# ---- places ----
cp -r "$HOME/.config" . && HOME=$scratch
meet 'nothing to continue' 'нет сохранённой игры' --continue
HOME=$scratch/home
meet 'no such scenario' 'сценария «nowhere» нет' --scenario nowhere
meet 'no scenario at a path' 'сценария нет' --scenario ./nowhere.json
mkdir -p blocked/.config/noon blocked/.local
: >blocked/.local/state
cp "$HOME/.config/noon/settings.txt" blocked/.config/noon
script=six.txt
HOME=$scratch/blocked
meet 'a folder that cannot be made' 'без сохранения: .*под этим именем уже есть другое' --scenario "$scenario" --seed 5
HOME=$scratch/home
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && chmod 500 locked
    meet 'a folder that may not be written' 'нет разрешения' --scenario "$scenario" --seed 5 --journal locked/a.noon
fi
checked=$((checked + 1))
(
    ulimit -f 2
    "$noon" play --text --scenario "$scenario" --length 25 --difficulty tense --seed 5 --journal full.noon 2>&1 <game.txt
) | grep -A 1 'без сохранения: ' | tr -s '\n ' ' ' >err
if ! grep -q 'файл стал бы слишком большим' err || foreign err; then
    failed=$((failed + 1))
    printf 'FAILED: a full disk: %s\n' "$(cat err)"
fi
printf 'save \n save ///\n save mine\nsave mine\nquit\n' >save.txt
script=save.txt
meet 'saving' 'сохран' --scenario "$scenario" --seed 5

# ---- whole nights ----
printf 'help\ntext\nsides\nstandings\nreports\nbrief\nlog 99\nglossary\nwhy\nredraft\nxyzzy\n? 1\nquit\n' >looks.txt
for folder in "$root"/scenarios/*/; do
    [ -f "$folder/lang/ru.json" ] || continue
    "$script_make" "$folder" par 7 >night.txt
    head -n 40 night.txt | cat - looks.txt >half.txt
    for night in night.txt half.txt; do
        checked=$((checked + 1))
        "$noon" play --text --length 25 --scenario "$folder" --seed 7 <"$night" 2>err |
            sed -e '/<http/d' -e 's/Акт [IVX]*//' >out # sources are told in their own language
        foreign out >words
        # What commands are called, and the terms beside their ids, stay as they are in the help.
        grep -vE '^ *(menu|text|sides|standings|reports|why|hint|names|levers|do|brief|assumptions|author|save|rewind|quit|help|\? <|Командой|Команды|Ожидается|Число)|\([a-z0-9-]+\)$|^noon' words >rest
        if [ -s rest ] || [ "$(wc -l <out)" -lt 100 ]; then
            failed=$((failed + 1))
            printf 'FAILED: %s in %s, foreign words:\n' "$night" "$folder"
            head -n 9 rest
        fi
    done
done

# ---- the program itself ----
script=quit.txt
printf 'language = ru\nthis is no setting\n' >"$HOME/.config/noon/settings.txt"
meet 'a setting that is none' 'строка 2' --scenario "$scenario" --seed 5
checked=$((checked + 1))
LC_ALL=ru_RU.UTF-8 "$noon" play --scenario "$scenario" --length 25 --seed 5 <quit.txt >out 2>err
if ! grep -q 'игра идёт в терминале: экрана нет' err; then
    failed=$((failed + 1))
    printf 'FAILED: without a display: %s\n' "$(cat err)"
fi

printf '%d checks, %d failed\n' "$checked" "$failed"
[ "$failed" -eq 0 ]
