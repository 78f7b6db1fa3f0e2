#!/usr/bin/env bats
# Pages whose paragraphs are known and that are no part of this project. They stand in ../shared beside a checkout of
# the team's; elsewhere SEISAKU_GOLD names folders (parted by ':') that hold them as *.txt, with gold.jsonl beside
# them in the format of tests/score.

setup() {
    cd "$BATS_TEST_DIRNAME/../.."
    SEED=../shared/seed
    INDEX="$BATS_TEST_TMPDIR/index"
}

need_seed() {
    [ -d "$SEED" ] || skip "no $SEED beside this checkout"
    "$SEISAKU_BIN/seisaku-index" -q -d "$INDEX" "$SEED"/*.txt
}

# The key of the best passage for a query.
first() { # QUERY KEY
    "$SEISAKU_BIN/seisaku-query" -d "$INDEX" -n 1 -f jsonl -- "$1" | python3 -c \
        'import json, sys; p = json.loads(sys.stdin.readline()); print(p["item"], p["kind"], p["fiscal_year"])'
}

@test "the seed page: every sentence whole, every key right" {
    [ -d "$SEED" ] || skip "no $SEED beside this checkout"
    tests/score --least=1 "$SEED/gold.jsonl" "$SEED"/*.txt
}

@test "the seed page: the right passage comes first" {
    need_seed
    [ "$(first IPEF)" = "(イ) plan 2023" ]
    [ "$(first NATO)" = "(ア) progress 2023" ]
    [ "$(first 北大西洋条約機構)" = "(ア) progress 2023" ]
    [ "$(first 'data localization')" = "(イ) plan 2024" ]
    [ "$(first '"アクションプラン"')" = "(ア) plan 2023" ]
}

@test "the seed page: passages below the heading 3.2 bear no keys of the table" {
    need_seed
    run "$SEISAKU_BIN/seisaku-query" -d "$INDEX" -s 3.2 -f jsonl -n 100
    [ "$status" -eq 0 ]
    [ "${#lines[@]}" -eq 3 ]
    for line in "${lines[@]}"; do
        [[ $line == *'"item":null'* ]]
        [[ $line == *'"ministries":[]'* ]]
        [[ $line == *'"title":"我が国の防御力・抑止力・状況把握力の強化"'* ]]
    done
}

@test "pages kept elsewhere: sentences whole, every key right" {
    elsewhere=${SEISAKU_GOLD:-../shared/data/annualplan}
    [ -d "${elsewhere%%:*}" ] || skip "SEISAKU_GOLD names no folder with gold.jsonl"
    IFS=:
    for folder in $elsewhere; do
        tests/score --least=0.99 "$folder/gold.jsonl" "$folder"/*.txt
    done
}

@test "pages of real documents kept elsewhere: interleaved columns put in order" {
    pages=../shared/data/columns
    score=../shared/tools/score_sentences.py
    [ -d "$pages" ] && [ -e "$score" ] || skip "no $pages beside this checkout"
    "$SEISAKU_BIN/seisaku-index" -q --dump "$pages"/*.txt >"$BATS_TEST_TMPDIR/dump.jsonl"
    whole=0 all=0
    for sentences in "$pages"/*.sentences; do
        name=$(basename "$sentences" .sentences)
        read -r these of <<<"$(python3 "$score" "$sentences" "$BATS_TEST_TMPDIR/dump.jsonl" "$name.txt" |
            sed -n 's/^intact .*(\([0-9]*\) of \([0-9]*\))$/\1 \2/p')"
        whole=$((whole + these)) all=$((all + of))
    done
    echo "$whole of $all"
    [ "$all" -gt 0 ]
    [ $((whole * 824)) -ge $((all * 820)) ]
}
