#!/usr/bin/env bats
# Regular expressions find what a scan of all texts finds. Expressions are drawn at random from the sample's own
# texts; SEED=N draws others.

setup_file() {
    export SEISAKU_INDEX=$BATS_FILE_TMPDIR/index NO_COLOR=1
    "$SEISAKU_BIN/seisaku-index" -q -d "$SEISAKU_INDEX" tests/data/sample
}

query() { "$SEISAKU_BIN/seisaku-query" "$@"; }

@test "an expression finds the passages that a scan finds, and marks what it matches" {
    "$SEISAKU_BIN/seisaku-index" -q --dump tests/data/sample >"$BATS_TEST_TMPDIR/passages.jsonl"
    python3 - "$SEISAKU_BIN/seisaku-query" "$BATS_TEST_TMPDIR" "${SEED:-20261128}" <<'PYTHON'
import json, random, re, subprocess, sys, unicodedata
tool, folder, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
random.seed(seed)
def fold(text):
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
texts = {}
for line in open(f"{folder}/passages.jsonl", encoding="utf-8"):
    passage = json.loads(line)
    texts[passage["id"]] = fold(passage["text"])
def piece(character, text):
    escaped = re.escape(character)
    other = re.escape(random.choice(text))
    return random.choice([escaped] * 6 + [".", f"{escaped}?", f"{escaped}+", f"(?:{escaped}|{other})", f"[{escaped}{other}]",
                                          f"(?:{escaped}{other})?{escaped}", ".{0,3}" + escaped, f"{other}*{escaped}", f"{escaped}{{1,2}}"])
def expression():
    text = random.choice(list(texts.values()))
    start = random.randrange(max(1, len(text) - 8))
    drawn = "".join(piece(c, text) for c in text[start:start + random.randint(2, 8)])
    if random.random() < .1:
        drawn += "|" + re.escape(text[:3])
    return drawn.replace("/", ".")
asked = {f"q{i}": expression() for i in range(150)}
with open(f"{folder}/queries.tsv", "w", encoding="utf-8") as file:
    file.writelines(f"{qid}\t/{asked[qid]}/\n" for qid in asked)
run = subprocess.run([tool, f"--batch={folder}/queries.tsv", "-n", "all", "-f", "jsonl"], capture_output=True, text=True)
assert run.returncode in (0, 1) and "regular" not in run.stderr, run.stderr
found = {qid: set() for qid in asked}
for line in run.stdout.splitlines():
    hit = json.loads(line)
    if "id" in hit:
        found[hit["qid"]].add(hit["id"])
        start, end = hit["matches"][0]
        assert re.search(asked[hit["qid"]], fold(hit["text"][start:end])), (seed, asked[hit["qid"]], hit["text"])
total = 0
for qid, pattern in asked.items():
    scanned = {i for i, text in texts.items() if any(m.end() > m.start() for m in re.finditer(pattern, text))}
    assert found[qid] == scanned, (seed, pattern, found[qid] ^ scanned)
    total += len(scanned)
assert total > 150, total
PYTHON
}

@test "width and case do not matter in an expression, and blanks are left aside" {
    [ "$(query -c '/ＮＡＴＯ/')" = "$(query -c '"NATO"')" ]
    [ "$(query -c '/nato (サイバー)?/')" = "$(query -c '"NATO"')" ]
    [ "$(query -c '/[０-９]{2}か国/')" = "$(query -c '/[0-9]{2}か国/')" ]
    [ "$(query -c 'NATO /サイバー(攻撃|防御)/')" -le "$(query -c NATO)" ]
    [ "$(query -c '海底 NEAR/5 /防.護?/')" -ge "$(query -c '海底 NEAR/5 防護')" ]
}

@test "a wrong expression is told with its place, a slow one stops, and paths stay words" {
    run query 'NATO /(a+/'
    [ "$status" -eq 2 ]
    [[ "$output" == *'character 6'*'regular expression'* ]]
    run timeout 60 "$SEISAKU_BIN/seisaku-query" '/((.+)+)+[zq]{9}/'
    [ "$status" -eq 2 ]
    [[ "$output" == *'takes too long'* ]]
    run query '/usr/lib'
    [[ "$output" == *'/usr/lib is in no passage'* ]]
    run query '資料/報告'
    [ "$status" -le 1 ]
}
