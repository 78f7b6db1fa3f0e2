#!/usr/bin/env bats
# Long questions tell how far they are, and end cleanly when they are interrupted.

bats_require_minimum_version 1.5.0

setup_file() {
    export SEISAKU_INDEX=$BATS_FILE_TMPDIR/index NO_COLOR=1
    "$SEISAKU_BIN/seisaku-index" -q -d "$SEISAKU_INDEX" tests/data/sample
    python3 - "$BATS_FILE_TMPDIR/topics.tsv" <<'PYTHON'
import sys
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.writelines(f"t{i}\tデータ OR 演習 OR {i}\n" for i in range(3000))
PYTHON
    head -5 "$BATS_FILE_TMPDIR/topics.tsv" >"$BATS_FILE_TMPDIR/few.tsv"
}

query() { "$SEISAKU_BIN/seisaku-query" "$@"; }

@test "surveys, batches, tracks and studies of words tell how far they are, on standard error alone" {
    cd "$BATS_FILE_TMPDIR"
    shows() { # LINE ARGUMENT…
        local line=$1
        shift
        query --progress=always "$@" 2>err >out
        tr '\r' '\n' <err | grep -q "$line" || { echo "$*: no $line in:"; cat err; return 1; }
        [ "$(tail -c 4 err)" = $'\r\033[K' ]
        query "$@" 2>err | cmp - out
        [ ! -s err ]
        query --progress=never "$@" 2>&1 | cmp - out
    }
    shows '[0-9] of 5 topics' --survey=few.tsv -f csv
    shows '[0-9] of 5 topics' --survey=few.tsv --html=page.html
    shows '[0-9] of 5 queries' --batch=few.tsv -c
    shows '[0-9]* of [0-9]* passages' --words -k plan
    shows '[0-9]* of [0-9]* passages' --collocates データ
    shows '[0-9]* of [0-9]* passages' --compare=kind:plan,progress
    shows '[0-9]* of [0-9]* passages' --track -c
}

@test "an interrupted run takes its line away, and leaves the file that it was to replace" {
    cd "$BATS_FILE_TMPDIR"
    echo before >page.html
    "$SEISAKU_BIN/seisaku-query" --progress=always --survey=topics.tsv -n all --html=page.html 2>err >out &
    for _ in {1..200}; do
        [ ! -s err ] || break
        sleep 0.05
    done
    kill -TERM $!
    status=0
    wait $! || status=$?
    [ "$status" -eq 143 ]
    [ ! -s out ]
    [ "$(cat page.html)" = before ]
    [ ! -e page.html.part ]
    [ "$(tail -c 4 err)" = $'\r\033[K' ]
    python3 - "$SEISAKU_BIN/seisaku-query" <<'PYTHON'
import signal, subprocess, sys, time
signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a shell's background ignores, and the tool then does, too
run = subprocess.Popen([sys.argv[1], "--progress=always", "--survey=topics.tsv", "-n", "all", "-f", "jsonl"], stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE)
run.stderr.read(1)
run.send_signal(signal.SIGINT)
assert run.wait(timeout=20) == -signal.SIGINT, run.returncode
PYTHON
}

@test "whatever works long ends at once when it is interrupted, and leaves nothing behind" {
    cd "$BATS_FILE_TMPDIR"
    "$SEISAKU_BIN/seisaku-query" -n all -f jsonl -k plan,progress,text | python3 -c '
import json, sys
rows = [json.loads(line) for line in sys.stdin]
for copy in range(25):
    for row in rows:
        document = "%s-%d" % (row["doc_id"], copy)
        print(json.dumps(row | {"doc_id": document, "id": document + ":" + row["id"].rsplit(":", 1)[1]}, ensure_ascii=False))' >many.jsonl
    "$SEISAKU_BIN/seisaku-index" -q -d many many.jsonl
    mkdir empty
    python3 - "$SEISAKU_BIN/seisaku-query" <<'PYTHON'
import os, signal, subprocess, sys, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
for ask in (["--survey=topics.tsv", "-n", "all", "-f", "csv", "--hits=empty/hits", "--stamp=empty/stamp"],
            ["--survey=topics.tsv", "--long", "--by=kind,year", "-f", "csv"], ["--survey=topics.tsv", "-n", "all", "--html=empty/page.html"],
            ["--batch=topics.tsv", "-c"], ["--collocates", "データ OR 演習 OR 計画"], ["--words", "データ"], ["--compare=kind:plan,progress"],
            ["--track", "--html=empty/page.html"], ["--track", "-c"]):
    run = subprocess.Popen([sys.argv[1], "-d", "many", "--progress=always", *ask], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stderr.read(1), ask
    run.send_signal(signal.SIGINT)
    sent = time.monotonic()
    out, err = run.communicate(timeout=60)
    assert run.returncode == -signal.SIGINT, (ask, run.returncode)  # a shell says 130
    assert time.monotonic() - sent < 5, ask
    assert err.endswith(b"\r\x1b[K") and not out, (ask, out, err)
    assert os.listdir("empty") == [], (ask, os.listdir("empty"))
PYTHON
}

@test "a file is replaced whole, and what is none is written to" {
    cd "$BATS_FILE_TMPDIR"
    echo before >page.html
    chmod 640 page.html
    query --survey=few.tsv --html=page.html
    [ "$(stat -c %a page.html)" = 640 ]
    grep -q '</html>' page.html
    query --survey=few.tsv -f csv --stamp=/dev/stdout | grep -q '^content'
    run -2 query --survey=few.tsv --html=nowhere/page.html
    [[ "$output" == *"nowhere/page.html: cannot be written"* ]]
}
