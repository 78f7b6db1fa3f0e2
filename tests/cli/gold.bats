#!/usr/bin/env bats
# Pages whose paragraphs are known and that are no part of this project: SEISAKU_GOLD names folders
# (parted by ':') that hold them as *.txt, with gold.jsonl beside them in the format of tests/score.

setup() {
    cd "$BATS_TEST_DIRNAME/../.."
}

@test "pages kept elsewhere: sentences whole, every key right" {
    [ -n "${SEISAKU_GOLD:-}" ] || skip "SEISAKU_GOLD names no folder with gold.jsonl"
    IFS=:
    for folder in $SEISAKU_GOLD; do
        tests/score --least=0.99 "$folder/gold.jsonl" "$folder"/*.txt
    done
}
