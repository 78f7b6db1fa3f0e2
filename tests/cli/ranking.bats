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

# Passages of which many rank alike: the same sentences again and again, in documents whose names are not in the
# order of the file.
alike() {
    for i in $(seq 300); do
        printf '{"id":"%s-%d","doc_id":"%s-%d","text":"%s"}\n' $((i * 37 % 101)) "$i" $((i * 37 % 101)) "$i" \
            "$(case $((i % 4)) in 0) echo 届出は書面による。 ;; 1) echo 届出の届出。別の文。 ;; *) echo 書面の届出による。 ;; esac)"
    done
}

@test "the first hits are the same however many are asked for, also where many rank alike" {
    alike >"$BATS_TEST_TMPDIR/alike.jsonl"
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/index" --format=jsonl "$BATS_TEST_TMPDIR/alike.jsonl"
    for query in 届出 '届出 書面' '書面の届出' '"よる"' '届*' '書面 OR 別'; do
        "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/index" -n 300 -f trec "$query" | cut -d ' ' -f 3 >"$BATS_TEST_TMPDIR/all"
        for limit in 1 10 99 100 101 140 250; do
            "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/index" -n $limit -f trec "$query" |
                cut -d ' ' -f 3 >"$BATS_TEST_TMPDIR/some"
            head -n $limit "$BATS_TEST_TMPDIR/all" | diff "$BATS_TEST_TMPDIR/some" - || { echo "$query, $limit"; return 1; }
        done
    done
}

@test "passages that rank alike come in the order of their documents" {
    alike >"$BATS_TEST_TMPDIR/alike.jsonl"
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/index" --format=jsonl "$BATS_TEST_TMPDIR/alike.jsonl"
    hits=$("$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/index" -n 20 -f jsonl 届出 | jq -r '"\(.score) \(.doc_id)"')
    [ "$(cut -d ' ' -f 1 <<<"$hits" | sort -u | wc -l)" = 1 ]
    [ "$hits" = "$(LC_ALL=C sort -k2 <<<"$hits")" ]
}

@test "hits stand as their documents do, however few of them are asked for" {
    cd "$BATS_TEST_TMPDIR"
    python3 - >many.jsonl <<'END'
import json
for document in range(149, -1, -1):  # the last comes first
    for passage in range(8):
        kind = "plan" if document % 3 else "progress"
        print(json.dumps({"id": f"{document:03}:{passage}", "doc_id": f"paper-{document:03}", "kind": kind,
                          "text": "港の船。" if passage % 2 else "橋。"}))
END
    "$SEISAKU_BIN/seisaku-index" -q -d many --format=jsonl many.jsonl
    local arguments
    for arguments in '--sort=document 港' '-k plan' '--sort=document -k progress "橋"'; do
        read -ra words <<<"$arguments"
        "$SEISAKU_BIN/seisaku-query" -d many -n 2000 -f jsonl "${words[@]}" | jq -r .id >all
        [ "$(wc -l <all)" -ge 200 ]
        sort all | cmp all - # these ids sort as the documents and their passages do
        for window in '0 1' '0 7' '195 5' '60 40'; do
            read -r offset limit <<<"$window"
            "$SEISAKU_BIN/seisaku-query" -d many -n "$limit" --offset="$offset" -f jsonl "${words[@]}" |
                jq -r .id >some
            tail -n +$((offset + 1)) all | head -n "$limit" | cmp some -
        done
    done
}

@test "queries over the sample rank as the table says" {
    run "$BATS_TEST_DIRNAME/../ranks" "$SEISAKU_BIN"
    echo "tests/ranks BIN --update, where it is better:"
    echo "$output"
    [ "$status" -eq 0 ]
}
