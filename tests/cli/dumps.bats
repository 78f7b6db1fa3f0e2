# Whole documents, read from their bytes to their passages.

@test "each document of tests/cases/dumps is read as it stands there" {
    run "$BATS_TEST_DIRNAME/../dumps" "$SEISAKU_BIN"
    echo "read otherwise than tests/cases/dumps says: tests/dumps BIN --update, where it is better:"
    echo "$output"
    [ "$status" -eq 0 ]
}
