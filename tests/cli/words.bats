#!/usr/bin/env bats
# Words and years: counts that can be recounted by hand, measures by their formulas.

bats_require_minimum_version 1.5.0

setup_file() {
    export SEISAKU_INDEX=$BATS_FILE_TMPDIR/index
    python3 - >"$BATS_FILE_TMPDIR/passages.jsonl" <<'PYTHON'
import json
texts = [("a", 2023, "外務省", "港湾の整備を計画する。港湾の整備。"), ("a", 2023, "外務省", "港湾の警備を計画する。"),
         ("b", 2024, "防衛省", "空港の整備を計画する。"), ("b", 2024, "防衛省", "空港の警備を進める。"),
         ("c", None, None, "空港の警備を進めた。")]
for number, (document, year, ministry, text) in enumerate(texts):
    print(json.dumps({"id": f"{document}:{number}", "doc_id": document, "fiscal_year": year, "text": text,
                      "ministries": [ministry] if ministry else []}))
PYTHON
    "$SEISAKU_BIN/seisaku-index" -q -d "$SEISAKU_INDEX" --format=jsonl "$BATS_FILE_TMPDIR/passages.jsonl"
    printf '港\t港湾\n整備\t整備\n無\tぬるぽがっぽ\n' >"$BATS_FILE_TMPDIR/topics.tsv"
}

query() { "$SEISAKU_BIN/seisaku-query" "$@"; }

# check PROGRAM [ARGUMENT]: assertions in Python on `rows`, the JSON Lines of standard input, with the formulas as published.
check() {
    python3 -c '
import json, sys
from math import log, log2
def likelihood(a, m, b, n):
    expected = m * (a + b) / (m + n), n * (a + b) / (m + n)
    value = 2 * sum(o * log(o / e) for o, e in zip((a, b), expected) if o)
    return value if a * n >= b * m else -value
def ratio(a, m, b, n):
    return log2(((a or .5) / m) / ((b or .5) / n))
near = lambda x, y: abs(x - y) < .006
rows = [json.loads(line) for line in sys.stdin]
exec(sys.argv[1])' "$@"
}

@test "the words of the hits, and how they differ from the rest" {
    query --words -n all -f jsonl 港湾 | check '
mine, rest = {"港湾": 3, "整備": 2, "計画": 2, "警備": 1}, {"整備": 1, "計画": 1, "警備": 2, "空港": 3, "進める": 2}
m, n = sum(mine.values()), sum(rest.values())
assert {row["word"] for row in rows} == {w for w in mine if mine[w] / m >= rest.get(w, 0) / n}
assert rows[0]["word"] == "港湾" and rows[0]["passages"] == 2
for row in rows:
    a, b = mine[row["word"]], rest.get(row["word"], 0)
    assert (row["frequency"], row["rest"]) == (a, b)
    assert near(row["log_likelihood"], likelihood(a, m, b, n)) and near(row["log_ratio"], ratio(a, m, b, n))
    assert abs(row["per_million"] - 1e6 * a / m) < .06'
    query --words -n all -f jsonl -y 2023 港湾 | check 'assert rows and all(row["rest"] == 0 for row in rows)'
    query --words -n all -f jsonl -k text | check 'assert {r["word"]: r["frequency"] for r in rows} == {
        "港湾": 3, "整備": 3, "計画": 3, "警備": 3, "空港": 3, "進める": 2}'
}

@test "the words near the matches" {
    query --collocates=1:1 -f jsonl 港湾 | check '
assert [row["word"] for row in rows] == ["整備"]
row, = rows
together, window, word, corpus, matches = 2, 4, 3, 17, 3
assert (row["frequency"], row["corpus"], row["passages"]) == (together, word, 1)
assert near(row["expected"], window * word / corpus)
assert near(row["log_dice"], 14 + log2(2 * together / (matches + word)))
assert near(row["mutual_information"], log2(together * corpus / (window * word)))
assert near(row["log_likelihood"], likelihood(together, window, word - together, corpus - window))'
    query --collocates -f jsonl 港湾 | check 'assert {r["word"]: r["frequency"] for r in rows} == {"整備": 2, "計画": 2}'
    query --collocates=1:0 -f jsonl '整備 OR 警備' | check 'assert {r["word"]: r["frequency"] for r in rows} == {"港湾": 3, "空港": 3}'
    # near two matches, a place counts once
    query --collocates=3:3 -f jsonl '港湾 OR 整備' | check 'assert all(r["frequency"] <= r["corpus"] for r in rows)'
}

@test "words are listed by any of their measures" {
    falls() { # COLUMN ARGUMENT…
        local column=$1
        shift
        query -n all -f jsonl "$@" | check '
column = sys.argv[-1]
values = [row[column] if column != "sides" else row["a"] + row["b"] for row in rows]
sizes = [abs(value) for value in values] if "a" in rows[0] else values
assert len(rows) > 1 and sizes == sorted(sizes, reverse=True), rows' "$column"
    }
    for measure in frequency log-likelihood log-dice mutual-information; do
        falls "${measure//-/_}" --collocates --word-sort=$measure '港湾 OR 空港'
    done
    for measure in frequency log-likelihood log-ratio; do
        falls "${measure//-/_}" --words --word-sort=$measure 港湾
    done
    falls log_ratio --compare=year:2023,2024 --word-sort=log-ratio
    falls sides --compare=year:2023,2024 --word-sort=frequency
    for wrong in "--words --word-sort=log-dice" "--collocates --word-sort=log-ratio" --word-sort=frequency; do
        run -2 "$SEISAKU_BIN/seisaku-query" $wrong 港湾
    done
    [[ "$output" == *"use it with --words, --collocates or --compare"* ]]
    [ "$(query --collocates --word-sort=usual -f csv 港湾)" = "$(query --collocates -f csv 港湾)" ]
}

@test "words and topics of two sides" {
    query --compare=year:2023,2024 -n all -f jsonl | check '
a, b = {"港湾": 3, "整備": 2, "計画": 2, "警備": 1}, {"空港": 2, "整備": 1, "計画": 1, "警備": 1, "進める": 1}
m, n = sum(a.values()), sum(b.values())
assert {row["word"] for row in rows} == a.keys() | b.keys()
for row in rows:
    x, y = a.get(row["word"], 0), b.get(row["word"], 0)
    assert (row["a"], row["b"]) == (x, y)
    assert near(row["log_likelihood"], likelihood(x, m, y, n)) and near(row["log_ratio"], ratio(x, m, y, n))
sizes = [abs(row["log_likelihood"]) for row in rows]
assert sizes == sorted(sizes, reverse=True)'
    query --compare=ministry:MOFA,防衛省 -n all -f jsonl 警備 | check '
assert {row["word"]: (row["a"], row["b"]) for row in rows} == {
    "港湾": (1, 0), "計画": (1, 0), "警備": (1, 1), "空港": (0, 1), "進める": (0, 1)}'
    query --compare=year:2023,2024 --survey="$BATS_FILE_TMPDIR/topics.tsv" -f jsonl | check '
assert [(r["topic"], r["a"], r["a_of"], r["b"], r["b_of"]) for r in rows] == [("港", 2, 2, 0, 2), ("整備", 1, 2, 1, 2), ("無", 0, 2, 0, 2)]
assert near(rows[0]["log_likelihood"], likelihood(2, 2, 0, 2))'
}

@test "a question through the years" {
    query --trend -f jsonl 整備 | check '
assert [(r["year"], r["passages"], r["documents"], r["of"], r["per_1000"]) for r in rows] == [
    ("2023", 1, 1, 2, 500.0), ("2024", 1, 1, 2, 500.0), (None, 0, 0, 1, 0.0)]'
    [ "$(query --trend -f csv 整備 | head -n 1)" = $'year,passages,documents,of,per_1000\r' ]
    run query --trend ぬるぽがっぽ
    [ "$status" -eq 1 ]
}

@test "facets with documents and rates" {
    query --facets=ministry,year --rates -f jsonl 整備 | check '
assert [(r["facet"], r["value"], r["count"], r["documents"], r["of"], r["per_1000"]) for r in rows] == [
    ("total", None, 2, 2, 5, 400.0), ("ministry", "外務省", 1, 1, 2, 500.0), ("ministry", "防衛省", 1, 1, 2, 500.0),
    ("year", "2023", 1, 1, 2, 500.0), ("year", "2024", 1, 1, 2, 500.0)]'
    query --facets=kind --rates -f jsonl -y 2023 港湾 | check 'assert [(r["count"], r["documents"], r["of"]) for r in rows] == [(2, 1, 2)] * 2'
    [ "$(query -c --facets=kind --rates -f csv 港湾 | head -n 1)" = $'facet,value,count,documents,of,per_1000\r' ]
    query --facets=kind --rates 港湾 | grep -qE '^kind +text +2 +1 +5 +400.000$'
}

@test "all formats list the same words" {
    for option in --words --collocates --compare=year:2023,2024; do
        query $option -f jsonl 港湾 >"$BATS_TEST_TMPDIR/words.jsonl"
        query $option -f json 港湾 | check 'sys.exit(0 if rows else 1)' || true
        query $option -f csv 港湾 >"$BATS_TEST_TMPDIR/words.csv"
        python3 - "$BATS_TEST_TMPDIR" <<'PYTHON'
import csv, json, sys
lines = [json.loads(line) for line in open(sys.argv[1] + "/words.jsonl")]
table = list(csv.DictReader(open(sys.argv[1] + "/words.csv", newline="")))
assert lines and [line["word"] for line in lines] == [row["word"] for row in table]
assert all(list(line) == list(row) for line, row in zip(lines, table))
assert all(float(row[key]) == line[key] for line, row in zip(lines, table) for key in row if key != "word")
PYTHON
        [ "$(query $option 港湾 | awk 'NR > 1 { print $1 }' | tr '\n' ' ')" = \
            "$(python3 -c 'import json, sys
print(*[json.loads(line)["word"] for line in sys.stdin], end=" ")' <"$BATS_TEST_TMPDIR/words.jsonl")" ]
    done
}

@test "studies of words that do not go with other options" {
    # add a case: OPTIONS<TAB>what the message says
    while IFS=$'\t' read -r options wanted; do
        # shellcheck disable=SC2086
        run --separate-stderr query $options
        echo "$options: $stderr"
        [ "$status" -eq 2 ]
        [ -z "$output" ]
        [ "${#stderr_lines[@]}" -eq 1 ]
        [[ $stderr == *$wanted* ]]
    done <<'CASES'
--words --trend 港湾	one at a time
--words --kwic 港湾	whole output
--words -c 港湾	whole output
--collocates	no query
--collocates -k text	--collocates are of a QUERY
--collocates 5:5 港湾	write --collocates=5:5
--collocates=0:0 港湾	up to 100
--collocates=5 港湾	5:5 or 0:1
--collocates=:5 港湾	5:5 or 0:1
--collocates=5;5 港湾	5:5 or 0:1
--collocates=x:5 港湾	5:5 or 0:1
--collocates=5:x 港湾	5:5 or 0:1
--collocates=5:5x 港湾	5:5 or 0:1
--collocates=5:500 港湾	up to 100
--compare=year:2023 港湾	two of its values
--compare=colour:a,b 港湾	takes a key
--compare=year:2023,昨年 港湾	no year
--compare=ministry:外務相,防衛省 港湾	did you mean 外務省
--trend --survey=x	one question
--rates 港湾	name the keys
--rates --facets=kind --survey=x	use --long
--words -f trec 港湾	whole output
CASES
}
