# What the tools print, whole: see tests/answers.

@test "the tools answer as the cases say" {
    run "$BATS_TEST_DIRNAME/../answers" "$SEISAKU_BIN"
    echo "tests/answers BIN --update, where it is right:"
    echo "$output"
    [ "$status" -eq 0 ]
}
