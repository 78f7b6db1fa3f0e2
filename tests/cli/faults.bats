# A small share of each part of the fault campaign (make faults), always the same.

bats_require_minimum_version 1.5.0

setup() {
    FAULTS=$BATS_TEST_DIRNAME/../faults
}

# part NAME NUMBER [SECONDS]: passes when that many trials found nothing.
part() {
    run "$FAULTS/$1" --bin "$SEISAKU_BIN" --work "$BATS_TEST_TMPDIR" --seed 1 --number "$2" --seconds "${3:-60}"
    [ "$status" -ne 77 ] || skip "${lines[-1]}"
    echo "$output"
    [ "$status" -eq 0 ]
    [[ ${lines[-1]} == *', failed 0'* ]]
}

# What replaces malloc or system calls beside a sanitizer that does so, too, finds nothing but their quarrel.
skip_if_sanitized() {
    ! nm -D "$SEISAKU_BIN/seisaku-query" | grep -qE '__(a|t)san_init' || skip "sanitizers bring their own malloc"
}

@test "an allocation that fails changes no answer" {
    skip_if_sanitized
    part alloc 90
}

@test "a kill at any moment leaves the old index or the new one" {
    skip_if_sanitized
    part kill 8
}

@test "a system call that fails leaves the old index or the new one, and is told in one line" {
    skip_if_sanitized
    part calls 12
}

@test "damage to an index is found, an odd one runs nothing and ends in one line" {
    part damage 120
}

@test "an index that was made to harm its readers does not" {
    part crafted 60
}

@test "hostile names and texts reach neither terminal nor spreadsheet" {
    part hostile 340
}

@test "what fuzzing kept is read without harm" {
    part replay 1000
}

@test "a server that dies amid an answer is told in one line, or left out" {
    part remote 4
}

@test "a command of --pre that fails, or leaves a process with its output, costs its file alone" {
    cd "$BATS_TEST_TMPDIR"
    mkdir f
    printf '空港の計画である。\n' >f/good.txt
    printf '港湾\n' | tee f/fails.odd >f/leaves.odd
    printf '#!/bin/sh\necho 港湾の計画である。\n[ "$1" = f/fails.odd ] && exit 3\nsetsid sleep 60 &\n' >command
    chmod +x command
    # With SIGCHLD ignored, as some that start programs leave it, no status of a command is lost.
    run --separate-stderr python3 -c 'import os, signal, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN)
os.execv(sys.argv[1], sys.argv[1:])' "$SEISAKU_BIN/seisaku-index" -q -d ix --pre=./command f
    [ "$status" -eq 1 ]
    [ "${#stderr_lines[@]}" -eq 2 ]
    [[ $stderr == *'f/fails.odd: ./command failed (status 3)'* ]]
    [[ $stderr == *'f/leaves.odd: ./command ended and left a process behind that holds its output'* ]]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 計画)" -eq 1 ]
}

@test "readers beside a writer see one state each; two writers, many updates" {
    part many 1000 6
}

@test "a query of one character a thousand times is answered at once" {
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/ix" "$BATS_TEST_DIRNAME/../data/sample"
    for character in Ⅷ 漢 1 a ア 一 の; do
        query=$(printf "$character%.0s" {1..1250})
        run bash -c 'ulimit -t 5; exec "$@"' - "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/ix" -c "$query"
        [ "$status" -le 2 ]
    done
}

@test "standard output that is closed or full is told, and nothing is written elsewhere" {
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/ix" "$BATS_TEST_DIRNAME/../data/sample"
    cd "$BATS_TEST_TMPDIR"
    for arguments in '-d ix NATO' --help --version; do
        for end in '>&-' '>/dev/full'; do
            run bash -c "\"$SEISAKU_BIN/seisaku-query\" $arguments $end"
            [ "$status" -eq 2 ]
            [[ $output == 'seisaku-query: cannot write the answer: '* ]]
        done
    done
    run bash -c "\"$SEISAKU_BIN/seisaku-index\" --dump \"$BATS_TEST_DIRNAME\"/../data/sample/*.txt >&-"
    [ "$status" -eq 2 ]
    [[ $output == *'cannot write the passages: '* ]]
}
