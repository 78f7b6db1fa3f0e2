# What the tools print, whole: see tests/answers and answers.bats.

@test "explanations, errors and what the tools say of themselves are as the cases have them" {
    run "$BATS_TEST_DIRNAME/../answers" "$SEISAKU_BIN" explain forms own errors options japanese
    echo "tests/answers BIN --update, where it is right:"
    echo "$output"
    [ "$status" -eq 0 ]
}
