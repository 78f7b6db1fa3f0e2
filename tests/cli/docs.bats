# The manual pages, the completions and README.md say what the tools do.

options_of_help() { "$SEISAKU_BIN/$1" --help | grep -oE -- '--[a-z-]+' | sort -u; }
options_of_page() { grep '^\.It Fl' "$1" | grep -oE 'Fl \\-[a-z-]+' | sed 's/Fl \\-/--/' | sort -u; }

@test "seisaku-index(1) has the options of --help, and no other" {
    diff <(options_of_help seisaku-index) <(options_of_page indexer/seisaku-index.1)
}

@test "seisaku-query(1) has the options of --help, and no other" {
    diff <(options_of_help seisaku-query) <(options_of_page query/seisaku-query.1)
}

@test "the manual pages are formatted without a warning" {
    command -v groff >/dev/null || skip "no groff"
    for page in indexer/seisaku-index.1 query/seisaku-query.1 query/query-syntax.7; do
        warnings=$(groff -Kutf8 -Tutf8 -mandoc -ww -z "$page" 2>&1)
        echo "$warnings"
        [ -z "$warnings" ]
    done
}

complete_line() { # FILE FUNCTION WORD...: what the completion offers for the last word
    bash -c '. "$1"; function_=$2; shift 2; compopt() { :; }
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); "$function_" "$1"; printf "%s\n" "${COMPREPLY[@]}"' \
        bash "$@"
}

@test "completions offer options, values and ministries" {
    run complete_line indexer/seisaku-index.bash _seisaku_index "$SEISAKU_BIN/seisaku-index" --reb
    [ "$output" = --rebuild ]
    run complete_line query/seisaku-query.bash _seisaku_query "$SEISAKU_BIN/seisaku-query" -k pl
    [ "$output" = plan ]
    run complete_line query/seisaku-query.bash _seisaku_query "$SEISAKU_BIN/seisaku-query" --match = a
    [ "${lines[0]}" = all ]
    run complete_line query/seisaku-query.bash _seisaku_query "$SEISAKU_BIN/seisaku-query" -m 経済産
    [ "$output" = 経済産業省 ]
}

@test "README.md shows what the tools print" {
    index=$BATS_TEST_TMPDIR/index
    "$SEISAKU_BIN/seisaku-index" -q -d "$index" tests/data/sample
    run tests/readme "$SEISAKU_BIN" "$index"
    echo "$output"
    [ "$status" -eq 0 ]
}
