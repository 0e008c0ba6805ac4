#!/bin/sh
# sh proofs.sh NOON SCENARIO WHAT: what must hold of the model beside the balance table, by the reports of `noon simulate`.
#   hands     85-97 % of the hands can be won by look-ahead in more than a fifth of their nights. The quick form deals
#             forty hands eight times, 70-100 %; and 200 to par, which wins less, where stopping at what decides a hand must not
#             change what is found
#   openings  look-ahead's first five moves are at most 40 % the same, in any order, from one night to another
#   luck      the mean luck of par against itself is nought within its interval; in full that of random and of the record too
#   why       what "why not?" names turns the refusal in at least 90 % where the reading is good
# With NOON_FULL=1 there are many more games, and the bars are the bare targets.
set -eu
noon=$1 scenario=$2 what=$3 full=${NOON_FULL:-}
failed=0

# The figures of the row that begins with a name: value, low, high of a share; mean and half an interval of a column.
row() { printf '%s\n' "$report" | grep "^$1" | head -n 1 | sed "s/^$1//; s/[%+-]/ /g; s/  */ /g"; }

# judge NAME VALUE LOW HIGH
judge() {
    if ! awk -v found="$2" -v low="$3" -v high="$4" 'BEGIN { exit !(found != "" && found + 0 >= low && found + 0 <= high) }'; then
        echo "$1: expected $3 to $4, found $2"
        failed=1
    fi
}

run() {
    report=$("$noon" simulate "$scenario" "$@")
    printf '%s\n\n' "$report"
}

case $what in
hands)
    if [ -n "$full" ]; then
        run --policy lookahead --games 400 --hands 20 --decided
    else
        run --policy lookahead --games 40 --hands 8 --decided
    fi
    # shellcheck disable=SC2046 # the words of the row
    set -- $(row 'hands that can be won')
    judge 'hands that can be won' "$1" "$([ -n "$full" ] && echo 85 || echo 70)" "$([ -n "$full" ] && echo 97 || echo 100)"
    run --policy par --games 200 --hands 8
    whole=$(row 'hands that can be won')
    # shellcheck disable=SC2086
    set -- $whole
    judge 'hands that par can win' "$1" 70 100
    run --policy par --games 200 --hands 8 --decided
    if [ "$(row 'hands that can be won')" != "$whole" ]; then
        echo 'hands that par can win: another share when no more nights are played than decide it'
        failed=1
    fi
    ;;
openings)
    run --policy lookahead --openings --games "$([ -n "$full" ] && echo 100 || echo 40)"
    # shellcheck disable=SC2046
    set -- $(row 'moves in common')
    judge 'moves in common' "$1" 0 40
    ;;
luck)
    for policy in par ${full:+random historical}; do
        run --policy $policy --luck "$([ -n "$full" ] && echo 8 || echo 4)" --games 2000 --seed 100001
        # A sign was taken from the mean by `row`: what matters is whether it is further from nought than its interval.
        # shellcheck disable=SC2046
        set -- $(row luck)
        judge "luck of $policy, won" "$1" 0 "$2"
        judge "luck of $policy, a week" "$3" 0 "$4"
        judge "luck of $policy, signed" "$5" 0 "$6"
    done
    ;;
macros)
    run --policy par --dominance --games "$([ -n "$full" ] && echo 2000 || echo 100)"
    # From the right: an interval, and the share before it. With few games a share may miss its bar by chance.
    printf '%s\n' "$report" | awk -v slack="$([ -n "$full" ] && echo 2 || echo 12)" '
        NF < 8 || $(NF - 1) != "-" { searched = searched || /searches among/; next }
        /policy itself/ { par = $(NF - 3); next }
        { bar = searched ? par : !/ \+ / ? 30 : par < 50 ? par : 50; rows++
          if ($(NF - 3) > bar + slack) { print "wins too much, bar " bar ": " $0; failed = 1 } }
        END { exit failed || rows < 200 }' || failed=1
    ;;
why)
    run --policy par --why --games "$([ -n "$full" ] && echo 20000 || echo 1500)"
    # shellcheck disable=SC2046
    set -- $(row 'turns it, with a good reading')
    judge 'turned' "$1" 90 100
    run --policy random --why --games "$([ -n "$full" ] && echo 20000 || echo 1500)"
    # shellcheck disable=SC2046
    set -- $(row 'turns it, with a good reading')
    judge 'turned' "$1" 90 100
    ;;
*) exit 2 ;;
esac
exit $failed
