# What seisaku-index prints, whole: see answers.bats.

@test "sources and indexes are told of as the cases have it" {
    run "$BATS_TEST_DIRNAME/../answers" "$SEISAKU_BIN" index
    echo "tests/answers BIN --update index, where it is right:"
    echo "$output"
    [ "$status" -eq 0 ]
}
