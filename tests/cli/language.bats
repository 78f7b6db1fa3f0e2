#!/usr/bin/env bats
# What words find: tests/cases/spellings.tsv, matches.tsv, topics.tsv and marks.tsv. Add a case by adding a row there.

setup_file() {
    export INDEX="$BATS_FILE_TMPDIR/index" TEXTS="$BATS_FILE_TMPDIR/texts"
    mkdir -p "$TEXTS"
    local row=0
    while IFS=$'\t' read -r -a words; do
        row=$((row + 1))
        for i in "${!words[@]}"; do
            printf '%s について検討した結果を示す。\n' "${words[i]}" >"$TEXTS/spelling-$row-$i.txt"
        done
    done < <(grep -v '^#' tests/cases/spellings.tsv | grep .)
    row=0
    while IFS=$'\t' read -r _ _ text; do
        row=$((row + 1))
        printf '%s\n' "$text" >"$TEXTS/match-$row.txt"
    done < <(grep -v '^#' tests/cases/matches.tsv | grep .)
    row=0
    while IFS=$'\t' read -r _ marked; do
        row=$((row + 1))
        printf '%s\n' "$(sed 's,[【】],,g' <<<"$marked")" >"$TEXTS/marked-$row.txt"
    done < <(grep -v '^#' tests/cases/marks.tsv | grep .)
    row=0
    while IFS=$'\t' read -r _ _ text; do
        row=$((row + 1))
        printf '%s\n' "$text" >"$TEXTS/topic-$row.txt"
    done < <(grep -v '^#' tests/cases/topics.tsv | grep .)
    "$SEISAKU_BIN/seisaku-index" -q -d "$INDEX" "$TEXTS"
}

# The files whose passages a query finds, one a line.
files_of() {
    "$SEISAKU_BIN/seisaku-query" -d "$INDEX" "${@:2}" -n 1000 -f jsonl -- "$1" 2>/dev/null |
        grep -o '"path":"[^"]*"' | sed 's/.*\///; s/\.txt"//' | sort -u
}

@test "each spelling of a word finds all of them and no other word" {
    local row=0 wrong=
    while IFS=$'\t' read -r -a words; do
        row=$((row + 1))
        expected=$(for i in "${!words[@]}"; do echo "spelling-$row-$i"; done | sort)
        for word in "${words[@]}"; do
            found=$(files_of "$word" --no-expand | grep '^spelling-')
            [ "$found" = "$expected" ] || wrong+="$word: found $(echo $found), expected $(echo $expected)"$'\n'
        done
    done < <(grep -v '^#' tests/cases/spellings.tsv | grep .)
    echo "$wrong"
    [ -z "$wrong" ]
}

# The rows of tests/cases/$1.tsv that do not hold, of texts called $2-ROW, asked with the options $3....
wrong_of() {
    local row=0 verdict query text found
    while IFS=$'\t' read -r verdict query text; do
        row=$((row + 1))
        found=no
        files_of "$query" "${@:3}" | grep -qx "$2-$row" && found=yes
        [ "$found" = "$verdict" ] || echo "$query in $text: $found, expected $verdict"
    done < <(grep -v '^#' "tests/cases/$1.tsv" | grep .)
}

@test "a query finds the texts it should and no others" {
    run wrong_of matches match --no-expand
    echo "$output"
    [ -z "$output" ]
}

@test "a topic is found under its other names, and not in what only looks like one" {
    run wrong_of topics topic
    echo "$output"
    [ -z "$output" ]
}

@test "a hit shows what matches" {
    local row=0 wrong=
    while IFS=$'\t' read -r query marked; do
        row=$((row + 1))
        shown=$("$SEISAKU_BIN/seisaku-query" -d "$INDEX" --no-expand -n 1000 -f jsonl -- "$query" |
            grep "/marked-$row.txt" | sed 's/.*"snippet":"//; s/".*//')
        [ "$shown" = "$marked" ] || wrong+="$query: $shown, expected $marked"$'\n'
    done < <(grep -v '^#' tests/cases/marks.tsv | grep .)
    echo "$wrong"
    [ -z "$wrong" ]
}

@test "two spellings of one word find each other, and no near miss" {
    run tests/pairs "$SEISAKU_BIN" tests/cases/pairs.tsv
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "of no string that a passage has, the answer says that none has it" {
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/index" tests/data/sample
    python3 - "$SEISAKU_BIN" "$BATS_TEST_TMPDIR/index" "${SEED:-20261128}" <<'PYTHON'
import json, random, re, subprocess, sys
tools, index, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
random.seed(seed)
def run(*arguments):
    return subprocess.run([f"{tools}/seisaku-query", "-d", index, *arguments], capture_output=True, text=True)
dump = subprocess.run([f"{tools}/seisaku-index", "--dump", "-q", "tests/data/sample"], capture_output=True, text=True).stdout
pieces = [p for line in dump.splitlines() for p in re.findall(r"[ぁ-んァ-ヶー一-鿿々A-Za-z0-9０-９・]{2,}", json.loads(line)["text"])]
said = 0
for _ in range(150):
    piece = random.choice(pieces)
    start = random.randrange(len(piece) - 1)
    string = piece[start:start + random.randint(1, 7)]
    answer = run("-c", "--", string)
    for told in re.findall(r"(\S+) is in no passage", answer.stderr):
        said += 1
        literal = run("-c", "--", '"%s"' % told).stdout.strip()
        assert literal in ("", "0"), (seed, string, answer.stderr, literal)
print(said)
PYTHON
}
