#!/usr/bin/env bats
# What is in an index: listed, counted, removed, tried out; corrections; the content that stamps name.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_DIRNAME/../.."
    SAMPLE=$PWD/tests/data/sample
    mkdir -p "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/b/c"
    cp "$SAMPLE"/plan-2030-p0*.txt "$BATS_TEST_TMPDIR/a"
    cp "$SAMPLE"/plan-2030-p0*.txt "$BATS_TEST_TMPDIR/b/c"
    cd "$BATS_TEST_TMPDIR"
    touch -d '1 hour ago' a/* b/c/* # what changed a moment ago is read again, to be sure
}

index() { "$SEISAKU_BIN/seisaku-index" -d x "$@"; }
count() { "$SEISAKU_BIN/seisaku-query" -d x -c -k plan,progress,text || true; }
content() { "$SEISAKU_BIN/seisaku-index" -d "$1" --stats | sed -n 's/^content\t\t//p'; }

@test "--list names the sources and their passages, --remove lowers the counts by them" {
    index -q a
    index --list >list
    [ "$(wc -l <list)" -eq 3 ]
    [ "$(cut -f1 list | awk "{ n += \$1 } END { print n }")" -eq "$(count)" ]
    before=$(count)
    passages=$(grep "$PWD/a/plan-2030-p05.txt" list | cut -f1)
    run -0 index --remove=a/plan-2030-p05.txt
    [ "$output" = "seisaku-index: removed $passages passages" ]
    [ "$(count)" -eq $((before - passages)) ]
    [ "$(index --list | wc -l)" -eq 2 ]
    index -q --prune a # it is there still, and read again
    [ "$(count)" -eq "$before" ]
    rm a/plan-2030-p06.txt
    run -0 index -q --remove="$PWD/a/plan-2030-p06.txt" # gone from the disk
    [ -z "$output" ]
    [ "$(index --list | wc -l)" -eq 2 ]
    index -q --remove=a
    [ -z "$(index --list)" ]
    [ "$(count)" -eq 0 ]
}

@test "--remove of what is not there is told, and nothing is removed" {
    index -q a
    before=$(count)
    run -2 index --remove=a/plan-2030-p05.txt --remove=nowhere
    [[ "$output" == *"nowhere: is not in the index"* ]]
    [ "$(count)" -eq "$before" ]
    run -2 "$SEISAKU_BIN/seisaku-index" -d none --remove=a
    [ ! -e none ]
    run -2 index --list a
    run -2 index --list --stats
}

@test "--dry-run says what would be done, and does nothing" {
    run -0 index --dry-run a
    [ ! -e x ]
    [[ "$output" == *"would read 3, leave 0 as they are, remove 0"* ]]
    index -q a
    before=$(find x -type f -exec md5sum {} + | sort | md5sum)
    mv a/plan-2030-p05.txt a/new.txt
    run -0 index --dry-run --prune a
    [[ "$output" == *"a/new.txt: would be read"* ]]
    [[ "$output" == *"$PWD/a/plan-2030-p05.txt: would be removed"* ]]
    [[ "$output" == *"would read 1, leave 2 as they are, remove 1"* ]]
    run -0 index --dry-run --remove=a
    [ "$(grep -c 'would be removed' <<<"$output")" -eq 3 ]
    [ "${#lines[@]}" -eq 3 ]
    [ "$before" = "$(find x -type f -exec md5sum {} + | sort | md5sum)" ]
}

@test "--stats counts as the query does" {
    index -q a
    index -q b # an update, so that there are several segments
    rm a/plan-2030-p06.txt
    index -q --prune a
    index --stats >stats
    [ "$(sed -n 's/^passages\t\t//p' stats)" -eq "$(count)" ]
    "$SEISAKU_BIN/seisaku-index" -q -d y a b # the same passages, none of them dead
    [ "$(grep ^characters stats)" = "$("$SEISAKU_BIN/seisaku-index" -d y --stats | grep ^characters)" ]
    for key in kind genre year ministry=exact issuer=exact; do
        diff <(sed -n "s/^$key\t//p" stats | sort) \
            <("$SEISAKU_BIN/seisaku-query" -d x -f tsv -c --facets=$key -k plan,progress,text | cut -f2,3 | sed '1d; s/\r$//' | sort)
    done
}

@test "the same files have the same content, whatever paths, order, threads and updates" {
    index -q a
    "$SEISAKU_BIN/seisaku-index" -q -d y -j1 b/c/plan-2030-p08.txt
    "$SEISAKU_BIN/seisaku-index" -q -d y -j1 b/c/plan-2030-p05.txt "$SAMPLE/plan-2030-p10.txt"
    [ "$(content x)" != "$(content y)" ]
    "$SEISAKU_BIN/seisaku-index" -q -d y b
    "$SEISAKU_BIN/seisaku-index" -q -d y --remove="$SAMPLE/plan-2030-p10.txt"
    [ -n "$(content x)" ]
    [ "$(content x)" = "$(content y)" ]
    printf 't\tIPEF\n' >topics.tsv
    stamp() { "$SEISAKU_BIN/seisaku-query" -d "$1" --survey=topics.tsv --stamp=stamp -f csv >/dev/null && grep ^content stamp; }
    [ "$(stamp x)" = "$(stamp y)" ]
    echo 余りの文である。 >>b/c/plan-2030-p05.txt
    "$SEISAKU_BIN/seisaku-index" -q -d y b
    [ "$(content x)" != "$(content y)" ]
}

@test "reports of two runs join by their paths" {
    index -q --report=one a
    rm a/plan-2030-p05.txt
    (cd a && "$SEISAKU_BIN/seisaku-index" -q -d ../x --prune --report=../two .)
    index -q --report=- b >three
    python3 -c '
import json
paths = lambda name, status: {r["path"] for r in map(json.loads, open(name)) if r.get("status") == status}
first = paths("one", "indexed")
assert len(first) == 3 and paths("two", "removed") | paths("two", "unchanged") == first, first
assert len(paths("three", "indexed")) == 3 and all(path.startswith("/") for path in first)'
}

@test "a correction is kept until its source changes, and then there is one warning" {
    index -q a
    "$SEISAKU_BIN/seisaku-index" -q --dump a/plan-2030-p05.txt | sed 's/需要/ぬるぽがっぽ/' >corrected.jsonl
    index -q --format=jsonl corrected.jsonl
    corrected() { "$SEISAKU_BIN/seisaku-query" -d x -c ぬるぽがっぽ 2>/dev/null || true; }
    [ "$(corrected)" -eq 1 ]
    touch a/plan-2030-p05.txt
    run -0 index -q --prune a
    [ -z "$output" ]
    [ "$(corrected)" -eq 1 ]
    index -q --format=jsonl corrected.jsonl # the same again is no change of the source
    echo 余りの文である。 >>a/plan-2030-p05.txt
    run -0 index -q a
    [ "$(grep -c 'the correction is gone' <<<"$output")" -eq 1 ]
    [ "$(corrected)" -eq 0 ]
    run -0 index -q a
    [ -z "$output" ]
}

correct() { # FILE: what is read of a document, corrected
    "$SEISAKU_BIN/seisaku-index" -q --dump "$1" | sed 's/需要/ぬるぽがっぽ/'
}
corrected() { "$SEISAKU_BIN/seisaku-query" -d x -c ぬるぽがっぽ 2>/dev/null || true; }

@test "what a correction leaves out of its document is told" {
    index -q a
    correct a/plan-2030-p05.txt >corrected.jsonl
    run -0 index -q corrected.jsonl
    [ -z "$output" ]
    rm -r x
    index -q a
    head -2 corrected.jsonl >some.jsonl
    run -0 index -q some.jsonl
    [[ "$output" == *"plan-2030-p05.txt"*": the correction leaves out passages of it ($(($(wc -l <corrected.jsonl) - 2)))"* ]]
    [ "$(wc -l <<<"$output")" -eq 1 ]
    run -0 index -q some.jsonl
    [ -z "$output" ]
    printf '{"id":"n","doc_id":"new","text":"余り"}\n' >new.jsonl
    run -0 index -q new.jsonl
    [ -z "$output" ]
}

@test "a correction read in one run with its document wins, whichever is named first, and is told once" {
    correct a/plan-2030-p05.txt >corrected.jsonl
    index -q a
    index -q corrected.jsonl
    content=$(index --stats | grep ^content)
    for sources in "a corrected.jsonl" "corrected.jsonl a"; do
        rm -r x
        run -0 index $sources
        [ "$(grep -c "plan-2030-p05.txt: corrected by corrected.jsonl" <<<"$output")" -eq 1 ]
        [[ "$output" == *"indexed $(count) passages of"* ]]
        [ "$(corrected)" -eq 1 ]
        [ "$(index --stats | grep ^content)" = "$content" ]
        run -0 index $sources
        [[ "$output" != *corrected* ]]
        # both changed: the correction still stands
        echo 余りの文である。 >>a/plan-2030-p05.txt
        sed -i 's/ぬるぽがっぽ/ぬるぽがっぽの/' corrected.jsonl
        run -0 index $sources
        [[ "$output" != *"is gone"* && "$output" == *"corrected by corrected.jsonl"* ]]
        [ "$(corrected)" -eq 1 ]
        cp "$BATS_TEST_DIRNAME/../data/sample/plan-2030-p05.txt" a/
        sed -i 's/ぬるぽがっぽの/ぬるぽがっぽ/' corrected.jsonl
    done
    # one passage alone, by its id
    python3 -c 'import json
row = json.loads(open("corrected.jsonl").readline())
print(json.dumps({"id": row["id"], "text": "べにふうき茶を飲む。"}))' >bare.jsonl
    rm -r x
    run -0 index a bare.jsonl
    [[ "$output" == *"plan-2030-p05.txt: corrected by bare.jsonl"* ]]
    [ "$(count)" -eq "$("$SEISAKU_BIN/seisaku-index" -q --dump a | wc -l)" ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d x -c べにふうき茶)" -eq 1 ]
}

@test "a correction that a new index does without is told, once for each document's source" {
    correct a/plan-2030-p05.txt >corrected.jsonl
    index -q a
    index -q --format=jsonl corrected.jsonl
    run -0 index -q --rebuild a
    [ "$output" = "seisaku-index: $PWD/a/plan-2030-p05.txt: was corrected by $PWD/corrected.jsonl, which is not read now: the correction is gone, index it again" ]
    [ "$(corrected)" -eq 0 ]
    run -0 index -q --rebuild a
    [ -z "$output" ]
    correct a/plan-2030-p06.txt >other.jsonl
    index -q --format=jsonl corrected.jsonl other.jsonl
    run -0 index -q --rebuild a
    [ "$(grep -c "was corrected by $PWD/corrected.jsonl, which is not read now" <<<"$output")" -eq 1 ]
    [ "$(grep -c "was corrected by $PWD/other.jsonl, which is not read now" <<<"$output")" -eq 1 ]
    index -q --format=jsonl corrected.jsonl
    [ "$(corrected)" -eq 1 ]
    rm a/plan-2030-p05.txt # what is not there has nothing to lose
    run -0 index -q --rebuild a
    [ -z "$output" ]
}

@test "a correction from standard input is kept and told of likewise" {
    index -q a
    correct a/plan-2030-p05.txt | index -q --format=jsonl -
    index -q a
    [ "$(corrected)" -eq 1 ]
    echo 余りの文である。 >>a/plan-2030-p05.txt
    run -0 index -q a
    [ "$(grep -c 'the correction is gone' <<<"$output")" -eq 1 ]
    correct a/plan-2030-p05.txt | index -q --format=jsonl -
    run -0 index -q --rebuild a
    [[ "$output" == *"plan-2030-p05.txt: was corrected by -, "* ]]
}

@test "a document whose correction is removed, or left out of a new one, is read again" {
    passages() { "$SEISAKU_BIN/seisaku-query" -d x -c path:plan-2030-p05.txt || true; }
    index -q a
    before=$(passages)
    mkdir corrections
    correct a/plan-2030-p05.txt >corrections/c.jsonl
    index -q --format=jsonl corrections/c.jsonl
    index -q --remove=corrections/c.jsonl 2>err
    grep -q "plan-2030-p05.txt: its correction is gone from the index, and with it its passages: index it again" err
    index -q a
    [ "$(passages)" -eq "$before" ]
    [ "$(corrected)" -eq 0 ]
    index -q --format=jsonl corrections/c.jsonl
    correct a/plan-2030-p06.txt >corrections/c.jsonl
    run -0 index -q --format=jsonl corrections/c.jsonl
    [[ "$output" == *"plan-2030-p05.txt: its correction is gone"* ]]
    run -0 index -q a
    [ -z "$output" ]
    [ "$(passages)" -eq "$before" ]
    [ "$(count)" -eq "$("$SEISAKU_BIN/seisaku-index" -q --dump a | wc -l)" ]
}
