#!/usr/bin/env bats
# The table of limits (tests/bench/limits.tsv) beside the code.

setup() {
    cd "$BATS_TEST_DIRNAME/../.."
}

@test "the table of limits says what stands in the code" {
    while IFS="$(printf '\t')" read -r file name value rest; do
        case $file in "#"*) continue ;; esac
        [ -n "$rest" ]
        grep -qE "(^#define $name +|(^|[^A-Z_])$name = )${value//./\\.}F?([^0-9.]|\$)" "$file" ||
            { echo "$file has no $name of $value: measure it with tests/bench/limits"; return 1; }
    done <tests/bench/limits.tsv
}

@test "each limit that changes no passage at half and at double says why it is there" {
    run awk -F'\t' '!/^#/ && $6 == "=" && $7 == "=" && $8 == "" { print $1 ": " $2 }' tests/bench/limits.tsv
    [ -z "$output" ]
}
