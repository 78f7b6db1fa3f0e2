# doc/examples: what a researcher does with the outputs works as it stands there.

bats_require_minimum_version 1.5.0

setup_file() {
    cd "$BATS_FILE_TMPDIR"
    "$SEISAKU_BIN/seisaku-index" -q -d index "$BATS_TEST_DIRNAME/../data/sample"
    printf 'サイバー\tサイバー\nデータ流通\tデータ 流通\nIPEF\tIPEF\n' >topics.tsv
    query --survey=topics.tsv --long --by=ministry -f csv >survey.csv
    query -f jsonl -n 100 IPEF >hits.jsonl
    query -f csv -n 100 IPEF >hits.csv
}

setup() { cd "$BATS_FILE_TMPDIR"; }

query() { "$SEISAKU_BIN/seisaku-query" -d "$BATS_FILE_TMPDIR/index" "$@"; }

examples=$BATS_TEST_DIRNAME/../../doc/examples

# The passages of each topic, as the survey itself sums them.
sums() { grep -v '^#' survey.csv | tail -n +2 | awk -F, '{ n[$1] += $(NF - 3) } END { for (t in n) print t, n[t] }' | sort; }

@test "python: a survey's heat map" {
    /usr/bin/python3 -c 'import pandas, matplotlib' 2>/dev/null || skip "no pandas or matplotlib"
    MPLCONFIGDIR=$BATS_TEST_TMPDIR /usr/bin/python3 -W ignore "$examples/survey.py" survey.csv survey.png >told
    [ "$(head -c 4 survey.png | tail -c 3)" = PNG ]
    [ "$(grep -v '^topic' told | awk '{ print $1, $2 }' | sort)" = "$(sums)" ]
}

@test "python: hits with their marks" {
    run python3 "$examples/hits.py" hits.jsonl
    [ "$status" -eq 0 ]
    [ "${#lines[@]}" -eq "$(query --kwic -f jsonl -n 100 IPEF | wc -l)" ]
    [[ $output == *$'\tIPEF\t'* ]]
}

@test "R: a survey's heat map" {
    command -v Rscript >/dev/null || skip "no R"
    Rscript --vanilla "$examples/survey.R" survey.csv survey.pdf >told
    [ "$(head -c 4 survey.pdf)" = %PDF ]
    [ "$(tail -n +2 told | awk '{ print $1, $2 }' | sort)" = "$(sums)" ]
}

@test "R: hits with their marks" {
    command -v Rscript >/dev/null || skip "no R"
    run Rscript --vanilla "$examples/hits.R" hits.csv
    [ "$status" -eq 0 ]
    [[ $output == *IPEF* && $output == *progress* ]]
}

@test "old office files, as LibreOffice converts them" {
    command -v soffice >/dev/null || skip "no LibreOffice"
    mkdir -p "$BATS_TEST_TMPDIR/old" && cd "$BATS_TEST_TMPDIR/old"
    printf '{\\rtf1\\ansi {\\b Islands}\\par\n\\trowd\\cellx2000\\cellx4000 Year\\cell Ships\\cell\\row\n%s%s}' \
        '\trowd\cellx2000\cellx4000 2029\cell 120\cell\row ' '\trowd\cellx2000\cellx4000 2030\cell 118\cell\row ' >ships.rtf
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" --dump ships.rtf
    [[ $stderr == *'ships.rtf: RTF: save it as .docx, or give --pre'* ]]
    "$SEISAKU_BIN/seisaku-index" -q --dump --pre="$examples/old-office" ships.rtf >dump
    jq -r .text dump | grep -qx 'Year: 2029　Ships: 120'
}
