# Whoever kills the indexer, whenever, finds the old state or the new one.

bats_require_minimum_version 1.5.0

setup_file() {
    export FILES=$BATS_FILE_TMPDIR/files
    "$BATS_TEST_DIRNAME/../make_folder" "$FILES" 150 0
}

setup() {
    cd "$BATS_TEST_TMPDIR"
    export SEISAKU_INDEX=$BATS_TEST_TMPDIR/index
}

teardown() {
    umount "$BATS_TEST_TMPDIR/disk" 2>/dev/null || true
}

index() { "$SEISAKU_BIN/seisaku-index" -q "$@"; }
found() { "$SEISAKU_BIN/seisaku-query" -c -- "$1" 2>/dev/null || true; }

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# killed MILLISECONDS ARGUMENT...: an indexer that dies after so long, or ends before.
killed() {
    local after=$1
    shift
    "$SEISAKU_BIN/seisaku-index" -q "$@" 2>/dev/null &
    local process=$!
    sleep "$(printf '%d.%03d' $((after / 1000)) $((after % 1000)))"
    kill -9 $process 2>/dev/null || true
    wait $process 2>/dev/null || true
}

check_index() {
    local generation
    command -v xapian-check >/dev/null || return 0
    "$SEISAKU_BIN/seisaku-index" -q --check
    grep '^auto' "$SEISAKU_INDEX/XAPIANDB" | while read -r _ generation; do
        xapian-check "$SEISAKU_INDEX/$generation" >/dev/null
    done
}

# How long an undisturbed run takes, so that kills come throughout it.
duration_of() {
    local start
    start=$(milliseconds)
    index "$@"
    echo $(($(milliseconds) - start))
}

@test "killed while a new index is built, it is not there or complete" {
    local whole before=0
    SEISAKU_INDEX=$BATS_TEST_TMPDIR/undisturbed
    whole=$(duration_of "$FILES/documents")
    total=$(found 資料)
    [ "$total" -gt 150 ]
    SEISAKU_INDEX=$BATS_TEST_TMPDIR/index
    for round in 1 2 3 4 5 6 7 8; do
        rm -rf "$SEISAKU_INDEX"
        killed $((whole * round / 8 + RANDOM % 20)) "$FILES/documents"
        count=$(found 資料)
        echo "round $round: ${count:-no index}"
        [ -z "$count" ] || [ "$count" -eq "$total" ]
        [ -z "$count" ] && before=$((before + 1))
        index "$FILES/documents" # what was left behind is no obstacle
        [ "$(found 資料)" -eq "$total" ]
        [ "$(ls -d "$SEISAKU_INDEX"/generation-* | wc -l)" -eq 1 ]
    done
    [ "$before" -gt 0 ]
}

@test "killed while an index is rebuilt, the old one or the new one answers" {
    local whole old=0
    printf '元からある文書である。\n' >old.txt
    index old.txt
    SEISAKU_INDEX=$BATS_TEST_TMPDIR/undisturbed
    whole=$(duration_of --rebuild "$FILES/documents")
    total=$(found 資料)
    for round in 1 2 3 4 5 6 7 8; do
        rm -rf "$BATS_TEST_TMPDIR/copy"
        cp -r "$BATS_TEST_TMPDIR/index" "$BATS_TEST_TMPDIR/copy"
        SEISAKU_INDEX=$BATS_TEST_TMPDIR/copy
        killed $((whole * round / 8 + RANDOM % 20)) --rebuild "$FILES/documents"
        state="$(found 元からある文書) $(found 資料)"
        echo "round $round: $state"
        [ "$state" = '1 0' ] || [ "$state" = "0 $total" ]
        [ "$state" = '1 0' ] && old=$((old + 1))
        index --rebuild "$FILES/documents"
        [ "$(found 資料)" -eq "$total" ]
    done
    [ "$old" -gt 0 ]
}

@test "killed while an index is updated, all of the update is there or nothing" {
    local whole old=0
    cp -r "$FILES/documents" documents
    index documents
    total=$(found 保存)
    find documents -name '*.txt' -exec sed -i 's/保存する/廃棄する/' {} +
    cp -r "$SEISAKU_INDEX" undisturbed
    whole=$(SEISAKU_INDEX=$PWD/undisturbed duration_of documents)
    changed=$(SEISAKU_INDEX=$PWD/undisturbed found 廃棄)
    [ "$changed" -gt 100 ]
    for round in 1 2 3 4 5 6 7 8; do
        rm -rf copy
        cp -r "$BATS_TEST_TMPDIR/index" copy
        SEISAKU_INDEX=$BATS_TEST_TMPDIR/copy
        killed $((whole * round / 8 + RANDOM % 20)) documents
        state="$(found 保存) $(found 廃棄)"
        echo "round $round: $state"
        [ "$state" = "$total 0" ] || [ "$state" = "$((total - changed)) $changed" ]
        [ "$state" = "$total 0" ] && old=$((old + 1))
        check_index
        index documents
        [ "$(found 廃棄)" -eq "$changed" ]
    done
    [ "$old" -gt 0 ]
}

@test "a second indexer on the same index is told so in one line" {
    mkfifo pipe
    index - <pipe &
    process=$!
    exec 9>pipe
    for _ in $(seq 100); do
        [ -e "$SEISAKU_INDEX/lock" ] && break
        sleep 0.05
    done
    run --separate-stderr index "$FILES/documents"
    printf '先に始めた索引である。\n' >&9
    exec 9>&-
    wait $process
    [ "$status" -eq 2 ]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [[ $stderr == *'another seisaku-index writes this index: wait until it ends' ]]
    [ "$(found 索引)" -eq 1 ]
}

@test "a folder that may not be written is told so in one line" {
    mkdir disk
    mount -t tmpfs tmpfs disk 2>/dev/null || skip "no right to mount a disk"
    index -d disk/index "$FILES/documents/000"
    mount -o remount,ro disk
    for folder in disk/index disk/other; do
        run --separate-stderr index --rebuild -d $folder "$FILES/documents"
        [ "$status" -eq 2 ]
        [ "${#stderr_lines[@]}" -eq 1 ]
    done
    SEISAKU_INDEX=$PWD/disk/index
    [ "$(found 保存)" -eq 100 ]
}

@test "a full disk is told in one line, and the old state stays" {
    mkdir disk
    mount -t tmpfs -o size=2m tmpfs disk 2>/dev/null || skip "no right to mount a disk"
    SEISAKU_INDEX=$PWD/disk/index
    printf '元からある文書である。\n' >old.txt
    index old.txt
    head -c 1500000 /dev/zero >disk/other
    for arguments in "" --rebuild; do
        # shellcheck disable=SC2086 # no argument, or one
        run --separate-stderr index $arguments "$FILES/documents"
        echo "$status: $stderr"
        [ "$status" -eq 2 ]
        [ "${#stderr_lines[@]}" -eq 1 ]
        [[ $stderr == "seisaku-index: $SEISAKU_INDEX: "*'left on the disk'*'make room' ]]
        [ "$(found 元からある文書)" -eq 1 ]
    done
    rm disk/other
    index "$FILES/documents/000"
    [ "$(found 元からある文書)" -eq 1 ]
}
