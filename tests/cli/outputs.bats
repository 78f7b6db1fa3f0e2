# Every format says the same: what JSON Lines has, the others have.

bats_require_minimum_version 1.5.0

setup_file() {
    export SAMPLE="$BATS_FILE_TMPDIR/sample" HOSTILE="$BATS_FILE_TMPDIR/hostile" NO_COLOR=1
    "$SEISAKU_BIN/seisaku-index" -q -d "$SAMPLE" tests/data/sample
    "$SEISAKU_BIN/seisaku-index" -q -d "$HOSTILE" --format=jsonl tests/data/hostile.jsonl
}

query() { "$SEISAKU_BIN/seisaku-query" -d "$SAMPLE" "$@"; }
hostile() { "$SEISAKU_BIN/seisaku-query" -d "$HOSTILE" "$@"; }

# check PROGRAM FILE...: a Python program whose assertions must hold; `load` reads a file by its suffix.
check() {
    local program=$1
    shift
    python3 - "$program" "$@" <<'PYTHON'
import csv, json, sys
def load(name):
    with open(name, encoding="utf-8-sig", newline="") as file:
        if name.endswith(".jsonl"):
            return [json.loads(line) for line in file]
        if name.endswith(".json"):
            return json.load(file)
        if name.endswith(".tsv"):
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        return list(csv.DictReader(file, strict=True))
def flat(hit):
    source, section, speaker = hit["source"], hit["section"] or {}, hit["speaker"] or {}
    row = {key: hit[key] for key in ("rank", "id", "doc_id", "title", "publisher", "url", "item", "kind",
                                     "fiscal_year", "page", "page_label", "text", "genre", "date",
                                     "fiscal_year_source", "snippet")}
    row.update(section_number=section.get("number"), section_title=section.get("title"),
               path=" > ".join(hit["path"]), ministries="; ".join(hit["ministries"]),
               mentions="; ".join(hit["mentions"]), source_path=source["path"],
               line_start=source["line_start"], line_end=source["line_end"],
               speaker_name=speaker.get("name"), speaker_office=speaker.get("office"),
               speaker_group=speaker.get("group"),
               issuer="; ".join(hit["issuer"]),
               score="%.6f" % hit["score"])
    if "qid" in hit:
        row["qid"] = hit["qid"]
    return {key: "" if value is None else str(value) for key, value in row.items()}
files = [load(name) for name in sys.argv[2:]]
exec(sys.argv[1])
PYTHON
}

@test "CSV, TSV and JSON hold the hits of JSON Lines" {
    cd "$BATS_TEST_TMPDIR"
    for format in jsonl json csv tsv; do
        query -n 100 -f $format サイバー >hits.$format
    done
    check 'lines, array, comma, tab = files
assert len(lines) > 10
assert array == lines
assert comma == tab == [flat(hit) for hit in lines]' hits.jsonl hits.json hits.csv hits.tsv
}

# Prints the question's answer in each format into out.FORMAT, without the stamp's lines.
in_each_format() { # ARGUMENT...
    for format in jsonl json csv tsv; do
        query "$@" -f $format | grep -v '^#' >out.$format
    done
}

@test "every output says the same in CSV, TSV, JSON and JSON Lines" {
    cd "$BATS_TEST_TMPDIR"
    printf 'IPEF\tIPEF\nNATO\tNATO\n' >topics.tsv
    id=$(query -n 1 -f jsonl IPEF | sed 's/.*"id":"\([^"]*\)".*/\1/')
    local alike='lines, array, comma, tab = files
assert lines and array == lines and comma == tab and "" not in comma[0]'
    for output in --collocates --words --trend --compare=year:2029,2030 --kwic -l --unique --group=document; do
        in_each_format $output IPEF
        check "$alike
assert len(comma) == len(lines), '$output'" out.jsonl out.json out.csv out.tsv
    done
    in_each_format --show="$id"
    check "$alike
assert len(comma) == 1 and comma[0]['id'] == lines[0]['id']" out.jsonl out.json out.csv out.tsv
    in_each_format --track IPEF
    check "$alike
assert len(comma) == sum(len(track['years']) for track in lines)" out.jsonl out.json out.csv out.tsv
    for shape in '' --long; do
        in_each_format --survey=topics.tsv $shape
        check "$alike" out.jsonl out.json out.csv out.tsv
    done
    in_each_format -c --facets=kind,year IPEF
    check 'lines, array, comma, tab = files
assert array.pop("hits") == [] and [array] == lines and comma == tab
counts = {(key, "" if value["value"] is None else str(value["value"])): value["count"] for key, values in array["facets"].items() for value in values}
assert counts and counts == {(row["facet"], row["value"]): int(row["count"]) for row in comma}' out.jsonl out.json out.csv out.tsv
}

@test "CSV ends its lines as RFC 4180 has it, and begins with a byte order mark when asked" {
    [ "$(query -f csv --bom NATO | head -c 8)" = $'\xef\xbb\xbf'rank, ]
    [ "$(query -f csv NATO | grep -c $'\r$')" -eq "$(query -f csv NATO | wc -l)" ]
}

@test "without a hit JSON is an empty array, CSV a header, and the exit status 1" {
    run --separate-stderr query -f json ぬるぽがっぽ
    [ "$status" -eq 1 ]
    [ "$(tr -d '\n' <<<"$output")" = '[]' ]
    run --separate-stderr query -f csv ぬるぽがっぽ
    [ "$status" -eq 1 ]
    [ "${#lines[@]}" -eq 1 ]
    [[ ${lines[0]} == rank,score,id,* ]]
}

@test "no cell runs as a formula, none has a control character" {
    cd "$BATS_TEST_TMPDIR"
    for format in jsonl csv tsv; do
        hostile -n 100 --bom -f $format 検査語 >hits.$format
    done
    check 'lines, comma, tab = files
assert len(lines) == 6 and comma == tab
bare = lambda text: text.lstrip(" \u3000")
for row in comma:
    for value in row.values():
        assert not bare(value).startswith(tuple("=+-@＝＋－＠")), value
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e" for c in value), value
rows = {row["id"]: row for row in comma}
assert rows["formula-1"]["text"] == "\x27=1+1 検査語"
assert bare(rows["formula-2"]["text"]).startswith("\x27")
assert rows["formula-4"]["path"] == "\x27=A1 > B"
assert rows["formula-4"]["ministries"] == "外務省; 防衛省"
assert rows["quotes"]["title"] == "said \"yes\", he did"
assert rows["quotes"]["section_title"] == "# 節; 一"' hits.jsonl hits.csv hits.tsv
}

@test "a spreadsheet shows each text of --bom as it was written" {
    cd "$BATS_TEST_TMPDIR"
    python3 - >odd.jsonl <<'PYTHON'
import json
odd = ["3.10", "(1)", "007", "1-2", "1/2", "TRUE", "1e5", "12:30", "50%", "1,000", "１．２", "12345678901234567", "=1+1", "−1", "@甲"]
plain = ["甲", "2024", "第1章", "(ア)", "引用「\"甲\"」, 乙", "𠮷髙①～", "3月", "1"]
for number, title in enumerate(odd + plain):
    print(json.dumps({"id": f"i{number:02}", "text": f"半導体{number}。", "title": title, "fiscal_year": 2024, "date": "2024-10-05"}))
PYTHON
    "$SEISAKU_BIN/seisaku-index" -q -d odd odd.jsonl
    "$SEISAKU_BIN/seisaku-query" -d odd -n all --sort=document -f csv --bom 半導体 >odd.csv
    cat >titles.py <<'PYTHON'
import csv, json, sys
odd = {row["title"] for row in map(json.loads, open("odd.jsonl")) if int(row["id"][1:]) < 15}
meant = {row["id"]: row["title"] for row in map(json.loads, open("odd.jsonl"))}
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")))
assert len(rows) == len(meant), rows
for row in rows:
    title = meant[row["id"]]
    assert row["title"] == ("'" + title if title in odd and title != "−1" else title), (row["title"], title)
    assert row["fiscal_year"] == "2024" and row["date"] == "2024-10-05", row
PYTHON
    python3 titles.py odd.csv
    command -v soffice >/dev/null || skip "no LibreOffice"
    convert() { timeout 120 soffice --headless -env:UserInstallation="file://$PWD/office" "$@" >/dev/null 2>&1; }
    # 44,34,76,1: commas, double quotes, UTF-8, from line 1 on
    convert --infilter="CSV:44,34,76,1" --convert-to xlsx odd.csv
    if [ ! -e odd.xlsx ]; then
        echo 1 >plain.csv
        convert --convert-to xlsx plain.csv
        [ -e plain.xlsx ] || skip "LibreOffice without Calc"
    fi
    convert --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76 --outdir back odd.xlsx
    sed -i 's/\([0-9][0-9]\)\/\([0-9][0-9]\)\/2024/2024-\1-\2/' back/odd.csv # as the locale writes a day
    python3 titles.py back/odd.csv
}

@test "without a byte order mark a table has the text as it is, but no control character" {
    cd "$BATS_TEST_TMPDIR"
    for format in jsonl csv tsv; do
        hostile -n 100 -f $format 検査語 >hits.$format
    done
    check 'lines, comma, tab = files
assert comma == tab
rows = {row["id"]: row for row in comma}
assert rows["formula-1"]["text"] == "=1+1 検査語"
assert rows["formula-4"]["path"] == "=A1 > B"
assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e" for row in comma for v in row.values() for c in v)
plain = [hit for hit in lines if all(ord(c) >= 32 and c != "\u202e" for c in hit["text"])]
assert len(plain) > 2 and all(rows[hit["id"]]["text"] == hit["text"] for hit in plain)' hits.jsonl hits.csv hits.tsv
}

@test "facets are one table in CSV, an object with the hits in JSON" {
    cd "$BATS_TEST_TMPDIR"
    for format in jsonl json csv; do
        query -n 3 --facets=kind,year -f $format サイバー >facets.$format
    done
    check 'lines, object, rows = files
assert list(rows[0]) == ["facet", "value", "count"]
assert object["hits"] == lines[:3] and len(lines) == 4
assert object["facets"] == lines[3]["facets"] and object["total"] == lines[3]["total"]
table = [(facet, count["value"] or "", str(count["count"]))
         for facet in ("kind", "year") for count in object["facets"][facet]]
assert table == [(row["facet"], row["value"], row["count"]) for row in rows]
assert sum(count["count"] for count in object["facets"]["kind"]) == object["total"]
' facets.jsonl facets.json facets.csv
    run query -c --facets=kind -f csv サイバー
    [ "${lines[0]//$'\r'/}" = facet,value,count ]
}

# What trec_eval would do: read scores as floats, and sort by them alone.
trec_order() {
    python3 -c 'import struct, sys
last = {}
for line in sys.stdin:
    qid, q0, _, rank, score, tag = line.split()
    single = struct.unpack("f", struct.pack("f", float(score)))[0]
    assert q0 == "Q0" and tag == "seisaku" and single < last.get(qid, float("inf")), line
    last[qid] = single'
}

@test "TREC's scores strictly fall, where they tie and in any order" {
    hostile -f trec 同点検査 | tee "$BATS_TEST_TMPDIR/ties" | trec_order
    [ "$(wc -l <"$BATS_TEST_TMPDIR/ties")" -eq 4 ]
    [[ $(head -n 1 "$BATS_TEST_TMPDIR/ties") == '1 Q0 tie-'* ]]
    query -n 100 -k plan -f trec | trec_order
    query -n 100 --sort=document -f trec サイバー | trec_order
    run query -f trec --facets=kind サイバー
    [ "$status" -eq 2 ]
}

batch_file() {
    printf '\xef\xbb\xbf# queries\r\n\r\nq1\tサイバー\r\nq2\t"情報共有" OR NATO\nq3\tぬるぽがっぽ\n q4 \t NATO -演習 '
}

@test "a batch gives each query what it gets alone, in every format" {
    cd "$BATS_TEST_TMPDIR"
    batch_file >queries.tsv
    while IFS=$'\t' read -r qid words; do
        query -n 5 -f jsonl "$words" | jq_qid "$qid" || true
    done < <(printf 'q1\tサイバー\nq2\t"情報共有" OR NATO\nq4\tNATO -演習\n') >single.jsonl
    for format in jsonl json csv tsv trec text; do
        query -n 5 --batch=queries.tsv -f $format >batch.$format
    done
    query -n 5 --batch=- -f jsonl <queries.tsv | cmp - batch.jsonl
    check 'single, lines, array, comma, tab = files
assert len(single) > 5 and {hit["qid"] for hit in single} == {"q1", "q2", "q4"}
assert single == lines == array
assert comma == tab == [flat(hit) for hit in lines]' single.jsonl batch.jsonl batch.json batch.csv batch.tsv
    trec_order <batch.trec
    [ "$(cut -d' ' -f1,3,4 batch.trec)" = "$(python3 -c 'import json, sys
for line in open("batch.jsonl"):
    hit = json.loads(line)
    print(hit["qid"], hit["id"], hit["rank"])')" ]
    grep -qx '== q4 ==' batch.text
}

jq_qid() {
    python3 -c 'import json, sys
for line in sys.stdin:
    print(json.dumps(dict(json.loads(line), qid=sys.argv[1])))' "$1"
}

@test "a batch counts, and says by its status if anything was found" {
    run --separate-stderr query -c --batch=- < <(batch_file)
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "q1"$'\t'"$(query -c サイバー)" ]
    [ "${lines[1]}" = "q2"$'\t'"$(query -c '"情報共有" OR NATO')" ]
    [ "${lines[2]}" = "q3"$'\t'0 ]
    [ "${lines[3]}" = "q4"$'\t'"$(query -c 'NATO -演習')" ]
    run --separate-stderr query -c --batch=- <<<$'only\tぬるぽがっぽ'
    [ "$status" -eq 1 ]
}

@test "a batch's facets name their query" {
    cd "$BATS_TEST_TMPDIR"
    batch_file >queries.tsv
    query --batch=queries.tsv --facets=kind -f csv >facets.csv
    query --batch=queries.tsv --facets=kind -f json -n 1 >facets.json
    check 'rows, objects = files
assert list(rows[0]) == ["qid", "facet", "value", "count"]
assert [o["qid"] for o in objects] == ["q1", "q2", "q3", "q4"]
for o in objects:
    counts = [int(row["count"]) for row in rows if row["qid"] == o["qid"]]
    assert sum(counts) == o["total"] and len(o["hits"]) == min(1, o["total"])' facets.csv facets.json
}

@test "a batch file with wrong lines is told line by line, and nothing is searched" {
    cd "$BATS_TEST_TMPDIR"
    printf 'a\tNATO\nb NATO\nc\t(NATO\nd\tministry:存在しない省 NATO\ne\t\xff\na\tIPEF\nf\tIPEF\tNATO\n' >wrong.tsv
    run --separate-stderr query --batch=wrong.tsv
    [ "$status" -eq 2 ]
    [ -z "$output" ]
    echo "$stderr"
    for line in 2 3 4 5 6 7; do
        [ "$(grep -c "wrong.tsv:$line: " <<<"$stderr")" -eq 1 ]
    done
    [ "$(wc -l <<<"$stderr")" -eq 6 ]
    run --separate-stderr query -f trec --batch=- <<<$'two words\tNATO'
    [ "$status" -eq 2 ]
    [[ $stderr == *'stdin:1: '* ]]
    run --separate-stderr query --batch=missing.tsv
    [ "$status" -eq 2 ]
    [[ $stderr == *'missing.tsv: '*': check its name'* ]]
    run --separate-stderr query --survey=/
    [ "$status" -eq 2 ]
    [[ $stderr == *'/: '*': name a file, or -'* ]]
    run --separate-stderr query --batch=- </dev/null
    [ "$status" -eq 2 ]
    python3 -c 'print("big\t" + "あ" * 100000)' >big.tsv
    run --separate-stderr query --batch=big.tsv
    [ "$status" -eq 2 ]
    [[ $stderr == *'big.tsv:1: '* && ${#stderr} -lt 300 ]]
}

@test "the user's own topics add to the dictionary's" {
    head -n 20 dict/topics.tsv | grep '^#' >"$BATS_TEST_TMPDIR/topics.tsv"
    printf 'ぬるぽがっぽ\tNATO\n' >>"$BATS_TEST_TMPDIR/topics.tsv"
    [ "$(query -c --topics="$BATS_TEST_TMPDIR/topics.tsv" ぬるぽがっぽ)" -gt 0 ]
    run query -c --topics="$BATS_TEST_TMPDIR/none.tsv" NATO
    [ "$status" -eq 2 ]
}

@test "a wrong line of the user's own topics is told and left out" {
    printf 'ぬるぽがっぽ\tNATO\nひとりだけ\n' | iconv -t CP932 >"$BATS_TEST_TMPDIR/topics.tsv"
    run --separate-stderr query -c --topics="$BATS_TEST_TMPDIR/topics.tsv" ぬるぽがっぽ
    [ "$status" -eq 0 ] && [ "$output" -gt 0 ]
    [[ "$stderr" == *"topics.tsv:2: one name alone"*"left out"* ]]
}
