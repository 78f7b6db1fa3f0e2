# What the tools print, whole: see tests/answers and answers.bats.

@test "counts, tables and plans are as the cases have them" {
    run "$BATS_TEST_DIRNAME/../answers" "$SEISAKU_BIN" counts words files track reports large
    echo "tests/answers BIN --update, where it is right:"
    echo "$output"
    [ "$status" -eq 0 ]
}
