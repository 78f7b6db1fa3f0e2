# What the tools print, whole, on terminals and in other surroundings: see tests/answers and answers.bats.

@test "a terminal shows, and folders are found, as the cases have it" {
    run "$BATS_TEST_DIRNAME/../answers" "$SEISAKU_BIN" terminal places
    echo "tests/answers BIN --update, where it is right:"
    echo "$output"
    [ "$status" -eq 0 ]
}
