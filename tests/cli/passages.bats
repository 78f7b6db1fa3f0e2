# Passages in JSON Lines and CSV: what was dumped indexes back, what is no passage is named.

bats_require_minimum_version 1.5.0

setup_file() {
    export NO_COLOR=1
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_FILE_TMPDIR/sources" tests/data/sample
    "$SEISAKU_BIN/seisaku-index" --dump tests/data/sample >"$BATS_FILE_TMPDIR/dump.jsonl"
    table "$BATS_FILE_TMPDIR/dump.jsonl" >"$BATS_FILE_TMPDIR/dump.csv"
    for format in jsonl csv; do
        "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_FILE_TMPDIR/$format" "$BATS_FILE_TMPDIR/dump.$format"
    done
}

setup() { cd "$BATS_TEST_TMPDIR" || return; }

# The dump as a table with the columns that the manual page names.
table() {
    python3 - "$1" <<'PYTHON'
import csv, json, sys
names = ("id doc_id title publisher url section_number section_title path item ministries mentions kind "
         "fiscal_year page page_label source_path line_start line_end text "
         "genre date speaker_name speaker_office issuer fiscal_year_source speaker_group").split()
rows = csv.writer(sys.stdout)
rows.writerow(names)
for line in open(sys.argv[1], encoding="utf-8"):
    flat = json.loads(line)
    section, source, speaker = flat["section"] or {}, flat["source"], flat["speaker"] or {}
    flat.update(section_number=section.get("number"), section_title=section.get("title"),
                path=" > ".join(flat["path"]), ministries="; ".join(flat["ministries"]),
                mentions="; ".join(flat["mentions"]), source_path=source["path"],
                line_start=source["line_start"], line_end=source["line_end"],
                speaker_name=speaker.get("name"), speaker_office=speaker.get("office"),
                speaker_group=speaker.get("group"),
                issuer="; ".join(flat["issuer"]))
    rows.writerow([flat[name] for name in names])
PYTHON
}

answers() { "$SEISAKU_BIN/seisaku-query" -d "$BATS_FILE_TMPDIR/$1" -n 1000 -f jsonl "${@:2}"; }
dump() { "$SEISAKU_BIN/seisaku-index" --dump "$@"; }

@test "a dump indexes back to the same answers, from JSON Lines and from CSV" {
    for query in NATO 'データ 流通' '"情報共有"' 'サイバー NOT NATO' 'ministry:総務省 訓練' 'kind:plan 演習'; do
        for options in --match=all --match=any --facets=ministry,section,kind,year; do
            answers sources "$options" "$query" >sources || true
            for format in jsonl csv; do
                answers "$format" "$options" "$query" | cmp sources
            done
        done
        [ -s sources ]
    done
}

@test "a dump is dumped as it was" {
    dump --format=jsonl "$BATS_FILE_TMPDIR/dump.jsonl" | cmp "$BATS_FILE_TMPDIR/dump.jsonl"
    dump "$BATS_FILE_TMPDIR/dump.csv" | cmp "$BATS_FILE_TMPDIR/dump.jsonl"
}

@test "a table needs a text, and nothing else" {
    printf 'Text,extra\r\n"一行目、\r\n二行目。",x\r\n\r\n三つ目。,y\r\n' | iconv -f UTF-8 -t CP932 >table.csv
    dump table.csv >passages
    [ "$(wc -l <passages)" -eq 2 ]
    grep -q '"id":"table.csv-[0-9a-f]*:1".*"line_start":2,.*"text":"一行目、\\n二行目。"' passages
    grep -q '"id":"table.csv-[0-9a-f]*:2".*"line_start":5,.*"text":"三つ目。"' passages
}

@test "a cell that was made inert for spreadsheets is read as it was" {
    answers sources -f csv NATO >hits.csv
    printf "text\n'=1+1 の式\n'引用'\n" >inert.csv
    dump inert.csv | grep -q '"text":"=1+1 の式"'
    dump inert.csv | grep -q "\"text\":\"'引用'\""
    [ "$(dump hits.csv | wc -l)" -eq "$(($(wc -l <hits.csv) - 1))" ]
}

@test "the first bad line is named with its reason, the rest are counted" {
    printf '{"id":"a","text":"良い"}\nno\n{"id":"b"}\n{"id":"c d","text":"空白"}\n' >lines.jsonl
    run -1 --separate-stderr dump lines.jsonl
    [ "${#lines[@]}" -eq 1 ]
    [[ ${stderr_lines[0]} == *'lines.jsonl:2: not JSON '* ]]
    [[ ${stderr_lines[1]} == *'lines.jsonl: … and 2 more lines' ]]
    printf 'text,page\n良い,1\n悪い,x\n良い,2\n"悪い"い,3\n良い,4\n長い,5,6\n' >rows.csv
    run -1 --separate-stderr dump rows.csv
    [ "${#lines[@]}" -eq 3 ]
    [[ ${stderr_lines[0]} == *'rows.csv:3: "page" is not a positive whole number: x' ]]
    [[ ${stderr_lines[1]} == *'rows.csv: … and 2 more lines' ]]
}

@test "a table without the column, and one whose quote never ends, are refused" {
    printf 'title,body\n題,文\n' >body.csv
    run -2 dump body.csv
    [[ $output == *'body.csv:1: no column "text" here'* ]]
    printf 'text\n良い\n"終わり\nがない\n' >open.csv
    run -1 dump open.csv
    [[ $output == *'open.csv:3: a quote that is never closed'* ]]
}

@test "passages beside the documents of a folder are left, unless their format is asked for" {
    mkdir folder
    echo 'ここに本文がある。' >folder/text.txt
    printf 'text\n表の文\n' >folder/data.csv
    echo '{"id":"j","text":"行の文"}' >folder/data.jsonl
    [ "$(dump folder | wc -l)" -eq 1 ]
    dump --format=csv folder | grep -q 表の文
    dump --format=jsonl folder | grep -q 行の文
    [ "$(dump folder folder/data.csv folder/data.jsonl | wc -l)" -eq 3 ]
}

@test "columns and tables set of the sample's sentences are put in order, document by document" {
    run "$BATS_TEST_DIRNAME/../columns" "$SEISAKU_BIN" --check
    echo "read otherwise than tests/cases/columns.tsv says: tests/columns BIN --update, where it is better:"
    echo "$output"
    [ "$status" -eq 0 ]
}
