# A small share of each part of the fault campaign (make faults), always the same.

bats_require_minimum_version 1.5.0

setup() {
    FAULTS=$BATS_TEST_DIRNAME/../faults
}

# part NAME NUMBER: passes when that many trials found nothing, is skipped where the part cannot be had.
part() {
    run "$FAULTS/$1" --bin "$SEISAKU_BIN" --work "$BATS_TEST_TMPDIR" --seed 1 --seconds 60 --number "$2"
    [ "$status" -ne 77 ] || skip "${lines[-1]}"
    echo "$output"
    [ "$status" -eq 0 ]
    [[ ${lines[-1]} == *', failed 0'* ]]
}

# What replaces malloc beside a sanitizer that does so, too, finds nothing but their quarrel.
is_sanitized() {
    nm -D "$SEISAKU_BIN/seisaku-query" | grep -qE '__(a|t)san_init'
}

@test "an allocation that fails changes no answer" {
    ! is_sanitized || skip "sanitizers bring their own malloc"
    part alloc 90
}
