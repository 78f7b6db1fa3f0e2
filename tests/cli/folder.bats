# Folders: what has not changed is not read, what is broken hurts nothing else.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    export SEISAKU_INDEX=$BATS_TEST_TMPDIR/index
}

index() { "$SEISAKU_BIN/seisaku-index" "$@"; }
found() { "$SEISAKU_BIN/seisaku-query" -c -- "$1" || true; }

write() { # FILE TEXT...
    mkdir -p "$(dirname "$1")"
    printf '%s\n' "${@:2}" >"$1"
}

measured() { # FILE COMMAND...: KiB of memory and seconds of the command go to the file
    python3 -c 'import resource, subprocess, sys, time
start = time.monotonic()
status = subprocess.run(sys.argv[2:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(used, round(time.monotonic() - start, 3), file=open(sys.argv[1], "w"))
sys.exit(status)' "$@"
}

old() { touch -d '1 hour ago' "$@"; } # of a time that can be believed

@test "what has not changed is not read again" {
    write plans/a.txt 港湾の計画である。
    write plans/b.txt 河川の計画である。
    old plans/*
    index -q plans
    run --separate-stderr index -v plans
    [ "$status" -eq 0 ]
    [ "$(grep -c ': unchanged$' <<<"$stderr")" -eq 2 ]
    [[ ${stderr_lines[-1]} == *'unchanged 2' ]]
    [ "$(found 計画)" -eq 2 ]
}

@test "what has changed is replaced, what was only touched is not" {
    write plans/a.txt 港湾の計画である。
    write plans/b.txt 河川の計画である。
    old plans/*
    index -q plans
    write plans/a.txt 空港の計画である。
    touch plans/b.txt
    run --separate-stderr index plans
    [[ ${stderr_lines[0]} == *'indexed 1 passage of 1 document in '* ]]
    [[ ${stderr_lines[1]} == *'unchanged 1' ]]
    [ "$(found 港湾)" -eq 0 ]
    [ "$(found 空港)" -eq 1 ]
    [ "$(found 河川)" -eq 1 ]
}

@test "a rebuilt index keeps the generation before, for those who read it, and no other" {
    generations() { (cd "$SEISAKU_INDEX" && echo generation-*); }
    write plans/a.txt 港湾の計画である。
    index -q plans
    [ "$(generations)" = generation-1 ]
    index -q --rebuild plans
    [ "$(generations)" = 'generation-1 generation-2' ]
    index -q --rebuild plans
    [ "$(generations)" = 'generation-2 generation-3' ]
    rm -r "$SEISAKU_INDEX/generation-2" # as seisaku-index(1) allows
    [ "$(found 港湾)" -eq 1 ]
    index -q --rebuild plans
    [ "$(generations)" = 'generation-3 generation-4' ]
}

@test "a change that keeps the size and the time shortly after is seen" {
    write plans/a.txt 港湾の計画である。
    index -q plans
    write plans/a.txt 空港の計画である。
    index -q plans
    [ "$(found 空港)" -eq 1 ]
}

@test "another encoding asked for reads again" {
    printf '港湾の計画である。\n' | iconv -t EUC-JP >a.txt
    old a.txt
    index -q --encoding=cp932 a.txt
    [ "$(found 港湾)" -eq 0 ]
    index -q --encoding=euc-jp a.txt
    [ "$(found 港湾)" -eq 1 ]
}

@test "an encoding asked for is used, and what it cannot read is told" {
    # add a case: the file's encoding, the one asked for
    while read -r written asked; do
        printf '港湾の計画である。\n' | iconv -t "$written" >a.txt
        run --separate-stderr index --dump --encoding="$asked" a.txt
        [ "$status" -eq 0 ] || { echo "$written $asked: $stderr"; false; }
        [[ $output == *$'\ufffd'* ]]
        [ "${#stderr_lines[@]}" -eq 1 ]
        [[ $stderr == *'a.txt: '*' undecodable byte sequence'*' at byte '* ]]
    done <<'CASES'
CP932 EUC-JP
CP932 UTF-8
EUC-JP UTF-8
UTF-8 EUC-JP
CASES
    head -c 4000 /dev/zero >zero.txt
    run index --dump --encoding=EUC-JP zero.txt
    [ "$status" -eq 2 ]
    [[ $output == *'zero.txt: no text in this encoding: name another'* ]]
}

@test "only --prune drops what is gone, and only below the folders given" {
    write one/a.txt 港湾の計画である。
    write one/b.txt 空港の計画である。
    write two/c.txt 河川の計画である。
    write two/d.txt 道路の計画である。
    index -q one two
    rm one/a.txt two/c.txt
    index -q one two
    [ "$(found 港湾)" -eq 1 ]
    run --separate-stderr index --prune one
    [ "$status" -eq 0 ]
    [[ $stderr == *'removed 1'* ]]
    [ "$(found 港湾)" -eq 0 ]
    [ "$(found 河川)" -eq 1 ]
}

@test "a folder without documents is not pruned: its disk may not be there" {
    write one/a.txt 港湾の計画である。
    index -q one
    rm one/a.txt
    run index --prune one
    [ "$status" -eq 2 ]
    [ "$(found 港湾)" -eq 1 ]
}

@test "a source that cannot be read any more keeps its passages" {
    write one/a.txt 港湾の計画である。
    write one/b.txt 空港の計画である。
    index -q one
    : >one/a.txt
    run --separate-stderr index one
    [ "$status" -eq 1 ]
    [[ $stderr == *'a.txt: empty file'* ]]
    [ "$(found 港湾)" -eq 1 ]
    run --separate-stderr index one
    [ "$status" -eq 1 ]
    [[ $stderr == *'a.txt: empty file'* ]]
}

@test "what could not be read is named again, with its reason" {
    write one/a.txt 港湾の計画である。
    head -c 4000 /dev/zero >one/zero.txt
    old one/*
    index -q one || [ $? -eq 1 ]
    run --separate-stderr index one
    [ "$status" -eq 1 ]
    [[ $stderr == *'zero.txt: '*'(unchanged; --rebuild reads it again)'* ]]
    [[ $stderr == *'unchanged 1, skipped 1: '* ]]
}

@test "a dump of passages replaces documents, and a changed one takes its own back" {
    write one/a.txt 港湾の計画である。
    write one/b.txt 空港の計画である。
    old one/*
    index -q one
    index --dump one | sed 's/港湾/漁港/' >edited.jsonl
    index -q edited.jsonl
    [ "$(found 漁港)" -eq 1 ]
    [ "$(found 計画)" -eq 2 ]
    index -q one
    [ "$(found 漁港)" -eq 1 ]
    write one/a.txt 海峡の計画である。
    index -q one
    [ "$(found 漁港)" -eq 0 ]
    [ "$(found 海峡)" -eq 1 ]
    index -q edited.jsonl
    [ "$(found 漁港)" -eq 1 ]
    [ "$(found 計画)" -eq 2 ]
}

@test "an id that comes twice in one run is refused with both places; in a later run the last stays" {
    printf '%s\n' '{"id":"p:1","doc_id":"p","text":"最初の記述"}' '{"id":"p:2","doc_id":"p","text":"別の記述"}' >first.jsonl
    printf '%s\n' '{"id":"p:1","doc_id":"q","text":"最後の記述"}' >last.jsonl
    cat first.jsonl last.jsonl >twice.jsonl
    run --separate-stderr index --format=jsonl twice.jsonl
    [ "$status" -eq 1 ]
    [[ $stderr == *'twice.jsonl:3: the id p:1 is that of twice.jsonl:1'* ]]
    [ "$(found 記述)" -eq 2 ]
    [ "$(found 最後)" -eq 0 ]
    index -q --rebuild --format=jsonl first.jsonl
    index -q --format=jsonl last.jsonl
    [ "$(found 記述)" -eq 2 ]
    [ "$(found 最初)" -eq 0 ]
    [ "$(found 最後)" -eq 1 ]
}

@test "patterns choose files by name and by path, whatever the form of their characters" {
    write plans/2023/a.txt 港湾の計画である。
    write plans/2024/a.txt 空港の計画である。
    write plans/2024/draft.txt 河川の計画である。
    write plans/か$'\u3099'く.txt 道路の計画である。 # decomposed
    names() { index --dump "$@" plans | grep -o '"path":"[^"]*"' | cut -d'"' -f4; }
    [ "$(names --include='2024/*')" = "$(printf 'plans/2024/%s.txt\n' a draft)" ]
    [ "$(names --include='2024/*' --exclude='draft*')" = plans/2024/a.txt ]
    [ "$(names --exclude='20*' | wc -l)" -eq 1 ]
    [ "$(names --include='?く.txt' | wc -l)" -eq 1 ]
    [ "$(names --include=$'\u304cく.txt' --include='2023/*' | wc -l)" -eq 2 ]
    [ "$(index --dump plans/$'\u304cく.txt' | wc -l)" -eq 1 ] # composed, on the command line
}

@test "a file larger than --max-size is not loaded" {
    write one/a.txt 港湾の計画である。
    truncate -s 3G one/large.txt
    run --separate-stderr index one
    [ "$status" -eq 1 ]
    [[ $stderr == *'large.txt: larger than 256 MiB: raise --max-size'* ]]
    run --separate-stderr index --rebuild --max-size=10 one
    [ "$status" -eq 2 ]
    run --separate-stderr index --max-size=10X one
    [ "$status" -eq 2 ]
}

@test "--report tells what came of each source, in valid JSON" {
    write one/a.txt 港湾の計画である。
    write one/$'line\nbreak.txt' 空港の計画である。
    write one/$'invalid \xff.txt' 河川の計画である。
    : >one/empty.txt
    old one/*
    index -q --report=first.report one || [ $? -eq 1 ]
    rm one/a.txt
    index -q --prune --report=second.report one || [ $? -eq 1 ]
    python3 - <<'PYTHON'
import json, os
first, second = ([json.loads(line) for line in open(name, encoding="utf-8")]
                 for name in ("first.report", "second.report"))
assert all(os.path.isabs(line["path"]) for line in first[:-1])
by_path = {os.path.relpath(line["path"], os.path.realpath(".")): line for line in first[:-1]}
assert len(by_path) == 4
assert by_path["one/line\nbreak.txt"]["status"] == "indexed"
assert by_path["one/invalid \ufffd.txt"]["passages"] == 1
assert by_path["one/empty.txt"]["status"] == "skipped" and "empty" in by_path["one/empty.txt"]["reason"]
totals = first[-1]["totals"]
assert (totals["indexed"], totals["skipped"], totals["passages"]) == (3, 1, 3), totals
assert totals["reasons"] == {"empty file": 1}
assert [line["status"] for line in second[:-1]].count("removed") == 1
assert second[-1]["totals"]["unchanged"] == 2
PYTHON
}

@test "the index and the dump do not depend on the number of threads" {
    for jobs in 1 2 5; do
        index -q -j $jobs -d index-$jobs "$BATS_TEST_DIRNAME/../data/sample"
        index -q -j $jobs --dump "$BATS_TEST_DIRNAME/../data/sample" >dump-$jobs
        "$SEISAKU_BIN/seisaku-query" -d index-$jobs -n 1000 -f jsonl -k plan >answer-$jobs
    done
    cmp dump-1 dump-2 && cmp dump-1 dump-5
    cmp answer-1 answer-2 && cmp answer-1 answer-5
}

@test "progress is shown when asked for, never in a file, and takes itself away" {
    write one/a.txt 港湾の計画である。
    run --separate-stderr index --progress=always one
    [[ $stderr == *$'\r\e[K'* ]]
    run --separate-stderr index --rebuild one
    [[ $stderr != *$'\e'* ]]
}

@test "a folder with broken files of many kinds: every good one is found, every broken one named" {
    local files=${FOLDER_FILES:-1000} broken=$((${FOLDER_FILES:-1000} / 100 + 10))
    "$BATS_TEST_DIRNAME/../make_folder" . "$files" "$broken"
    find documents -type f ! -name '* *' -exec touch -h -d '1 hour ago' {} +
    run --separate-stderr measured first "$SEISAKU_BIN/seisaku-index" --report=report documents
    [ "$status" -eq 1 ]
    while IFS=$'\t' read -r kind path; do
        grep -qF "seisaku-index: $path: " <<<"$stderr" || { echo "not named: $kind: $path"; false; }
    done <broken.tsv
    [ "$(grep -c '"status":"skipped"' report)" -eq "$(wc -l <broken.tsv)" ]
    # every word finds one passage
    nl -b a <good.tsv | awk -F'\t' '{ print $1 + 0 "\t\"" $2 "\"" }' >queries.tsv
    "$SEISAKU_BIN/seisaku-query" -c --batch=queries.tsv >counts
    [ "$(cut -f2 counts | sort | uniq -c | tr -s ' ')" = " $(wc -l <good.tsv) 1" ]
    if [ "$(basename "$(dirname "$SEISAKU_BIN")")" = release ]; then
        [ "$(cut -d' ' -f1 first)" -lt 1048576 ] # KiB
    fi
    run --separate-stderr measured second "$SEISAKU_BIN/seisaku-index" documents
    [ "$status" -eq 1 ]
    [[ ${stderr_lines[-1]} == *"unchanged $(wc -l <good.tsv), skipped $broken: "* ]]
    echo "KiB and seconds, first: $(cat first), second: $(cat second)"
}
