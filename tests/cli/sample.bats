# The sample corpus is read whole, with its keys.

@test "the sentences of the sample are whole and have their keys" {
    run tests/score --show --least=0.975 tests/data/sample.gold.jsonl tests/data/sample
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "the rows of tables are whole, label by label, though their cells were printed side by side" {
    run tests/score --show --least=0.95 tests/data/tables.gold.jsonl tests/data/tables
    echo "$output"
    [ "$status" -eq 0 ]
}

# The sample with its bullets changed to another sign must be read as well: BULLET.
with_bullet() {
    local folder=$BATS_TEST_TMPDIR/$1
    mkdir "$folder"
    for page in tests/data/sample/*.txt; do
        sed "s/・/$1/g" "$page" > "$folder/${page##*/}"
    done
    sed "s/・/$1/g" tests/data/sample.gold.jsonl > "$folder.gold.jsonl"
    tests/score --show --least=0.975 "$folder.gold.jsonl" "$folder"
}

@test "whatever sign a list's bullets have, its sentences are whole" {
    for bullet in ▲ ▽ ◯ ① ◦ ‣ ▪ ★ ❏ ➔ ⇒; do
        run with_bullet "$bullet"
        echo "$bullet: $output"
        [ "$status" -eq 0 ]
        [[ $output == *'whole        1.0000'* ]]
    done
}

@test "a plain memo keeps its lines in order and parts at form feeds" {
    run "$SEISAKU_BIN/seisaku-index" --dump tests/data/plain/memo-ritou.txt
    [ "$status" -eq 0 ]
    [[ $output == *'国と地方公共団体の取組みを整理するものである。'* ]]
    second=$(grep '経路に使う機器の調達先が一社に偏らないよう配慮する。' <<<"$output")
    [[ $second == *'"page": 2'* || $second == *'"page":2'* ]]
}

@test "an English note is joined across hyphens" {
    run "$SEISAKU_BIN/seisaku-index" --dump tests/data/plain/note-data-localization.txt
    [ "$status" -eq 0 ]
    [[ $output == *'localization requirement'* ]]
}

# The sample's passages in their order, blanks aside.
texts_of() {
    "$SEISAKU_BIN/seisaku-index" -q --dump "$1" | sed 's/.*"section"/"section"/; s/"source":{[^}]*}//; s/[ 　]//g'
}

@test "a page reads the same whatever blanks part its columns" {
    mkdir "$BATS_TEST_TMPDIR/"{plain,fixed,thin,wide}
    for page in tests/data/sample/*.txt; do
        name=${page##*/}
        cp "$page" "$BATS_TEST_TMPDIR/plain"
        sed 's/ /\xc2\xa0/g; 1s/^/\xef\xbb\xbf/' "$page" >"$BATS_TEST_TMPDIR/fixed/$name"
        sed 's/ /\xe2\x80\x8b\xe2\x80\x89/g' "$page" >"$BATS_TEST_TMPDIR/thin/$name"
        # between letters that take two columns, as some extractors do
        LC_ALL=C.UTF-8 sed 's/\([^ -~]\) \([^ -~<]\)/\1　\2/g; s/\([^ -~]\) <\([^ -~]\)/\1　<\2/g' "$page" \
            >"$BATS_TEST_TMPDIR/wide/$name"
    done
    texts_of "$BATS_TEST_TMPDIR/plain" >"$BATS_TEST_TMPDIR/expected"
    grep -q 成果 "$BATS_TEST_TMPDIR/wide/"*.txt
    ! cmp -s "$BATS_TEST_TMPDIR/plain/plan-2030-p11.txt" "$BATS_TEST_TMPDIR/wide/plan-2030-p11.txt"
    for blanks in fixed thin wide; do
        texts_of "$BATS_TEST_TMPDIR/$blanks" | diff - "$BATS_TEST_TMPDIR/expected"
    done
}
