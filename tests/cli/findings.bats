#!/usr/bin/env bats
# Twenty things that researchers asked of the tools, each shown once as they would do it: what they type on a Japanese
# keyboard, what they read into a spreadsheet, R or Python, what they are told. The sample, and documents made here.

bats_require_minimum_version 1.5.0

setup_file() {
    export NO_COLOR=1 XDG_CONFIG_HOME=$BATS_FILE_TMPDIR/config XDG_CACHE_HOME=$BATS_FILE_TMPDIR/cache
    mkdir -p "$BATS_FILE_TMPDIR/papers/kokkai" "$BATS_FILE_TMPDIR/papers/law"
    cd "$BATS_FILE_TMPDIR" || return
    cat >papers/kokkai/one.txt <<'END'
衆議院 離島通信委員会 2029-02-05

　出席委員
　　　委員長　丁田　　進君
○丁田委員長　離島の会議を開きます。
○内閣総理大臣（甲野一郎君）　半導体の製造を支え、半導体産業を離島に広げます。
○甲野内閣総理大臣　半導体の製造と産業の育成に、量子の研究を重ねます。
END
    cat >papers/kokkai/two.txt <<'END'
衆議院 離島通信委員会 2029-03-18

　出席委員
　　　委員長　丁田　　進君
○丁田委員長　半導体の製造と、半導体の産業を議題とします。
○乙山春子君　量子の産業と半導体の輸出を伺います。
END
    cat >papers/law/rule.txt <<'END'
離島通信規則
（令和九年五月一日総務省・経済産業省令第二号）
第一条

　半導体の製造を定める。
END
    printf '%s\n' '{"id":"m:1","doc_id":"m","text":"半導体の演習。","ministries":["通商産業省"]}' \
        '{"id":"m:2","doc_id":"m","text":"半導体の演習。","ministries":["経済産業省"]}' \
        '{"id":"m:3","doc_id":"m","text":"-半導体は=1である。","ministries":["経済産業省"]}' >papers/rest.jsonl
    "$SEISAKU_BIN/seisaku-index" -q -d index papers papers/rest.jsonl "$BATS_TEST_DIRNAME/../data/sample"
    printf '半導体\t半導体\n製造\t製造 OR NATO\n' >topics.tsv
}

setup() {
    cd "$BATS_FILE_TMPDIR" || return
}

query() { "$SEISAKU_BIN/seisaku-query" -d "$BATS_FILE_TMPDIR/index" "$@"; }
count() { query -c "$@" 2>/dev/null || true; }

# check PROGRAM ARGUMENT…: assertions in Python on `rows`, the JSON Lines of standard input.
check() {
    python3 -c '
import json, sys
rows = [json.loads(line) for line in sys.stdin]
exec(sys.argv[1])' "$@"
}

@test "1: what a Japanese keyboard writes is syntax where the ASCII form is" {
    [ "$(count '(半導体 OR 量子) 産業')" -gt 0 ]
    [ "$(count '（半導体 OR 量子） 産業')" = "$(count '(半導体 OR 量子) 産業')" ]
    for minus in － −; do
        [ "$(count "半導体 ${minus}産業")" = "$(count '半導体 -産業')" ]
    done
    [ "$(count '半導体 -産業')" -lt "$(count 半導体)" ]
    for string in '“製造”' '＂製造＂'; do
        [ "$(count "$string")" = "$(count '"製造"')" ]
    done
    [ "$(count '半導体 ＯＲ 量子')" = "$(count '半導体 OR 量子')" ]
    [ "$(count '半導体 ＡＮＤ 量子')" = "$(count '半導体 AND 量子')" ]
    [ "$(count '半導体 ＮＯＴ 量子')" = "$(count '半導体 NOT 量子')" ]
    [ "$(count 'サイバー＊')" = "$(count 'サイバー*')" ]
    for tilde in ～ 〜; do
        [ "$(count "${tilde}サイバ")" = "$(count '~サイバ')" ]
    done
    for minus in ！ '!' ー ― —; do
        [ "$(count "半導体 ${minus}産業")" = "$(count '半導体 -産業')" ]
    done
    [ "$(count '半導体 ｜ 量子')" = "$(count '半導体 OR 量子')" ]
    [ "$(count '半導体 & 量子')" = "$(count '半導体 AND 量子')" ]
    [ "$(count 'year：２０２９～２０３０')" = "$(count 'year:2029..2030')" ]
    [ "$(count 'kind：計画')" = "$(count 'kind:plan')" ]
    [ "$(query -n ２ --sort=ｙｅａｒ --match=ａｎｙ 産業)" = "$(query -n 2 --sort=year --match=any 産業)" ]
    [[ "$(query -c '半導体 or 量子' 2>&1 || true)" == *'operators are written AND, OR, NOT'* ]]
    [ "$(count 'item:（ア）')" = "$(count 'item：（ア）')" ]
    [ "$(count 'item:（ア）')" = "$(count 'item:(ア)')" ]
    [ "$(count '(item:(ア) OR item:(イ))')" = "$(count 'item:（ア） OR item:（イ）')" ]
    [ "$(count 'item:（ア）')" = "$(query -n all -f jsonl -k plan,progress,text | check 'print(sum(row["item"] == "(ア)" for row in rows))')" ]
}

@test "2: the progress line is drawn while files are read" {
    python3 - <<'PYTHON'
import pathlib, random
random.seed(1)
texts = [line for path in sorted(pathlib.Path("papers").rglob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 9]
for number in range(400):
    pathlib.Path("many").mkdir(exist_ok=True)
    pathlib.Path(f"many/{number}.txt").write_text("\n\n".join(random.choices(texts, k=150)), encoding="utf-8")
PYTHON
    start=$(date +%s%N)
    "$SEISAKU_BIN/seisaku-index" --progress=always -d many.index many 2>err
    elapsed=$((($(date +%s%N) - start) / 1000000))
    draws=$(tr '\r' '\n' <err | grep -c files)
    echo "$draws draws in $elapsed ms"
    [ "$draws" -ge $((elapsed / 500)) ]
    tr '\r' '\n' <err | grep -q '[0-9]/400 files  [0-9.]* MB/s'
}

@test "3: a folder's files of other kinds are counted and named, and mark-up is not read as text" {
    mkdir -p mixed
    cp papers/law/rule.txt mixed/a.txt
    touch mixed/b.jtd mixed/c.mp4 mixed/d.mp4
    run --separate-stderr -0 "$SEISAKU_BIN/seisaku-index" -d mixed.index --report=mixed.report mixed
    [[ "$stderr" == *'passed over 3 files of other kinds: 2 .mp4, 1 .jtd'* ]]
    tail -1 mixed.report | check 'assert rows[0]["totals"]["passed_over"] == 3, rows'
    echo '<?xml version="1.0"?><a>文</a>' >other.xml
    run -2 "$SEISAKU_BIN/seisaku-index" -d mixed.index other.xml
    [[ "$output" == *"other.xml: XML that is neither"* ]]
}

@test "4: documents have dates, by which years, months and ranges are asked" {
    query -l -n all -f jsonl -g minutes | check 'assert {row["date"] for row in rows} == {"2029-02-05", "2029-03-18"}, rows'
    query --survey=topics.tsv --by=year -g minutes -f csv >table
    grep -q '^topic,total,2029' table
    ! grep -q '(none)' table
    grep -q 'years fiscal_year, else the year of date' table
    [ "$(count 'date:2029-02 半導体')" = "$(count 'title:"2029-02" 半導体')" ]
    [ "$(count 'date:2029-02 半導体')" -eq 2 ]
    [ "$(count -y 2029 -g minutes 半導体)" -eq 4 ]
}

@test "5: genre, path, id and what is mentioned are fields, and genre is a facet" {
    query -c --facets=genre -f jsonl 半導体 | check 'assert sum(f["count"] for f in rows[0]["facets"]["genre"]) == rows[0]["total"] > 0, rows'
    [ "$(count 'genre:minutes 半導体')" = "$(query -n all -f jsonl 半導体 | check 'print(sum("/kokkai/" in row["source"]["path"] for row in rows))')" ]
    [ "$(count 'genre:minutes 半導体')" = "$(count 'path:kokkai/* 半導体')" ]
    query -c --facets=ministry,document -n 2 -f jsonl 半導体 | check 'assert [len(rows[0]["facets"][key]) for key in ("ministry", "document")] == [2, 2], rows'
    query -c --facets=ministry -f jsonl 半導体 >all
    query -c --facets=ministry -n 2 -f jsonl 半導体 | check '
all_of = json.load(open("all"))["facets"]["ministry"]
assert rows[0]["facets"]["ministry"] == all_of[:2] and len(all_of) > 2, rows'
    [ "$(count mentions:経産省)" -gt 0 ]
    [ "$(count "id:$(query -n 1 -f jsonl 半導体 | check 'print(rows[0]["id"])')")" = 1 ]
}

@test "6: rows of a concordance have their keys, fit the terminal, and a width without = is told" {
    head=$(query --kwic -f csv 半導体 | head -1)
    for column in date fiscal_year ministries item section_number kind source_path line_start; do
        [[ "$head" == *$column* ]]
    done
    run -2 query --kwic 40 半導体
    [[ "$output" == *"write --kwic=40"* ]]
    command -v script >/dev/null || skip "no script(1)"
    script -qec "stty cols 80; $SEISAKU_BIN/seisaku-query -d index --no-pager --kwic 半導体" /dev/null </dev/null >screen
    python3 - <<'PYTHON'
import unicodedata
lines = open("screen", encoding="utf-8").read().replace("\r", "").splitlines()
widths = [sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines]
assert len(lines) > 5 and max(widths) <= 80, (widths, lines)
PYTHON
}

@test "7: a sample follows from its seed, which is told, and leaves the total as it is" {
    sample() { query -f jsonl --sample=3 "$@" 半導体; }
    [ "$(sample --seed=4 | wc -l)" -eq 3 ]
    [ "$(sample --seed=4)" = "$(sample --seed=4)" ]
    [ "$(sample --seed=4)" != "$(sample --seed=5)" ]
    sample --seed=4 | check 'assert {row["seed"] for row in rows} == {4}, rows'
    [ "$(query --kwic -f jsonl --sample=3 --seed=4 半導体 | wc -l)" -eq 3 ]
    [[ "$(query --sample=3 --seed=4 半導体)" == *"$(count 半導体) passages, 3 of them drawn by seed 4" ]]
    query --survey=topics.tsv --sample=2 --seed=9 -f jsonl | check '
assert "--sample=2 --seed=9" in rows[0]["stamp"]["options"], rows[0]
assert all(len(row["hits"]) == min(2, row["total"]) for row in rows[1:-1]), rows'
}

@test "8: a tidy survey crosses keys, is read as it is, and two years join" {
    query --survey=topics.tsv --long --by=ministry,year -f csv >tidy.csv
    python3 - "$SEISAKU_BIN/seisaku-query" <<'PYTHON'
import csv, subprocess, sys
rows = list(csv.DictReader(line for line in open("tidy.csv", encoding="utf-8") if not line.startswith("#")))
assert list(rows[0]) == ["topic", "ministry", "year", "passages", "documents", "of", "per_1000"], rows[0]
queries = dict(line.rstrip("\n").split("\t") for line in open("topics.tsv", encoding="utf-8"))
asked = 0
for row in rows:
    if row["ministry"] and row["year"]:
        count = subprocess.run([sys.argv[1], "-d", "index", "-c", "-m", row["ministry"], "-y", row["year"], queries[row["topic"]]],
                               capture_output=True, text=True).stdout
        assert int(count) == int(row["passages"]), (row, count)
        asked += 1
assert asked > 3, rows
PYTHON
    run -2 query --survey=topics.tsv -n 2 -f csv
    [[ "$output" == *"one table"* ]]
    query --survey=topics.tsv --long --by=ministry,year -f csv --stamp=stamp -n 2 --hits=hits.csv >table.csv
    grep -q '^# content' stamp || grep -q '^content' stamp
    [ "$(head -1 table.csv | tr -d '\r')" = "topic,ministry,year,passages,documents,of,per_1000" ]
    command -v Rscript >/dev/null || skip "no R"
    [ "$(Rscript -e 't <- read.csv("tidy.csv", comment.char="#"); cat(ncol(t), sum(t$passages))')" = "7 $(
        grep -v '^#' tidy.csv | tr -d '\r' | tail -n +2 | awk -F, '{ sum += $(NF - 3) } END { print sum }')" ]
}

@test "9: counts come with documents and rates" {
    query --facets=kind,ministry --rates -n 1 -f jsonl 半導体 | check 'assert [r["facet"] for r in rows] == ["total", "ministry", "kind"], rows'
    query -c --facets=ministry --rates -f jsonl 半導体 | check '
total, by = rows[0], {row["value"]: row for row in rows if row["facet"] == "ministry"}
assert total["facet"] == "total" and total["count"] > total["documents"] > 1, total
for row in rows:
    assert row["per_1000"] == round(1000 * row["count"] / row["of"], 3), row
assert by["経済産業省"]["documents"] == int(sys.argv[2]), by' "$(query -lc -m 経産省 半導体)"
    [ "$(query -lc 半導体)" = "$(query -l -f jsonl 半導体 | wc -l)" ]
}

@test "9: facets in JSON have documents and what they are parts of, as the table of rates has them" {
    for format in json jsonl; do
        query -c --facets=ministry,kind -f $format 半導体 >facets
        query --facets=ministry,kind --rates -f jsonl 半導体 | python3 -c '
import json, sys
answer, (total, *rows) = json.load(open("facets")), map(json.loads, sys.stdin)
assert [answer["total"], answer["documents"], answer["of"]] == [total[k] for k in ("count", "documents", "of")], answer
for key, cells in answer["facets"].items():
    assert cells == [{k: row[k] for k in ("value", "count", "documents", "of")} for row in rows if row["facet"] == key], cells
assert answer["documents"] == int(sys.argv[1]) and answer["total"] > answer["documents"] > 1, answer' "$(query -lc 半導体)"
    done
    query -c --facets=kind -n 1 -f json -g minutes 半導体 | python3 -c '
import json, sys
answer, all_of = json.load(sys.stdin), int(sys.argv[1])
assert answer["of"] == all_of and answer["facets"]["kind"][0]["of"] == all_of > answer["total"], answer' "$(count -g minutes)"
}

@test "9: a table too wide for the terminal says in each of its blocks what a row is" {
    script -qec "stty cols 48; $SEISAKU_BIN/seisaku-query -d index --no-pager --facets=kind,ministry --rates 半導体" /dev/null </dev/null |
        tr -d '\r' >screen
    python3 - <<'PYTHON'
blocks = [[line.split() for line in block.splitlines()] for block in open("screen", encoding="utf-8").read().strip().split("\n\n")]
assert len(blocks) == 2 and {tuple(block[0][:2]) for block in blocks} == {("facet", "value")}, blocks
names = [[row[1] for row in block if row[0] == "ministry" and not row[1][0].isdigit()] for block in blocks]
assert names[0] == names[1] and "経済産業省" in names[0], names
PYTHON
}

@test "no line of a terminal begins with a mark that Japanese lines end with" {
    printf '{"id":"a","text":"%s"}\n' "海、空、山、川。海、空、山、川。海、空、山、川。海、空、山、川。" |
        "$SEISAKU_BIN/seisaku-index" -q -d marks --format=jsonl -
    for columns in 40 41 42 43 44; do
        script -qec "stty cols $columns; $SEISAKU_BIN/seisaku-query -d marks --no-pager --color=never 海" /dev/null </dev/null >screen
        grep -q '川' screen
        ! grep -qE '^ *[、。]' screen
    done
}

@test "10: slips of a command line are understood, or told with what to write" {
    says() { # LINE ARGUMENT…
        local line=$1
        shift
        run query "$@"
        [[ "$output" == *"$line"* ]] || { echo "$*: $output, not $line"; return 1; }
    }
    printf '半導体\n' >list
    printf '半導体,半導体 OR NATO\n' >list.csv
    says "list:1: no tab is in the line: a name, a tab and a query are expected; of a list of words, paste FILE FILE" --survey=list
    paste list list | query --survey=- -f csv | grep -q "^半導体,$(count 半導体),"
    says "save a CSV file as text with tabs" --survey=list.csv
    says "more than one tab" --survey=/dev/stdin <<<$'a\tb\tc'
    says "no name stands before the tab" --survey=/dev/stdin <<<$'\tb'
    says "write a name, a tab and it to --survey=-" --by=year NATO
    says "write a name, a tab and the QUERY to --survey=-" --long NATO
    says "did you mean --format?" --formt=csv x
    says "Usage: seisaku-query" -h
    says "stand behind --" -NATO
    says "did you mean ministry:?" minstry:外務省
    says "省庁: is no field: fields are ministry:" 省庁:外務省
    says "without -s 99.9 there are" -s 99.9 半導体
    [ "$(count -m 経産省,外務省 半導体)" = "$(count -m 経産省 -m 外務省 半導体)" ]
    [ "$(count -y 2022-2029 半導体)" = "$(count -y 2022..2029 半導体)" ]
    [ "$(count -y 2022～2029 半導体)" = "$(count -y 2022..2029 半導体)" ]
    [ "$(count -k 計画/成果 NATO)" = "$(count -k plan -k progress NATO)" ]
    [ "$(query -n all -f jsonl 半導体 | wc -l)" = "$(count 半導体)" ]
    "$SEISAKU_BIN/seisaku-index" -q -d yearless --format=jsonl - <<<'{"id":"a","text":"演習を行う。"}'
    run "$SEISAKU_BIN/seisaku-query" -d yearless -y 2024 演習
    [[ "$output" == *"no passage of this index has a year"* ]]
}

@test "11: a passage is shown by its id, with its neighbours; documents are listed" {
    query -n 20 -f jsonl NATO | check 'print("\n".join(row["id"] + "\t" + row["text"] for row in rows))' >texts
    while IFS=$'\t' read -r id text; do
        [[ "$(query --show="$id" -f jsonl)" == *"$text"* ]]
    done <texts
    query -f jsonl --show="$(query -n 1 -f jsonl 半導体 path:one.txt | check 'print(rows[0]["id"])')" -C 1 | check '
numbers = [int(row["id"].rsplit(":", 1)[1]) for row in rows]
assert numbers == list(range(numbers[0], numbers[0] + 3)) and len({row["doc_id"] for row in rows}) == 1, rows'
    [ "$(query -l 半導体 | wc -l)" = "$(query -lc 半導体)" ]
}

@test "12: messages and manuals are in the user's language" {
    run env LC_ALL=ja_JP.UTF-8 "$SEISAKU_BIN/seisaku-query" -d index ぬるぽ
    [[ "$output" == *該当する段落はない* ]]
    run env LC_ALL=C.UTF-8 "$SEISAKU_BIN/seisaku-query" -d index ぬるぽ
    [[ "$output" == *"no passage matches"* ]]
    top=$BATS_TEST_DIRNAME/../..
    for page in seisaku-index.1 seisaku-query.1 query-syntax.7; do
        grep -q '^\.Sh 説明' "$top/man/ja/$page"
    done
}

@test "13: office files, statutes as XML and what a command prints are read whole" {
    "$BATS_TEST_DIRNAME/../make_office" plan.docx <<'END'
== word/document.xml
<w:document><w:body><w:p><w:r><w:t>離島の計画を定める。</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>担当</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>取組</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>総務省</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>海底ケーブルを増やす。</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>
END
    "$SEISAKU_BIN/seisaku-index" -q --dump plan.docx >dump
    for text in 離島の計画を定める。 海底ケーブルを増やす。; do
        grep -q "$text" dump
    done
    printf '%s\n' '{\rtf1 x}' >note.rtf
    printf '#!/bin/sh\necho 離島の覚え書きを読む。\n' >convert
    chmod +x convert
    "$SEISAKU_BIN/seisaku-index" -q --pre="$PWD/convert" -d pre note.rtf
    [ "$("$SEISAKU_BIN/seisaku-query" -d pre -c 覚え書き)" = 1 ]
}

@test "14: the user's flags are added to the build's own" {
    cd "$BATS_TEST_DIRNAME/../.."
    run env -u MAKEFLAGS -u WERROR -u CI -u BUILD make -n -W lib/base/buffer.c CPPFLAGS=-DX=1 CFLAGS=-O3 build/release/lib/base/buffer.o
    [[ "$output" == *-std=c17* && "$output" == *-Wall* && "$output" == *-O3* && "$output" == *-DX=1* ]]
    [[ "$output" != *"-Werror "* ]]
    run env -u MAKEFLAGS -u WERROR -u BUILD CI=true make -n -W lib/base/buffer.c build/release/lib/base/buffer.o
    [[ "$output" == *"-Werror "* ]]
    for target in install uninstall dist deps-package check-package; do
        make -n $target >/dev/null
    done
}

@test "15: own ministries, words and spellings need no copy of the dictionaries" {
    export XDG_CONFIG_HOME=$BATS_TEST_TMPDIR/config
    mkdir -p "$XDG_CONFIG_HOME/seisaku"
    own() { cat >"$XDG_CONFIG_HOME/seisaku/$1"; }
    own variants.tsv <<<$'塁\t涙'
    own ministries.tsv <<<$'離島振興機構\tagency\t\t\t\t\tRSO'
    own user.csv <<<べにふうき茶
    printf '離島振興機構が涙の話を聞く。\n\nべにふうき茶を輸出する。\n' >tears.txt
    "$SEISAKU_BIN/seisaku-index" -q -d own tears.txt
    [ "$("$SEISAKU_BIN/seisaku-query" -d own -c '"塁の話"')" = 1 ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d own -c mentions:RSO)" = 1 ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d own -c べにふうき茶)" = 1 ]
    rm "$XDG_CONFIG_HOME/seisaku/variants.tsv" "$XDG_CONFIG_HOME/seisaku/user.csv"
    own ministries.tsv <<<$'離島振興機構\tJICA\t\t\t\t\tRSO'
    run -2 "$SEISAKU_BIN/seisaku-index" -q -d own2 tears.txt
    [[ "$output" == *"ministries.tsv:1: "* ]]
    rm "$XDG_CONFIG_HOME/seisaku/ministries.tsv"
    printf 'name alone without anything\t\t\n=\n' | own topics.tsv
    run "$SEISAKU_BIN/seisaku-query" -d index -c NATO
    [ "$status" -eq 0 ]
}

@test "16: collocates are content words, counted as a recount counts them" {
    query -g minutes --collocates -n all -f jsonl 半導体 >collocates
    check '
words = {row["word"]: row for row in rows}
assert not {"の", "に", "を", "と", "ます"} & set(words), words
assert words["製造"]["frequency"] == 3 and "産業" in words, words
assert [row["log_likelihood"] for row in rows] == sorted((row["log_likelihood"] for row in rows), reverse=True), rows' <collocates
    [[ "$(head -1 collocates)" == *製造* || "$(head -1 collocates)" == *産業* ]]
    # the lists by other measures have the same rows
    query --collocates -n all -f jsonl 半導体 | sort >usual
    query --collocates -n all -f jsonl --word-sort=frequency 半導体 | sort | cmp - usual
    query --collocates -n 2 -f jsonl --word-sort=frequency 半導体 | check 'assert {row["word"] for row in rows} == {"製造", "産業"}, rows'
}

@test "17: speakers are a field and a facet, under one name" {
    [ "$(count 'speaker:甲野一郎 半導体')" = 2 ]
    [ "$(count 'speaker:甲野 半導体')" = 2 ]
    query -c --facets=speaker -f jsonl 半導体 >facets
    with=$(query -n all -f jsonl 半導体 | check 'print(sum(row["speaker"] is not None for row in rows))')
    check 'assert sum(f["count"] for f in rows[0]["facets"]["speaker"] if f["value"]) == '"$with" <facets
}

@test "18: an index is looked after: listed, counted, tried out; contents are compared" {
    index() { "$SEISAKU_BIN/seisaku-index" -d care "$@"; }
    index -q papers
    sources=$(index --list | wc -l)
    before=$("$SEISAKU_BIN/seisaku-query" -d care -c 半導体)
    one=$("$SEISAKU_BIN/seisaku-query" -d care -c 半導体 path:one.txt)
    [ "$(index --stats | sed -n 's/^sources\t\t//p')" = "$sources" ]
    run -0 index --dry-run --remove=papers/kokkai/one.txt
    [[ "$output" == *"would be removed"* ]]
    index -q --remove=papers/kokkai/one.txt
    [ "$("$SEISAKU_BIN/seisaku-query" -d care -c 半導体)" = $((before - one)) ]
    "$SEISAKU_BIN/seisaku-index" -q -d again papers
    index -q papers
    [ "$(index --stats | grep ^content)" = "$("$SEISAKU_BIN/seisaku-index" -d again --stats | grep ^content)" ]
}

@test "19: shells complete options, and ministries in any of their names" {
    complete_line() {
        bash -c 'source <("$1" --completion=bash); tool=$1; shift; COMP_WORDS=("$tool" "$@"); COMP_CWORD=$#
            _seisaku_query "$tool"; printf "%s\n" "${COMPREPLY[@]}"' bash "$SEISAKU_BIN/seisaku-query" "$@"
    }
    [ "$(complete_line -m ME | grep -c '^METI$')" -eq 1 ]
    [ "$(complete_line --facets = genre,spe)" = genre,speaker ]
    "$SEISAKU_BIN/seisaku-query" --completion=zsh >zsh
    grep -q -- '--facets' zsh && grep -q ministries.tsv zsh
    export PATH=$SEISAKU_BIN:$PATH HOME=$BATS_TEST_TMPDIR
    if command -v zsh >/dev/null; then
        mkdir functions
        for tool in query index; do "$SEISAKU_BIN/seisaku-$tool" --completion=zsh >functions/_seisaku-$tool; done
        python3 - <<'PYTHON'
import os, pty, select, time
typed = {"seisaku-query --for": "--format", "seisaku-query -m MET": "METI", "seisaku-query --facets=genre,sp": "genre,speaker",
         "seisaku-query --word-sort=fr": "frequency", "seisaku-index --form": "--format"}
for line, whole in typed.items():
    pid, terminal = pty.fork()
    if not pid:
        os.environ.update(TERM="dumb", PS1="% ")
        os.execvp("zsh", ["zsh", "-f", "-i"])
    os.write(terminal, b"fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D; stty -echo; echo READY=$((1 + 1))\n")
    shown, sent, end = "", False, time.monotonic() + 30
    while whole not in shown.rpartition("READY=2")[2] and time.monotonic() < end:
        if select.select([terminal], [], [], .1)[0]:
            shown += os.read(terminal, 65536).decode(errors="replace")
        if "READY=2" in shown and not sent:
            sent = True
            os.write(terminal, line.encode() + b"\t")
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    assert whole in shown.rpartition("READY=2")[2], (line, shown)
PYTHON
    fi
    command -v fish >/dev/null || return 0
    touch speech format.csv
    in_fish() { fish -c 'for tool in seisaku-query seisaku-index; $tool --completion=fish | source; end; complete -C $argv[1]' "$1"; }
    in_fish "seisaku-query -m ME" | grep -q METI
    [ "$(in_fish "seisaku-query --facets=genre,sp" | cut -f 1)" = --facets=genre,speaker ]
    [ "$(in_fish "seisaku-query --word-sort=f" | cut -f 1)" = --word-sort=frequency ]
    in_fish "seisaku-query --survey=for" | grep -q format.csv
    in_fish "seisaku-index for" | grep -q format.csv
    "$SEISAKU_BIN/seisaku-query" --completion=fish >fish
    grep -q facets fish && grep -q ministries.tsv fish
}

@test "20: a cell of a table can be asked again; only --bom guards; repeats are told" {
    [ "$(count -m =経済産業省 path:rest.jsonl 半導体)" = 2 ]
    [ "$(count -m 経済産業省 path:rest.jsonl 半導体)" = 3 ]
    query -c --facets=ministry,ministry=exact -f tsv 半導体 >facets
    grep -qP "^ministry\t経済産業省\t$(count -m 経済産業省 半導体)\b" facets
    grep -qP "^ministry=exact\t経済産業省\t$(count -m =経済産業省 半導体)\b" facets
    query -n all -f csv path:rest.jsonl 半導体 >plain
    grep -q -- ',-半導体は' plain
    ! grep -q "'" plain
    query -n all -f csv --bom path:rest.jsonl 半導体 | grep -q "'-半導体は"
    run --separate-stderr query -c --unique path:rest.jsonl 半導体
    [ "$output" = 2 ]
    [[ "$stderr" == *"1 repeat left out"* ]]
}
