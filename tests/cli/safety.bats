# What a run may not do to the files around it, and what a hostile name or document may not do to a run.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || return
    mkdir docs
    printf '港湾の計画である。\n' >docs/a.txt
    printf '空港の計画である。\n' >docs/b.txt
}

index() {
    "$SEISAKU_BIN/seisaku-index" -d ix "$@"
}

@test "--report replaces neither a source nor a file of the index" {
    cp docs/a.txt before.txt
    run --separate-stderr index --report=docs/a.txt docs
    [ "$status" -eq 2 ]
    [[ $stderr == *'docs/a.txt: is one of the sources: give --report another name' ]]
    cmp docs/a.txt before.txt
    index -q docs
    cp ix/XAPIANDB stub
    for name in ix/XAPIANDB ix/new.report; do
        run --separate-stderr index --report="$name" docs
        [ "$status" -eq 2 ]
        [[ $stderr == *"$name: lies in the index: give --report another name" ]]
    done
    cmp ix/XAPIANDB stub
    [ ! -e ix/new.report ]
}

@test "a run that cannot start leaves the report of the one before" {
    index -q --report=report docs
    cp report before
    mkdir other
    printf 'auto elsewhere\n' >other/XAPIANDB
    run "$SEISAKU_BIN/seisaku-index" -q -d other --report=report docs
    [ "$status" -eq 2 ]
    cmp report before
    [ "$(find . -name '.report*' | wc -l)" -eq 0 ]
}

@test "--report=- and a pipe are written to directly" {
    index -q --report=- docs | python3 -c 'import json, sys; assert len([json.loads(l) for l in sys.stdin]) == 3'
    index -q --report=/dev/stdout docs | grep -q '"unchanged"'
    [ ! -e ./- ]
}

@test "links planted in the index are not followed" {
    printf 'mine\n' >victim
    mkdir ix
    ln -s ../victim ix/XAPIANDB.new
    index -q docs
    [ "$(cat victim)" = mine ]
    mkdir ix2
    ln -s ../victim ix2/lock
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" -q -d ix2 docs
    [ "$status" -eq 2 ]
    [ "$(cat victim)" = mine ]
}

@test "names cannot steer the terminal, nor turn its writing direction" {
    : >docs/$'\u202egpj.txt'
    : >docs/$'\u009b31m.txt'
    : >docs/$'a\u2066\u2028b.txt'
    run --separate-stderr index docs
    [ "$status" -eq 1 ]
    [[ $stderr == *'docs/?gpj.txt: empty file'* ]]
    [[ $stderr == *'docs/?31m.txt: empty file'* ]]
    [[ $stderr == *'docs/a??b.txt: empty file'* ]]
    printf '海の計画である。\n' >docs/$'\u202ec\u007f\u009b.txt'
    index -q docs || true
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" -d ix --list
    [[ $output == *'docs/?c??.txt'* ]]
    [[ $output != *[$'\u202e\u009b\u007f']* ]]
}

@test "a byte that is no character reaches no terminal by a message" {
    : >"$(printf 'a\233b\343\202c\355\240\200\300\200d.txt')"
    run --separate-stderr index ./a*.txt
    [ "$status" -eq 2 ]
    [[ $stderr == *'./a?b??c?????d.txt: empty file'* ]]
    ! LC_ALL=C grep -q '[^ -~]' <<<"$stderr"
}

@test "a passage has a largest size, and the line of a larger one is named" {
    python3 - <<'PYTHON'
import csv, json
small, large, line = "港湾の計画である。", "港湾の計画である。" * 50000, "港" * 4000000
with open("p.jsonl", "w", encoding="utf-8") as out:
    for number, text in enumerate([small, large, small, line, small]):
        out.write(json.dumps({"id": f"p{number}", "text": text}) + "\n")
with open("n.jsonl", "w", encoding="utf-8") as out:
    for number, names in enumerate([1 << 16, (1 << 16) + 1]):
        out.write(json.dumps({"id": f"n{number}", "text": small, "path": ["港"] * names}) + "\n")
with open("p.csv", "w", encoding="utf-8", newline="") as out:
    csv.writer(out).writerows([["id", "text"], ["c0", small], ["c1", large], ["c2", small]])
PYTHON
    run --separate-stderr index p.jsonl
    [ "$status" -eq 1 ]
    [[ $stderr == *'p.jsonl:2: "text" is longer than 1 MiB (1350000 bytes)'* ]]
    [[ $stderr == *'and 1 more line'* ]]
    run --separate-stderr index p.csv
    [ "$status" -eq 1 ]
    [[ $stderr == *'p.csv:3: "text" is longer than 1 MiB'* ]]
    run --separate-stderr index n.jsonl
    [ "$status" -eq 1 ]
    [[ $stderr == *'n.jsonl:2: "path" has more than 65536 names'* ]]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c '"港湾の計画"')" -eq 6 ]
}

@test "progress is drawn while the threads are busy" {
    python3 - <<'PYTHON'
with open("p.jsonl", "w", encoding="utf-8") as out:
    for number in range(20000):
        out.write('{"id": "p%d", "text": "港湾の計画を%d年度に見直し、関係する自治体との協議を進める。"}\n' % (number, number))
PYTHON
    began=${EPOCHREALTIME/./}
    draws=$(index -q --progress=always p.jsonl docs 2>&1 >/dev/null | tr '\r' '\n' | grep -c ' files ')
    # every 200 ms, while a run of this size takes half a second and more
    [ "$draws" -ge 1 ]
    [ $((draws * 600)) -ge $(((${EPOCHREALTIME/./} - began) / 1000 - 600)) ]
}

@test "a new index is its owner's alone, unless --mode says otherwise; one that is there keeps its rights" {
    index -q docs
    [ "$(stat -c %a ix)" = 700 ]
    chmod 750 ix
    index -q --rebuild docs
    [ "$(stat -c %a ix)" = 750 ]
    "$SEISAKU_BIN/seisaku-index" -q -d shared --mode=0755 docs
    [ "$(stat -c %a shared)" = 755 ]
    for mode in 0600 755x 01777 ''; do
        run "$SEISAKU_BIN/seisaku-index" -q -d other --mode="$mode" docs
        [ "$status" -eq 2 ]
        [ ! -e other ]
    done
}

@test "--check finds a flipped bit, a cut, missing or changed file of the index; a query refuses what is cut" {
    index -q docs
    run --separate-stderr index --check
    [ "$status" -eq 0 ]
    [[ $stderr == *'files are as they were written' ]]
    cp -r ix whole
    table=ix/generation-1/postlist.glass
    flip() { # FILE BYTE
        python3 -c 'import sys; f = open(sys.argv[1], "r+b"); f.seek(int(sys.argv[2])); b = f.read(1)
f.seek(int(sys.argv[2])); f.write(bytes([b[0] ^ 4]))' "$1" "$2"
    }
    damaged() { # TEXT
        run --separate-stderr index --check
        [ "$status" -eq 2 ]
        [[ $stderr == *"$1"* ]]
        rm -r ix
        cp -r whole ix
    }
    refused() { # TEXT
        run --separate-stderr "$SEISAKU_BIN/seisaku-query" -d ix -c 計画
        [ "$status" -eq 2 ]
        [[ $stderr == *"$1"* ]]
    }
    flip "$table" 5000
    damaged 'generation-1/postlist.glass is damaged'
    truncate -s -8192 "$table"
    refused 'generation-1/postlist.glass is cut or grown'
    damaged 'generation-1/postlist.glass is cut or grown'
    flip ix/generation-1/iamglass 30
    refused 'generation-1/iamglass is damaged'
    damaged 'generation-1/iamglass is damaged'
    for ((byte = 0; byte < $(stat -c %s ix/XAPIANDB); byte += 7)); do
        flip ix/XAPIANDB "$byte"
        refused 'XAPIANDB'
        damaged 'XAPIANDB'
    done
    rm "$table"
    damaged 'generation-1'
    printf 'auto generation-1\n' >ix/XAPIANDB # of an index made before
    damaged 'what its files were is not noted'
}

@test "--check waits for no pipe, and finds a file that nobody wrote" {
    index -q docs
    touch ix/generation-1/position.glass
    run --separate-stderr timeout 60 "$SEISAKU_BIN/seisaku-index" -d ix --check
    [ "$status" -eq 2 ]
    [[ $stderr == *'generation-1/position.glass is none of the files that were written'* ]]
    rm ix/generation-1/position.glass
    index -q --check
    rm ix/generation-1/iamglass
    mkfifo ix/generation-1/iamglass
    # as one who has planted it would note it
    python3 - ix/XAPIANDB <<'PYTHON'
import re, sys
def add(sum, data):
    for at in range(0, len(data) // 8 * 8, 8):
        sum = (sum ^ int.from_bytes(data[at:at + 8], "little")) * 1099511628211 % 2**64
        sum ^= sum >> 32
    for byte in data[len(data) // 8 * 8:]:
        sum = (sum ^ byte) * 1099511628211 % 2**64
    return sum
lines = open(sys.argv[1], "rb").read().split(b"\n")[:-2]
lines = [re.sub(rb"iamglass \d+", b"iamglass 0", line) for line in lines]
sum = 0xcbf29ce484222325
for line in lines:
    sum = add(add(sum, line), b"\n")
open(sys.argv[1], "wb").write(b"".join(line + b"\n" for line in lines) + b"# XAPIANDB %016x\n" % sum)
PYTHON
    run --separate-stderr timeout 60 "$SEISAKU_BIN/seisaku-index" -d ix --check
    [ "$status" -eq 2 ]
    [[ $stderr == *'ix/generation-1/iamglass: '* ]]
}

@test "an interrupted run leaves neither its segment nor its report" {
    "$BATS_TEST_DIRNAME/../make_folder" many 400 0
    index -q docs
    for signal in INT TERM HUP; do
        for moment in 0.1 0.3 0.5; do
            # A shell in the background has its children ignore SIGINT; Python does not.
            python3 - "$signal" "$moment" "$SEISAKU_BIN/seisaku-index" -q -d ix --rebuild --report=report many <<'PYTHON'
import signal, subprocess, sys, time
run = subprocess.Popen(sys.argv[3:], stderr=subprocess.DEVNULL)
time.sleep(float(sys.argv[2]))
run.send_signal(getattr(signal, "SIG" + sys.argv[1]))
assert run.wait(10) in (0, -getattr(signal, "SIG" + sys.argv[1])), run.returncode
PYTHON
            [ "$(find ix -name 'generation-*' | wc -l)" -le 2 ]
            [ "$(find . -maxdepth 1 -name '.report*' | wc -l)" -eq 0 ]
            index --check -q
        done
    done
}

# fails CALL ERRNO SUFFIX ARGUMENTS...: the indexer, of whose calls the first on a path that ends so fails.
fails() {
    ! nm -D "$SEISAKU_BIN/seisaku-index" | grep -qE '__(a|t)san_init' || skip "a sanitizer does not go with LD_PRELOAD"
    "${CC:-cc}" -shared -fPIC -D_GNU_SOURCE -D_LARGEFILE64_SOURCE -o fail.so "$BATS_TEST_DIRNAME/../faults/fail_call.c" -ldl
    local call=$1 errno=$2 suffix=$3
    shift 3
    run --separate-stderr env LD_PRELOAD="$PWD/fail.so" FAIL_CALL="$call" FAIL_ERRNO="$errno" FAIL_N=1 FAIL_PATH="$suffix" \
        "$SEISAKU_BIN/seisaku-index" "$@"
}

@test "a failure once the index is in its new state says so, and the exit status is 1" {
    printf '港湾の計画である。\n' >a.txt
    fails fsync 5 /ix -q -d "$PWD/ix" --report=report a.txt
    [ "$status" -eq 1 ]
    [[ $stderr == *'/ix: cannot be seen to be on the disk: Input/output error; but the index is in its new state' ]]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [ -s report ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 計画)" -eq 1 ]
    fails fsync 5 /ix -q -d "$PWD/ix" --remove=a.txt
    [ "$status" -eq 1 ]
    [[ $stderr == *'; but the index is in its new state' ]]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 計画)" -eq 0 ]
}

@test "folders called like generations of any number are no trouble" {
    printf '港湾の計画である。\n' >a.txt
    mkdir -p ix/generation-7 ix/generation-99999998
    timeout 20 "$SEISAKU_BIN/seisaku-index" -q -d ix a.txt
    [ "$(cat ix/XAPIANDB | grep -c '^auto generation-99999999$')" -eq 1 ]
    [ "$(ls -d ix/generation-* | wc -l)" -eq 1 ]
    mkdir other other/generation-2147483647
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" -q -d other a.txt
    [ "$status" -eq 2 ]
    [[ $stderr == *'other holds other files and is no index'* ]]
}

@test "a message keeps its reason, however long the path" {
    name=$(printf 'x%.0s' {1..5000})
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" -q -d ix "$name"
    [ "$status" -eq 2 ]
    [[ $stderr == 'seisaku-index: xxx'*'…xxx'*': '* ]]
    [[ $stderr == *[Tt]'oo long'* ]]
    [ "${#stderr}" -lt 1100 ]
}

@test "too few descriptors are told as that, not as another indexer" {
    ! nm -D "$SEISAKU_BIN/seisaku-index" | grep -qE '__(a|t)san_init' || skip "a sanitizer opens files of its own"
    mkdir f
    for i in {1..80}; do printf '<p>港湾の計画 %s である。' $i >f/$i.html; done
    for most in 8 12 16 20 24 28 32 36 40; do
        rm -rf ix
        run --separate-stderr bash -c "ulimit -n $most; exec \"\$@\"" - "$SEISAKU_BIN/seisaku-index" -q -d ix f
        [ "$status" -le 2 ]
        [[ $stderr != *'another seisaku-index'* ]]
    done
}

@test "a file's name is no option of the command of --pre" {
    printf '港湾の計画である。\n' >./-n
    printf '#!/bin/sh\ncat "$1"\n' >show
    chmod +x show
    "$SEISAKU_BIN/seisaku-index" -q -d ix --pre=./show -- -n
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 計画)" -eq 1 ]
}

@test "archives within an archive are bounded together, and no name leads out" {
    python3 - <<'PYTHON'
import io, zipfile
inner = io.BytesIO()
with zipfile.ZipFile(inner, "w") as out:
    for number in range(40000):
        out.writestr(f"{number}.bin", "x")
with zipfile.ZipFile("bomb.zip", "w") as out:
    for number in range(3):
        out.writestr(f"{number}.zip", inner.getvalue())
    out.writestr("last.txt", "港湾の計画である。")
with zipfile.ZipFile("names.zip", "w") as out:
    for name in ("../a.txt", "....//b.txt", "..\\..\\c.txt", ".../...//d.txt", "x/../../e.txt"):
        out.writestr("y" + name, "港湾の計画である。")
PYTHON
    run --separate-stderr timeout 100 "$SEISAKU_BIN/seisaku-index" -q -d ix bomb.zip
    [ "$status" -eq 2 ]
    [[ $stderr == *'bomb.zip: holds more than 100000 files, with the archives in it: the rest is left'* ]]
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" --dump names.zip
    [ "$(grep -c '港湾' <<<"$output")" -ge 2 ]
    [[ $output != *'../'* ]]
}
