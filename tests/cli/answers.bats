# What the tools print, whole: see tests/answers. A file of cases stands in one of answers*.bats.

@test "hits are as the cases have them" {
    run "$BATS_TEST_DIRNAME/../answers" "$SEISAKU_BIN" queries filters text formats kwic segments statutes suggestions
    echo "tests/answers BIN --update, where it is right:"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "each file of cases is run" {
    for file in "$BATS_TEST_DIRNAME"/../cases/answers/*.console; do
        name=$(basename "$file" .console)
        [ "$(cat "$BATS_TEST_DIRNAME"/answers*.bats | grep -c "SEISAKU_BIN.*\b$name\b")" -eq 1 ] || { echo "$name"; return 1; }
    done
}
