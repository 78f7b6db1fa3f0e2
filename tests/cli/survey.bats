# Surveys: the table says what the single queries say, and its stamp tells when it can be another.

bats_require_minimum_version 1.5.0

setup_file() {
    export INDEX="$BATS_FILE_TMPDIR/index" TOPICS="$BATS_FILE_TMPDIR/topics.tsv" NO_COLOR=1
    "$SEISAKU_BIN/seisaku-index" -q -d "$INDEX" tests/data/sample
    printf '# topic\tquery\nサイバー\tサイバー\nデータ, 流通\t"データ" -サイバー\n=NATO\tNATO OR IPEF\n無\tぬるぽがっぽ\n' >"$TOPICS"
    while IFS=$'\t' read -r topic words; do
        query -n 1000 -f jsonl "$words" >"$BATS_FILE_TMPDIR/$topic.hits" || true
        printf '%s\t%s\n' "$topic" "$(query -c "$words")" >>"$BATS_FILE_TMPDIR/counts"
    done < <(tail -n +2 "$TOPICS")
}

query() { "$SEISAKU_BIN/seisaku-query" -d "$INDEX" "$@"; }

# check PROGRAM FILE...: a Python program whose assertions must hold. `table` reads a survey in CSV or TSV:
# stamp lines, rows by topic, and the rows of the second table.
check() {
    local program=$1
    shift
    python3 - "$program" "$@" <<'PYTHON'
import csv, io, json, os, sys
from collections import Counter
def table(name):
    with open(name, encoding="utf-8-sig", newline="") as file:
        lines = file.read().split("\n")
    stamp = [line.rstrip("\r") for line in lines if line.startswith("# ")]
    parts = "\n".join(line for line in lines if not line.startswith("# ")).replace("\r\n", "\n").split("\n\n")
    kind = dict(delimiter="\t", quoting=csv.QUOTE_NONE) if name.endswith(".tsv") else {}
    tables = [list(csv.DictReader(io.StringIO(part), **kind)) for part in parts]
    rows = {row.pop("topic"): {key: int(value) for key, value in row.items()} for row in tables[0]}
    return stamp, rows, tables[1] if len(tables) > 1 else []
def objects(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file) if name.endswith(".json") else [json.loads(line) for line in file]
folder = os.environ["BATS_FILE_TMPDIR"]
topics = [line.split("\t")[0] for line in open(os.environ["TOPICS"]) if line[0] != "#"]
hits = {topic: objects(f"{folder}/{topic}.hits") for topic in topics}
totals = {line.split("\t")[0]: int(line.split("\t")[1]) for line in open(f"{folder}/counts")}
def keys(hit, by):
    section = hit["section"] or {}
    found = {"ministry": hit["ministries"], "kind": [hit["kind"]], "year": [str(hit["fiscal_year"] or "")],
             "section": [" ".join(filter(None, (section.get("number"), section.get("title"))))]}[by]
    return [key or "(none)" for key in found] or ["(none)"]
exec(sys.argv[1])
PYTHON
}

@test "every cell of the table is the number of passages that a search finds" {
    cd "$BATS_TEST_TMPDIR"
    for by in ministry section kind year; do
        query --survey="$TOPICS" --by=$by -f csv >$by.csv
    done
    check 'for name in sys.argv[2:]:
    stamp, rows, rest = table(name)
    assert list(rows) == topics + ["total"] and not rest
    sums = Counter()
    for topic in topics:
        counts = Counter(key for hit in hits[topic] for key in keys(hit, name[:-4]))
        counts["total"] = totals[topic]
        assert len(hits[topic]) == totals[topic]
        assert +Counter(rows[topic]) == +counts, (name, topic, rows[topic], counts)
        sums.update(counts)
    assert +Counter(rows["total"]) == +sums' ministry.csv section.csv kind.csv year.csv
}

@test "a cell is the count that a filter gives" {
    query --survey="$TOPICS" -f tsv | grep -v '^#' >"$BATS_TEST_TMPDIR/survey"
    IFS=$'\t' read -r -a head <"$BATS_TEST_TMPDIR/survey"
    IFS=$'\t' read -r -a cells < <(sed -n 2p "$BATS_TEST_TMPDIR/survey")
    [ "${head[0]} ${head[1]} ${cells[0]}" = 'topic total サイバー' ]
    [ "${head[-1]}" = '(none)' ]
    for ((i = 2; i < ${#head[@]} - 1; i++)); do
        [ "${cells[i]}" -eq "$(query -c -m "${head[i]}" サイバー)" ]
    done
    [ "$(query --survey="$TOPICS" -k plan -y 2029 -f tsv | awk -F'\t' '$1 == "サイバー" { print $2 }')" \
        -eq "$(query -c -k plan -y 2029 サイバー)" ]
}

@test "columns stand in their order" {
    cd "$BATS_TEST_TMPDIR"
    for by in ministry section kind year; do
        query --survey="$TOPICS" --by=$by -f csv >$by.csv
    done
    check 'rows = {name[:-4]: table(name)[1]["total"] for name in sys.argv[2:]}
named = {by: [key for key in row if key not in ("total", "(none)")] for by, row in rows.items()}
assert named["kind"] == ["plan", "progress", "text"]
assert named["year"] == sorted(named["year"])
counts = [rows["ministry"][key] for key in named["ministry"]]
assert counts == sorted(counts, reverse=True)
number = lambda key: [int(n) for n in key.split()[0].split(".")]
assert named["section"] == sorted(named["section"], key=number)' ministry.csv section.csv kind.csv year.csv
}

@test "all formats say the same" {
    cd "$BATS_TEST_TMPDIR"
    for format in csv tsv; do
        query --survey="$TOPICS" -n 2 --hits=best.$format -f $format >survey.$format
    done
    for format in json jsonl text; do
        query --survey="$TOPICS" -n 2 -f $format >survey.$format
    done
    check 'stamp, rows, rest = table("survey.csv")
assert (stamp, rows, rest) == table("survey.tsv") and not rest
with open("best.csv", newline="") as file:
    best = list(csv.DictReader(file, strict=True))
with open("best.tsv", newline="") as file:
    assert best == list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
array = objects("survey.json")
assert array == objects("survey.jsonl")
assert [f"# {name} {value}" for name, value in array[0]["stamp"].items()] == stamp
for object in array[1:]:
    counts = {count["value"] or "(none)": count["count"] for count in object["facets"]["ministry"]}
    counts["total"] = object["total"]
    assert +Counter(rows[object["topic"] or "total"]) == +Counter(counts)
    if object["topic"]:
        alone = [dict(hit, qid=object["topic"]) for hit in hits[object["topic"]]]
        assert object["hits"] == alone[:2]
assert array[-1]["topic"] is None
assert [(row["topic"], row["id"], row["text"]) for row in best] == [
    (object["topic"], hit["id"], hit["text"]) for object in array[1:] for hit in object["hits"]]
text = open("survey.text").read()
assert text.startswith("\n".join(stamp) + "\n\ntopic")
lines = {line.split("  ")[0].strip(): line.split() for line in text.split("\n\n")[1].split("\n")}
head = lines["topic"][1:]
assert dict(zip(head, lines["total"][1:])) == {key: str(rows["total"][key]) for key in head}
assert all(rows["total"][key] == 0 for key in rows["total"] if key not in head)
assert "== =NATO ==" in text'
}

stamp() { query --survey="$TOPICS" -f csv "$@" | grep '^#'; }

@test "two runs have the same stamp and output, other questions another" {
    cp dict/topics.tsv "$BATS_TEST_TMPDIR/mine.tsv"
    cd "$BATS_TEST_TMPDIR"
    query --survey="$TOPICS" -n 3 -f jsonl >one
    query --survey=- -n 3 -f jsonl <"$TOPICS" >two
    cmp one two
    [ "$(stamp)" = "$(stamp -n 0)" ]
    [ "$(stamp)" != "$(stamp -n 3 --hits=best.csv)" ]
    for options in --long --by=year --match=any --no-expand '-m METI' '-s 3.1' '-k plan' '-y 2029'; do
        # shellcheck disable=SC2086 # an option and its value
        [ "$(stamp)" != "$(stamp $options)" ]
    done
    [ "$(stamp)" != "$(stamp --topics=mine.tsv)" ]
    sed 's/IPEF/DFFT/' "$TOPICS" >other.tsv
    [ "$(stamp)" != "$(query --survey=other.tsv -f csv | grep '^#')" ]
    for name in seisaku-query Xapian ICU mecab dictionary topics index passages survey options; do
        grep -q "^# $name ." <(stamp)
    done
    ! stamp | grep -q "$BATS_FILE_TMPDIR"
}

@test "the stamp changes with the index" {
    cp -r "$INDEX" "$BATS_TEST_TMPDIR/index"
    INDEX=$BATS_TEST_TMPDIR/index
    before=$(stamp)
    printf 'サイバーの一文を加える。\n' >"$BATS_TEST_TMPDIR/more.txt"
    "$SEISAKU_BIN/seisaku-index" -q -d "$INDEX" "$BATS_TEST_TMPDIR/more.txt"
    [ "$before" != "$(stamp)" ]
    before=$(stamp)
    printf 'サイバーの一文を換える。\n' >"$BATS_TEST_TMPDIR/more.txt"
    "$SEISAKU_BIN/seisaku-index" -q -d "$INDEX" "$BATS_TEST_TMPDIR/more.txt"
    [ "$before" != "$(stamp)" ]
}

@test "a tidy table has a line for each topic and keys, with passages, documents and rates" {
    cd "$BATS_TEST_TMPDIR"
    for by in ministry year kind section ministry,year year,kind kind,ministry,year; do
        query --survey="$TOPICS" --long --by=$by -f csv --stamp=$by.stamp >$by.csv
        query --survey="$TOPICS" --long --by=$by -f jsonl --stamp=/dev/null >$by.jsonl
    done
    query -n all -f jsonl -y ..2100 >/dev/null || true
    query -n all -f jsonl -k plan -k progress -k text >all.hits
    check 'from itertools import product
every = objects("all.hits")
for name in sys.argv[2:]:
    by = name[:-4].split(",")
    with open(name, newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert list(rows[0]) == ["topic"] + by + ["passages", "documents", "of", "per_1000"]
    lines = objects(name[:-4] + ".jsonl")
    assert [{k: str(v if v is not None else "") for k, v in line.items() if k != "per_1000"} for line in lines] == [
        {k: v for k, v in row.items() if k != "per_1000"} for row in rows]
    cells = lambda hit: product(*[[("" if v == "(none)" else v) for v in keys(hit, key)] for key in by])
    of = Counter(cell for hit in every for cell in cells(hit))
    seen = []
    for topic in topics:
        count, documents = Counter(), {}
        for hit in hits[topic]:
            for cell in cells(hit):
                count[cell] += 1
                documents.setdefault(cell, set()).add(hit["doc_id"])
        mine = {tuple(row[key] for key in by): row for row in rows if row["topic"] == topic}
        assert mine.keys() == count.keys(), (name, topic)
        for cell, row in mine.items():
            assert int(row["passages"]) == count[cell] and int(row["documents"]) == len(documents[cell])
            assert int(row["of"]) == of[cell], (name, cell, row, of[cell])
            assert abs(float(row["per_1000"]) - 1000 * count[cell] / of[cell]) < .001
    stamp = open(name[:-4] + ".stamp").read()
    assert f"--by={name[:-4]} " in stamp and "--long" in stamp
' ministry.csv year.csv kind.csv section.csv ministry,year.csv year,kind.csv kind,ministry,year.csv
}

@test "a tidy table of a filter counts within the filter, and two years join by key" {
    cd "$BATS_TEST_TMPDIR"
    query --survey="$TOPICS" --long --by=ministry,year -f csv --stamp=/dev/null >both.csv
    for year in 2028 2029; do
        query --survey="$TOPICS" --long --by=ministry,year -y $year -f csv --stamp=/dev/null | tail -n +2 >$year.csv
    done
    diff <(grep -E ',(2028|2029),' both.csv | sort) <(sort 2028.csv 2029.csv)
}

@test "what a survey writes to files of its own" {
    cd "$BATS_TEST_TMPDIR"
    query --survey="$TOPICS" -f csv --stamp=stamp -n 2 --hits=hits.csv >table.csv
    [ "$(head -c 6 table.csv)" = topic, ]
    diff <(stamp -n 2 --hits=other.csv) <(sed 's/^/# /' stamp)
    [[ $(head -n 1 hits.csv) == topic,rank,score,id,* ]]
    for options in '-n 2 -f csv' '-n 2 -f tsv' '-n 2 --long' '--hits=x' '--by=year,kind' '--by=nothing' '--by=year,year' \
        '--stamp=/nowhere/stamp -f csv'; do
        # shellcheck disable=SC2086
        run --separate-stderr query --survey="$TOPICS" $options
        echo "$options: $stderr"
        [ "$status" -eq 2 ]
        [ "${#stderr_lines[@]}" -eq 1 ]
    done
    run query --long NATO
    [ "$status" -eq 2 ]
}

@test "a report has the table's numbers and the passages of each cell, in one file" {
    for by in ministry section kind year; do # from the folder that the sources' paths start in
        run query --survey="$TOPICS" --by=$by --html="$BATS_TEST_TMPDIR/$by.html"
        [ "$status" -eq 0 ]
        [ -z "$output" ]
        query --survey="$TOPICS" --by=$by -f csv >"$BATS_TEST_TMPDIR/$by.csv"
    done
    cd "$BATS_TEST_TMPDIR"
    env LC_ALL=ja_JP.UTF-8 "$SEISAKU_BIN/seisaku-query" -d "$INDEX" --survey="$TOPICS" -n 2 --html=two.html
    grep -q '<html lang="ja"' two.html
    grep -q '<html lang="en"' ministry.html
    check 'import re
from html import unescape
def page(name):
    text = open(name, encoding="utf-8").read()
    data = json.loads(re.search(r"id=\"data\">(.*?)</script>", text, re.S)[1])
    heat = re.search(r"<table id=\"heat\".*?</table>", text, re.S)[0]
    cells = {}
    for row in re.findall(r"<tr data-t=\"(\d+)\">(.*?)</tr>", heat, re.S):
        cells[data["topics"][int(row[0])]["name"]] = [int(n) for n in re.findall(r"data-n=\"(\d+)\"", row[1])]
    assert not re.search(r"(src|href)=\"|@import|url\(", text), "nothing is loaded from elsewhere"
    assert text.count("<script") == 2
    return data, cells
for name in sys.argv[2:]:
    stamp, rows, rest = table(name)
    data, cells = page(name[:-4] + ".html")
    assert list(cells) == topics
    for number, topic in enumerate(topics):
        shown = dict(zip(["total"] + data["columns"], cells[topic]))
        assert +Counter(shown) == +Counter(rows[topic]), (name, topic)
        mine = [p for p in data["passages"] if p["topic"] == number]
        assert len(mine) == rows[topic]["total"] == len(hits[topic])
        for column, value in enumerate(data["columns"]):
            assert sum(column in p["columns"] for p in mine) == rows[topic].get(value, 0), (name, topic, value)
        for passage, hit in zip(mine, hits[topic]):
            assert passage["title"] == hit["title"] and passage["page"] == hit["page"]
            assert all("".join(line) in hit["text"] for line in passage["lines"] if line[1])
            assert passage["file"].startswith("file:///") and "#" not in passage["file"]  # of a text, which has no pages to open
data, cells = page("two.html")
assert max(Counter(p["topic"] for p in data["passages"]).values()) == 2' ministry.csv section.csv kind.csv year.csv
}

@test "a report shows hostile texts as texts" {
    cd "$BATS_TEST_TMPDIR"
    python3 - >nasty.jsonl <<'PYTHON'
import json
for i, text in enumerate(["</script><script>x</script>", "<img src=x onerror=y>", "\"'><b>", "<!--<script>"]):
    print(json.dumps({"id": f"n{i}", "text": f"検査語 {text}", "title": text, "url": "javascript:x", "path": [text], "publisher": text}))
PYTHON
    printf '</script><script>x</script>\t検査語\n"><b>\t検査語\n' >nasty.tsv
    "$SEISAKU_BIN/seisaku-index" -q -d nasty --format=jsonl nasty.jsonl
    "$SEISAKU_BIN/seisaku-query" -d nasty --survey=nasty.tsv --html=nasty.html
    [ "$(grep -o '<script' nasty.html | wc -l)" -eq 2 ]
    [ "$(grep -o '</script' nasty.html | wc -l)" -eq 2 ]
    [ "$(grep -c '<img\|<b>\|javascript:x' nasty.html)" -eq 0 ]
    run --separate-stderr query --survey="$TOPICS" --html=/nowhere/x.html
    [ "$status" -eq 2 ]
    [[ $stderr == *'/nowhere/x.html: cannot be written'* ]]
    for options in '--long' '-f csv' '--stamp=x'; do
        # shellcheck disable=SC2086
        run query --survey="$TOPICS" --html=x.html $options
        [ "$status" -eq 2 ]
    done
    run query --html=x.html NATO
    [ "$status" -eq 2 ]
}

@test "several indexes are surveyed as one" {
    printf 'サイバーの一文を加える。\n' >"$BATS_TEST_TMPDIR/more.txt"
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/more" "$BATS_TEST_TMPDIR/more.txt"
    query -d "$BATS_TEST_TMPDIR/more" --survey="$TOPICS" -f tsv >"$BATS_TEST_TMPDIR/both"
    [ "$(awk -F'\t' '$1 == "サイバー" { print $2 }' "$BATS_TEST_TMPDIR/both")" -eq $(($(query -c サイバー) + 1)) ]
    [[ $(grep '^# index ' "$BATS_TEST_TMPDIR/both") == '# index '*-*' '*-* ]]
}

@test "a survey says by its status if anything was found, and what is wrong with its file" {
    run --separate-stderr query --survey=- <<<$'無\tぬるぽがっぽ'
    [ "$status" -eq 1 ]
    run --separate-stderr query --survey=- < <(printf 'a\tNATO\nb\n\na\t"x\n')
    [ "$status" -eq 2 ]
    [ -z "$output" ]
    [[ $stderr == *stdin:2:*stdin:4:* ]]
    for options in '-f trec' -c --facets=kind --batch=x NATO; do
        # shellcheck disable=SC2086
        run --separate-stderr query --survey="$TOPICS" $options
        [ "$status" -eq 2 ]
        [ "${#stderr_lines[@]}" -eq 1 ]
    done
    run --separate-stderr query --survey="$TOPICS" -m 存在しない省
    [ "$status" -eq 2 ]
    [ -z "$output" ]
}

@test "a file of queries may be in any encoding, and as a spreadsheet quotes it" {
    printf 'q1\t海底ケーブル\nq2\t"""海底ケーブル"""\n' >"$BATS_TEST_TMPDIR/utf8.tsv"
    for encoding in UTF-8 CP932 EUC-JP ISO-2022-JP UTF-16; do
        iconv -t "$encoding" "$BATS_TEST_TMPDIR/utf8.tsv" >"$BATS_TEST_TMPDIR/q.tsv"
        run query -c --batch="$BATS_TEST_TMPDIR/q.tsv"
        echo "$encoding: $output"
        [ "$output" = "q1"$'\t'"$(query -c 海底ケーブル)"$'\n'"q2"$'\t'"$(query -c '"海底ケーブル"')" ]
    done
}
