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

# The numbers that a file of C names, in an enum or by #define.
numbers_of() { # FILE
    sed -e 's,/\*.*,,' -e '/^ *\*/d' "$1" | grep -oE '(^#define [A-Z][A-Z_0-9]+ +|\b[A-Z][A-Z_0-9]+ = )[0-9.]+' |
        sed -E 's/^#define +//; s/[ =].*//' | sort -u
}

# Levels of headings, characters, what counts within a table, and what bounds the memory of a file are no limits.
NO_LIMIT='LEVEL|^HEADING_[ABD]|^GLYPH_|HYPHEN|_BYTES$|^BYTES|^LABELS$|^MONTHS$|_NAME$|^NAME$|^HEAD$|^SIZES$|^STEPS$|^RARE$|^SLOTS$|^COLUMN_SPAN$|^OPTIONS$|^REPEATED_|CELLS_MAX$|^PAGES_MAX$|^COLUMNS_MAX$'

@test "each limit of a room that the table tells of has its row" {
    rooms=$(awk -F'\t' '!/^#/ { sub("/[^/]*$", "", $1); print $1 }' tests/bench/limits.tsv | sort -u)
    cut -f1,2 tests/bench/limits.tsv | grep -v '^#' | sort >"$BATS_TEST_TMPDIR/told"
    for file in $(for room in $rooms; do ls $room/*.[ch]; done); do
        for name in $(numbers_of "$file" | grep -vE "$NO_LIMIT"); do
            printf '%s\t%s\n' "$file" "$name"
        done
    done | sort >"$BATS_TEST_TMPDIR/named"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/named")" -gt 300 ]
    run comm -23 "$BATS_TEST_TMPDIR/named" "$BATS_TEST_TMPDIR/told"
    [ -z "$output" ] || { echo "give these a row, and measure them with tests/bench/limits: $output"; return 1; }
}
