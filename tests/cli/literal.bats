#!/usr/bin/env bats
# A quoted string finds exactly the passages that contain it, as a scan of the texts does.

@test "random strings of the corpus: searched and scanned" {
    run tests/literals --number=400 "$SEISAKU_BIN" tests/data/sample tests/data/plain tests/data/hostile.jsonl
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "random strings of characters that folding changes" {
    run tests/literals --number=600 --seed=2 "$SEISAKU_BIN" tests/data/characters.jsonl
    echo "$output"
    [ "$status" -eq 0 ]
}
