#!/usr/bin/env bats
# Looking closer: concordances, similar passages, similar spellings, what to do when nothing was found.

setup_file() {
    export SEISAKU_INDEX=$BATS_FILE_TMPDIR/index
    "$SEISAKU_BIN/seisaku-index" -q -d "$SEISAKU_INDEX" tests/data/sample
}

bats_require_minimum_version 1.5.0

query() { "$SEISAKU_BIN/seisaku-query" "$@"; }
field() { python3 -c 'import json, sys
for line in sys.stdin: print(json.loads(line)[sys.argv[1]])' "$1"; }

# ---- concordances

@test "a concordance is aligned by display width" {
    query --kwic=20 -n 100 NATO >"$BATS_TEST_TMPDIR/kwic"
    cat "$BATS_TEST_TMPDIR/kwic"
    python3 - "$BATS_TEST_TMPDIR/kwic" <<'END'
import sys, unicodedata
def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)
lines = [l.rstrip("\n") for l in open(sys.argv[1])]
rows = lines[:lines.index("")]
assert len(rows) > 5
assert {width(row[:row.index("【")]) for row in rows} == {20}
assert len({width(row[:row.rindex("資料")]) for row in rows}) == 1
END
}

@test "a concordance in JSON holds the matches of the hits, with their contexts" {
    query --kwic=30 -n 100 -f jsonl NATO >"$BATS_TEST_TMPDIR/kwic"
    query -n 100 -f jsonl NATO >"$BATS_TEST_TMPDIR/hits"
    python3 - "$BATS_TEST_TMPDIR" <<'END'
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1] + "/kwic")]
hits = {h["id"]: h for h in map(json.loads, open(sys.argv[1] + "/hits"))}
assert [(r["id"], [r["start"], r["end"]]) for r in rows] == [(h["id"], m) for h in hits.values() for m in h["matches"]]
for row in rows:
    text = hits[row["id"]]["text"]
    assert row["match"] == text[row["start"]:row["end"]]
    assert text[:row["start"]].endswith(row["left"]) and text[row["end"]:].startswith(row["right"])
    assert row["page"] == hits[row["id"]]["page"]
END
}

@test "a concordance is sorted by its right or its left context" {
    query --kwic --kwic-sort=right -n 100 -f jsonl '"協議"' | field right >"$BATS_TEST_TMPDIR/right"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/right")" -gt 3 ]
    LC_ALL=C sort -c "$BATS_TEST_TMPDIR/right"
    query --kwic --kwic-sort=left -n 100 -f jsonl '"協議"' | field left | rev >"$BATS_TEST_TMPDIR/left"
    LC_ALL=C sort -c "$BATS_TEST_TMPDIR/left"
}

@test "a concordance comes as a table, too" {
    [[ $(query --kwic=5 -f csv -n 1 海底ケーブル | head -n 1) == rank,id,left,match,right,start,end,doc_id,title,page,* ]]
    [ "$(query --kwic=5 -f tsv -n 1 海底ケーブル | cut -f 4 | tail -n 1)" = 海底ケーブル ]
    query --kwic=5 -f json 海底ケーブル | python3 -c 'import json, sys; assert len(json.load(sys.stdin)) > 2'
    run query --kwic=0 NATO
    [ "$status" -eq 2 ]
    run query --kwic -f trec NATO
    [ "$status" -eq 2 ]
}

@test "a concordance's rows have the keys of their passages" {
    query --kwic -n 100 -f jsonl 海底ケーブル >"$BATS_TEST_TMPDIR/rows.jsonl"
    query --kwic -n 100 -f csv 海底ケーブル >"$BATS_TEST_TMPDIR/rows.csv"
    query -n 100 -f jsonl 海底ケーブル >"$BATS_TEST_TMPDIR/hits.jsonl"
    query --kwic -n 1 海底ケーブル | head -n 1 >"$BATS_TEST_TMPDIR/line"
    python3 - "$BATS_TEST_TMPDIR" <<'END'
import csv, json, sys
load = lambda name: [json.loads(line) for line in open(f"{sys.argv[1]}/{name}.jsonl")]
hits = {hit["id"]: hit for hit in load("hits")}
table = list(csv.DictReader(open(sys.argv[1] + "/rows.csv", newline="")))
rows = load("rows")
assert len(rows) == len(table) > 3
for row, cells in zip(rows, table):
    hit = hits[row["id"]]
    section, source, speaker = hit["section"] or {}, hit["source"], hit["speaker"] or {}
    assert row["section_number"] == section.get("number") and row["section_title"] == section.get("title")
    assert (row["source_path"], row["line_start"]) == (source["path"], source["line_start"])
    assert row["speaker_name"] == speaker.get("name")
    for key in ("date", "fiscal_year", "genre", "kind", "ministries", "issuer", "item", "page_label"):
        assert row[key] == hit[key], key
    assert cells["ministries"] == "; ".join(row["ministries"])
    assert list(cells) == list(row)
line, first = open(sys.argv[1] + "/line").read(), hits[rows[0]["id"]]
assert first["ministries"][0] in line and str(first["fiscal_year"]) in line
END
}

# widest COLUMNS COMMAND...: the columns of the widest line that the command prints on a terminal so wide.
widest() {
    python3 - "$@" <<'END'
import fcntl, os, pty, re, struct, sys, termios, time, unicodedata
pid, terminal = pty.fork()
if pid == 0:
    os.environ.pop("COLUMNS", None)
    os.environ["SEISAKU_PAGER"] = ""
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
text = b""
try:
    while got := os.read(terminal, 65536):
        text += got
except OSError:
    pass
os.waitpid(pid, 0)
lines = re.sub("\033\\[[0-9;]*m", "", text.decode()).replace("\r", "").split("\n")
lines = [line.split("\033[K")[-1] for line in lines] # a slow one shows how far it is, and takes that away again
assert len(lines) > 5, lines
print(max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines))
END
}

@test "concordances and tables fit the terminal" {
    printf 'サイバー\tサイバー\n同盟\tNATO OR IPEF\n' >"$BATS_TEST_TMPDIR/topics.tsv"
    for columns in 40 60 80 120; do
        [ "$(widest $columns "$SEISAKU_BIN/seisaku-query" --kwic -n 20 NATO)" -le $columns ]
        [ "$(widest $columns "$SEISAKU_BIN/seisaku-query" --color=never --kwic -n 20 NATO)" -le $columns ]
    done
    for columns in 40 80 120; do
        [ "$(widest $columns "$SEISAKU_BIN/seisaku-query" -n 20 --facets=section NATO)" -le $columns ]
    done
    for columns in 80 120; do
        [ "$(widest $columns "$SEISAKU_BIN/seisaku-query" --survey="$BATS_TEST_TMPDIR/topics.tsv" --stamp=/dev/null)" \
            -le $columns ]
    done
}

# ---- samples and documents

@test "a sample is drawn by its seed alone" {
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/again" tests/data/sample README.md
    cd "$BATS_TEST_TMPDIR"
    query -n all -f jsonl サイバー | field id >all
    query --sample=5 -f jsonl サイバー | field id >one
    [ "$(wc -l <one)" -eq 5 ]
    query --sample=5 --seed=1 -f jsonl サイバー | field id | cmp - one
    ! query --sample=5 --seed=2 -f jsonl サイバー | field id | cmp -s - one
    grep -xFf one all | cmp - one # their order stays
    # the order of the hits, and other passages in the index, draw no others
    query --sample=5 --sort=document -f jsonl サイバー | field id | sort | cmp - <(sort one)
    query --sample=1000 -f jsonl サイバー | field id | cmp - all
    query -d again --sample=5 -f jsonl サイバー -y ..2100 | field id | sort >again.ids
    query --sample=5 -f jsonl サイバー -y ..2100 | field id | sort | cmp - again.ids
    query --kwic -n all -f jsonl サイバー | sort >rows
    query --kwic --sample=6 --seed=3 -f jsonl サイバー >some
    [ "$(wc -l <some)" -eq 6 ]
    [ "$(sed 's/,"seed":3//' some | sort | comm -23 - rows | wc -l)" -eq 0 ]
    [[ $(query --sample=5 サイバー | tail -n 1) == *', 5 of them drawn by seed 1' ]]
}

@test "a sample takes each passage as often as another" {
    for seed in $(seq 40); do
        query --sample=4 --seed=$seed -f jsonl サイバー | field id
    done | sort | uniq -c >"$BATS_TEST_TMPDIR/drawn"
    python3 - "$BATS_TEST_TMPDIR/drawn" "$(query -c サイバー)" <<'END'
import sys
drawn = [int(line.split()[0]) for line in open(sys.argv[1])]
number = int(sys.argv[2])
mean = 160 / number
assert len(drawn) == number, (len(drawn), number)
assert sum((n - mean) ** 2 / mean for n in drawn) < 3 * number, drawn
END
}

@test "documents are listed with the number of their passages" {
    query -n all -f jsonl サイバー | field doc_id | sort | uniq -c | awk '{ print $1 "\t" $2 }' | sort >"$BATS_TEST_TMPDIR/counted"
    query -l -f tsv サイバー | tail -n +2 | cut -f 1,2 | sort | cmp - "$BATS_TEST_TMPDIR/counted"
    documents=$(wc -l <"$BATS_TEST_TMPDIR/counted")
    [ "$(query -l サイバー | wc -l)" -eq "$documents" ]
    [ "$(query -lc サイバー)" -eq "$documents" ]
    [ "$(query -l -n 2 サイバー | wc -l)" -eq 2 ]
    query -l -f jsonl サイバー | field passages | LC_ALL=C sort -rnc
    query --group=document -n all -f jsonl サイバー >"$BATS_TEST_TMPDIR/best"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/best")" -eq "$documents" ]
    [ "$(field doc_id <"$BATS_TEST_TMPDIR/best" | sort -u | wc -l)" -eq "$documents" ]
    [ "$(head -n 1 "$BATS_TEST_TMPDIR/best")" = "$(query -n 1 -f jsonl サイバー)" ]
    query --group=document -n 2 --offset=1 -f jsonl サイバー | cmp - <(sed -n 2,3p "$BATS_TEST_TMPDIR/best")
    for options in '--seed=2' '--sample=3 -n 2' '--sample=0' '-l --kwic' '-l --facets=kind' '-l -f trec' '--group=year' '--sample=2 -c'; do
        # shellcheck disable=SC2086
        run query $options サイバー
        [ "$status" -eq 2 ]
    done
}

# ---- similar passages

@test "similar passages leave out the passage itself, and keep filters and the query" {
    id=$(query -f jsonl -n 1 海底ケーブル NATO | field id)
    query --similar="$id" -n 1000 -f jsonl >"$BATS_TEST_TMPDIR/similar"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/similar")" -eq "$(query -c --similar="$id")" ]
    ! field id <"$BATS_TEST_TMPDIR/similar" | grep -qxF "$id"
    head -n 3 "$BATS_TEST_TMPDIR/similar" | field text | grep -q NATO
    field score <"$BATS_TEST_TMPDIR/similar" | LC_ALL=C sort -rgc
    [ "$(query --similar="$id" -k plan -n 100 -f jsonl | field kind | sort -u)" = plan ]
    [ "$(query -c --similar="$id" 量子暗号)" -lt "$(query -c --similar="$id")" ]
}

@test "an id that no passage has" {
    run --separate-stderr query --similar=nowhere:1
    [ "$status" -eq 2 ]
    [ -z "$output" ]
    [[ $stderr == *'no passage has the id nowhere:1'* ]]
}

# ---- similar spellings

@test "~ finds words that are spelt nearly so" {
    [ "$(query -c '~サプライチェン')" = "$(query -c サプライチェーン)" ]
    [ "$(query -c '~セキュリテイ')" = "$(query -c セキュリティ)" ]
    run query -c '~ほげほげほげ'
    [ "$status" -eq 1 ]
}

@test "of many words that are spelt nearly so, the nearest are taken, and of those the most frequent" {
    cd "$BATS_TEST_TMPDIR"
    for words in trom{a,b,c,d,e,f,g,h}i{p,q,r,t,u,w} wromvik xromvik yromvik zromvik 'yromvik zromvik' zromvik; do
        echo "$words の計画" >"${words// /-}-$((++number)).txt"
    done
    "$SEISAKU_BIN/seisaku-index" -q -d x .
    run --separate-stderr query -d x tromvik
    [[ $stderr == *'tromvik is in no passage: did you mean zromvik (3), yromvik (2), wromvik (1)?'* ]]
    query -d x -n all -f jsonl '~tromvik' | field text >found
    [ "$(grep -c romvik found)" -eq 6 ]
    [ "$(grep -o 'trom[a-z]*' found | sort)" = "$(printf '%s\n' trom{a,b,c,d}i{p,q,r,t,u,w} trome{ip,iq,ir,it})" ] # 32 words in all
}

# ---- nothing found

@test "a word that is nowhere: the words near to it" {
    run --separate-stderr query サプライチェン
    [ "$status" -eq 1 ]
    [ -z "$output" ]
    [[ $stderr == *'サプライチェン is in no passage: did you mean サプライチェーン ('*')?'* ]]
    run --separate-stderr query data lokalization
    [[ $stderr == *'did you mean data localization'* ]]
}

@test "a filter that leaves nothing over" {
    run --separate-stderr query -m 農水省 -k plan NATO
    [ "$status" -eq 1 ]
    plans=$(query -c -k plan NATO)
    [[ $stderr == *"without -m 農水省 there are $plans"* ]]
    [[ $stderr != *'without -k'* ]]
    run --separate-stderr query NATO ministry:農水省
    [[ $stderr == *"without ministry:農水省 there are $(query -c NATO)"* ]]
}

@test "words that are not together" {
    run --separate-stderr query 量子暗号 飼料
    [ "$status" -eq 1 ]
    any=$(query -c --match=any 量子暗号 飼料)
    [[ $stderr == *"--match=any"*" there are $any"* ]]
    run --separate-stderr query --match=any ほげほげ ふがふが
    [ "$status" -eq 1 ]
    [[ $stderr != *--match=any* ]]
}

@test "batches make no suggestions" {
    printf '1\tサプライチェン\n' >"$BATS_TEST_TMPDIR/queries"
    run --separate-stderr query --batch="$BATS_TEST_TMPDIR/queries"
    [ -z "$stderr" ]
}

# ---- explanations

@test "an explanation shows what a word became and why" {
    run query --explain -n 1 -m METI 'サーバー 取組み 令和十二年度 NATO "ア" 二十四 -演習'
    echo "$output"
    [[ $output == *'サーバー → サーバ: long vowel'* ]]
    [[ $output == *'取組み → '*': okurigana'* ]]
    [[ $output == *'令和十二 → 2030: era year'* ]]
    [[ $output == *'二十四 → 24: numeral'* ]]
    [[ $output == *'北大西洋条約機構 (topic NATO, weight 0.5): '* ]]
    [[ $output == *'ア (typed): the string ア'* ]]
    [[ $output == *'none of'* ]]
    [[ $output == *'only ministry: METI = 経済産業省'* ]]
    run query --explain -c 'NATO mentions:METI OR issuer:METI OR ministry:METI'
    for field in mentions issuer ministry; do
        [[ $output == *" $field: METI = 経済産業省, 通商産業省"* ]]
    done
    run query --explain -c '~サプライチェン'
    [[ $output == *'サプライチェーン (near, 1 edit, weight 0.5)'* ]]
}

@test "an explanation shows what made each score" {
    id=$(query -f jsonl -n 1 海底ケーブル | field id)
    for query in NATO '海底ケーブル 防護' 'data localization' '"海底" ケーブ*' '~サプライチェン OR 演習 協議'; do
        query --explain -n 5 -f jsonl "$query" >>"$BATS_TEST_TMPDIR/hits"
        query --explain -n 5 -f jsonl --match=any "$query" >>"$BATS_TEST_TMPDIR/hits"
    done
    query --explain -n 5 -f jsonl --similar="$id" >>"$BATS_TEST_TMPDIR/hits"
    python3 - "$BATS_TEST_TMPDIR/hits" <<'END'
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
assert list(lines[0]) == ["explain"] and lines[0]["explain"]["tree"]["kind"] == "word"
hits = [line for line in lines if "id" in line]
assert len(hits) > 20
for hit in hits:
    explained = hit["explain"]
    assert abs(explained["from_terms"] + explained["from_text"] - hit["score"]) < 1e-4, hit
    assert abs(sum(t["weight"] for t in explained["terms"]) - explained["from_terms"]) < 1e-3, hit
END
    query --explain -f json NATO | python3 -c 'import json, sys
result = json.load(sys.stdin)
assert result["explain"]["query"] == "NATO" and result["total"] == len(result["hits"]) > 0'
    for wrong in '-f csv' '--kwic' "--batch=$BATS_TEST_TMPDIR/hits"; do
        run query --explain $wrong NATO
        [ "$status" -eq 2 ]
    done
}

@test "--show prints a passage whole, -C its neighbours in the order of the document" {
    id=$(query -n 1 -f jsonl ランサムウェア病院 病院 | python3 -c 'import json, sys; print(json.loads(sys.stdin.readline())["id"])' || true)
    query -n all -f jsonl -k plan,progress,text >"$BATS_TEST_TMPDIR/all"
    python3 - "$SEISAKU_BIN/seisaku-query" "$BATS_TEST_TMPDIR/all" <<'PYTHON'
import csv, io, json, random, subprocess, sys
random.seed(5)
tool = sys.argv[1]
passages = {p["id"]: p for p in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
def run(*arguments):
    done = subprocess.run([tool, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout
for id in random.sample(sorted(passages), 20):
    own = passages[id]
    assert own["text"] in run(f"--show={id}"), id
    document, _, number = id.rpartition(":")
    near = [f"{document}:{n}" for n in range(int(number) - 1, int(number) + 2) if f"{document}:{n}" in passages]
    rows = [json.loads(line) for line in run(f"--show={id}", "-C", "1", "-f", "jsonl").splitlines()]
    assert [row["id"] for row in rows] == near and all(row["text"] == passages[row["id"]]["text"] for row in rows), id
    table = list(csv.DictReader(io.StringIO(run(f"--show={id}", "-C1", "-f", "csv"))))
    assert [row["id"] for row in table] == near, id
PYTHON
    run -2 query --show=nowhere
    [[ "$output" == *"no passage has the id nowhere"* ]]
    run -2 query --show=nowhere NATO
}

@test "-C prints hits between their neighbours, and lets a concordance run over the passage's end" {
    query -n 3 -C 2 -f jsonl IPEF | python3 -c '
import json, sys
for hit in map(json.loads, sys.stdin):
    document, _, number = hit["id"].rpartition(":")
    near = [int(p["id"].rpartition(":")[2]) - int(number) for p in hit["before"] + hit["after"]]
    assert near == [n for n in (-2, -1, 1, 2) if n in near] and near, (hit["id"], near)
    assert len(hit["before"]) <= 2 and all(p["text"] for p in hit["before"] + hit["after"])'
    query -n 3 --kwic=200 -C 1 -f jsonl IPEF | python3 -c '
import json, sys
rows = [json.loads(line) for line in sys.stdin]
assert any("¶" in row["left"] + row["right"] for row in rows), rows'
    [ "$(query -n all --kwic=200 -C 1 -f jsonl IPEF | wc -l)" -eq "$(query -n all --kwic=200 -f jsonl IPEF | wc -l)" ]
    run -2 query -C 1 -f csv IPEF
    run -2 query -C 1 -c IPEF
}

@test "--unique leaves repeats out, and says how many" {
    printf '%s\n' '{"id":"a:1","doc_id":"a","text":"港湾の整備を進める。"}' '{"id":"b:1","doc_id":"b","text":"港湾の整備を進める。"}' \
        '{"id":"b:2","doc_id":"b","text":"港湾の整備を急ぐ。"}' |
        "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/repeats" --format=jsonl -
    run -0 --separate-stderr query -d "$BATS_TEST_TMPDIR/repeats" -c --unique 港湾
    [ "$output" = 2 ]
    [[ "$stderr" == *"1 repeat left out"* ]]
    [ "$(query -d "$BATS_TEST_TMPDIR/repeats" --unique -f jsonl 港湾 2>/dev/null | wc -l)" -eq 2 ]
    [ "$(query -d "$BATS_TEST_TMPDIR/repeats" --unique -n 1 --offset=1 -f jsonl 港湾 2>/dev/null | wc -l)" -eq 1 ]
    run -0 --separate-stderr query -c --unique IPEF
    run -2 query --unique --facets=year IPEF
}

@test "a concordance is sorted by the nth word, and in the order of Japanese" {
    printf '%s\n' '{"id":"a:1","doc_id":"a","text":"港湾の整備と警備を急ぐ。"}' '{"id":"a:2","doc_id":"a","text":"港湾の整備と空港を急ぐ。"}' \
        '{"id":"a:3","doc_id":"a","text":"港湾の警備と道路を急ぐ。"}' '{"id":"a:4","doc_id":"a","text":"港湾のアイスを急ぐ。"}' '{"id":"a:5","doc_id":"a","text":"港湾のあいさつを急ぐ。"}' |
        "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/words" --format=jsonl -
    order() { query -d "$BATS_TEST_TMPDIR/words" --kwic -n all -f jsonl "$@" '"港湾"' | field id | cut -d: -f2 | paste -sd' '; }
    # の is the first word, the fourth stands behind と
    [ "$(order --kwic-sort=right:4 -f jsonl | tr ' ' '\n' | grep -E '1|2|3' | paste -sd' ')" = "2 1 3" ]
    # by sounds あいさつ stands before アイス; by code points hiragana before katakana, too, but アイス before kanji
    [ "$(order --kwic-sort=right:2 --collation=ja | cut -c1-3)" = "5 4" ]
    printf '%s\n' '{"id":"b:1","doc_id":"b","text":"アウトの港湾"}' '{"id":"b:2","doc_id":"b","text":"いかの港湾"}' |
        "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/kana" --format=jsonl -
    kana() { query -d "$BATS_TEST_TMPDIR/kana" --kwic -f jsonl "$@" '"港湾"' | field id | paste -sd' '; }
    [ "$(kana --kwic-sort=left:2)" = "b:2 b:1" ]
    [ "$(kana --kwic-sort=left:2 --collation=ja)" = "b:1 b:2" ]
    run -2 query --kwic --kwic-sort=left:0 NATO
    run -2 query --kwic --kwic-sort=hit:2 NATO
    run -2 query --kwic --collation=ja NATO
}

@test "on a terminal text goes through the pager, unless it is told not to" {
    command -v script >/dev/null || skip "no script(1)"
    printf '#!/bin/sh\necho PAGED\nexec cat\n' >"$BATS_TEST_TMPDIR/pager"
    chmod +x "$BATS_TEST_TMPDIR/pager"
    terminal() { PAGER="$BATS_TEST_TMPDIR/pager" script -qec "$SEISAKU_BIN/seisaku-query $*" /dev/null </dev/null; }
    [[ "$(terminal -n 1 IPEF)" == *PAGED*IPEF* ]]
    [[ "$(terminal --no-pager -n 1 IPEF)" != *PAGED* ]]
    [[ "$(terminal -n 1 -f jsonl IPEF)" != *PAGED* ]]
    [[ "$(terminal -c IPEF)" != *PAGED* ]]
    [[ "$(SEISAKU_PAGER=cat terminal -n 1 IPEF)" != *PAGED* ]]
    PAGER=no-such-pager script -qec "$SEISAKU_BIN/seisaku-query -n 1 IPEF" /dev/null </dev/null | grep -q IPEF
    PAGER=/nowhere/less script -qec "$SEISAKU_BIN/seisaku-query --no-pager -n 1 IPEF" /dev/null </dev/null | grep -q IPEF
    [[ "$(PAGER="$BATS_TEST_TMPDIR/pager" query -n 1 IPEF)" != *PAGED* ]]
}

@test "--links keep a terminal's width, and lead to a page where the file has pages" {
    cd "$BATS_TEST_TMPDIR"
    for name in a.txt b.PDF; do
        touch "$name"
        printf '{"id":"%s","doc_id":"%s","title":"離島の計画","page":3,"source":{"path":"%s"},"text":"海底ケーブルを守り、離島の通信を保つ計画を定める。海底ケーブルを増やす。"}\n' $name $name $name
    done >both.jsonl
    "$SEISAKU_BIN/seisaku-index" -q -d both both.jsonl
    for ask in "海底" "--kwic 海底" "-l 海底"; do
        script -qec "stty cols 60; $SEISAKU_BIN/seisaku-query -d both --links --no-pager $ask" /dev/null </dev/null | tr -d '\r' >screen
        grep -q $'\033]8;;file://.*/a.txt\033' screen
        grep -q $'\033]8;;file://.*/b.PDF#page=3\033' screen
        python3 - <<'PYTHON'
import re, unicodedata
text = re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*[mK]", "", open("screen", encoding="utf-8").read())
assert "\x1b" not in text and len(text.splitlines()) > 1, text
assert max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in text.splitlines()) <= 60, text
PYTHON
    done
}

@test "--links makes paths links that a terminal opens" {
    run -0 query --links -n 1 IPEF
    [[ "$output" == *$'\033]8;;file://'*"/tests/data/sample/plan-"*$'\033\\tests/data/sample/'*$'\033]8;;\033\\'* ]]
    link=$'\033]8;;file://*/tests/data/sample/plan-*\033\\\\'
    run -0 query --links -l IPEF
    [[ "${lines[0]}" == *$link'tests/data/sample/plan-'*$'\033]8;;\033\\'* ]]
    [ "$(sed 's/\x1b]8;;[^\x1b]*\x1b\\//g' <<<"$output")" = "$(query -l IPEF)" ]
    run -0 query --links --kwic IPEF
    [[ "${lines[0]}" == *$link*サイバー*$'\033]8;;\033\\' ]]
    [ "$(sed 's/\x1b]8;;[^\x1b]*\x1b\\//g' <<<"$output")" = "$(query --kwic IPEF)" ]
    run -0 query --links --track IPEF
    [[ "$output" == *$link'tests/data/sample/plan-'* ]]
    run -0 query -n 1 IPEF
    [[ "$output" != *$'\033]8'* ]]
}
