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

@test "words side by side are found alike where lists tell of them and where each text is looked at" {
    cd "$BATS_TEST_TMPDIR"
    python3 - "${SEED:-20261129}" <<'PYTHON'
import itertools, json, random, sys
random.seed(int(sys.argv[1]))
words = "情報 管理 研究 開発 経済 安全 保障 技術 法 施行 第一 条".split()
def sentence():
    return "".join(random.choice(words) + random.choice(["", "", "", "の", "を", "、", "及び", "三"]) for _ in range(random.randint(2, 9))) + "。"
for folder in range(40):  # of six passages each: too few for a list
    with open(f"{folder}.jsonl", "w", encoding="utf-8") as out:
        for number in range(6):
            text = "".join(sentence() for _ in range(random.randint(1, 3)))
            out.write(json.dumps({"id": f"{folder}-{number}", "text": text}, ensure_ascii=False) + "\n")
asked = ["".join(pair) for pair in itertools.permutations(words, 2)]
asked += [mark.join(random.sample(words, count)) for count in (2, 3, 4) for mark in ("", "", "の", "、") for _ in range(12)]
with open("asked.tsv", "w", encoding="utf-8") as out:
    out.writelines(f"q{number}\t{query}\n" for number, query in enumerate(asked))
PYTHON
    "$SEISAKU_BIN/seisaku-index" -q -d whole {0..39}.jsonl
    local parts=() number
    for number in $(seq 0 39); do
        "$SEISAKU_BIN/seisaku-index" -q -d "part-$number" "$number.jsonl"
        parts+=(-d "part-$number")
    done
    for options in -c '-f jsonl -n 100'; do
        # shellcheck disable=SC2086 # several options
        "$SEISAKU_BIN/seisaku-query" -d whole $options --batch=asked.tsv >listed
        # shellcheck disable=SC2086
        "$SEISAKU_BIN/seisaku-query" "${parts[@]}" $options --batch=asked.tsv >looked
        cmp listed looked
    done
    [ "$(awk '$2 >= 8' <("$SEISAKU_BIN/seisaku-query" -d whole -c --batch=asked.tsv) | wc -l)" -gt 60 ]
}

@test "several threads find and count in many passages what one does" {
    cd "$BATS_TEST_TMPDIR"
    python3 - <<'PYTHON'
import json
with open("many.jsonl", "w", encoding="utf-8") as out:
    for number in range(3000): # the same pairs of characters in all of them
        text = ("港湾岸の町を守る。湾岸" if number % 3 == 0 else "港湾と湾岸の町を守る。") + "一二三四五六七八九"[number % 9] + "号橋を架ける。"
        out.write(json.dumps({"id": f"{number}", "text": text}, ensure_ascii=False) + "\n")
PYTHON
    "$SEISAKU_BIN/seisaku-index" -q -d x many.jsonl
    for limit in "" "taskset -c $(taskset -cp $$ | sed 's/.*: //; s/[-,].*//')"; do
        # shellcheck disable=SC2086 # a command and its options, or none
        {
            [ "$($limit "$SEISAKU_BIN/seisaku-query" -d x -c '"港湾岸"')" -eq 1000 ]
            $limit "$SEISAKU_BIN/seisaku-query" -d x -f tsv --words '"港湾岸"' >"words$limit"
        }
    done
    cmp words words?*
    grep -qP '^守る\t1000\t1000\t.*\t2000\t' words
}
