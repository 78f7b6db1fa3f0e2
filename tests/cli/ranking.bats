#!/usr/bin/env bats
# The order of the hits, on passages made for it.

setup_file() {
    export INDEX="$BATS_FILE_TMPDIR/index"
    {
        printf '{"id":"article","title":"港湾管理法","text":"廃止の届出は書面による。"}\n'
        printf '{"id":"names","title":"港湾管理法","text":"港湾管理法の港湾を管理する。"}\n'
        printf '{"id":"other","title":"","text":"届出の様式を定める。"}\n'
        for i in 1 2 3 4 5 6 7 8; do
            printf '{"id":"filler%d","title":"","text":"届出とは別の資料の第%d号である。"}\n' $i $i
        done
        for i in 1 2 3 4 5 6 7 8; do
            printf '{"id":"rest%d","title":"","text":"会議の記録の第%d号である。"}\n' $i $i
        done
    } >"$BATS_FILE_TMPDIR/passages.jsonl"
    "$SEISAKU_BIN/seisaku-index" -q -d "$INDEX" --format=jsonl "$BATS_FILE_TMPDIR/passages.jsonl"
}

# The ids of the hits, best first, on one line.
ids_of() {
    "$SEISAKU_BIN/seisaku-query" -d "$INDEX" --no-expand -n 3 -f trec "$@" | cut -d ' ' -f 3 | xargs
}

@test "a word of the title counts as one of the text" {
    [[ $(ids_of --match=any '港湾 届出') == 'article '* ]]
    [[ $(ids_of --match=any '届出 港湾') == 'article '* ]]
}

@test "a word of the title alone makes no hit" {
    [ "$(ids_of '港湾')" = names ]
}
