#!/usr/bin/env bats
# Regular expressions and wildcards find what a scan of all texts finds. They are drawn at random from the sample's
# own texts; SEED=N draws others.

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

@test "words with * and ? find the passages that a scan finds, and mark no more than a word's characters" {
    "$SEISAKU_BIN/seisaku-index" -q --dump tests/data/sample >"$BATS_TEST_TMPDIR/passages.jsonl"
    python3 - "$SEISAKU_BIN/seisaku-query" "$BATS_TEST_TMPDIR" "${SEED:-20261128}" <<'PYTHON'
import json, random, re, subprocess, sys, unicodedata
tool, folder, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
random.seed(seed)
def fold(text):
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
def letter(c):
    return unicodedata.category(c)[0] in "LMN"
def hiragana(c):
    return "ぁ" <= c <= "ゟ"
texts = {}
for line in open(f"{folder}/passages.jsonl", encoding="utf-8"):
    passage = json.loads(line)
    texts[passage["id"]] = fold(passage["text"])
runs = [run for text in texts.values() for run in re.findall(r"[^\W_]{3,}", text)]
def word():
    run = random.choice(runs)
    start = random.randrange(len(run) - 2)
    start += run[start] == "ー"  # in front of a word it is a minus
    drawn = list(run[start:start + random.randint(3, 14)])
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(drawn))
        if random.random() < .5:
            if at + 1 < len(drawn) and (at == 0 or not hiragana(drawn[at - 1])):
                drawn[at] = random.choice("?？")
        else:
            drawn[at:at + random.randint(0, 5)] = [random.choice("*＊")]
    return "".join(drawn)
any_of = "".join(sorted({c for text in texts.values() for c in text if letter(c)}))
patterns = {}
def matches(word, text):
    if any(part not in text for part in re.split("[*＊?？]+", word)):
        return None
    if word not in patterns:
        patterns[word] = re.compile("".join(f"[{any_of}]{{0,20}}" if c in "*＊" else f"[{any_of}]" if c in "?？" else re.escape(c) for c in word.strip("*＊")))
    return patterns[word].search(text)
asked = {}
while len(asked) < 200:
    drawn = word()
    if re.search(r"[*＊?？]", drawn.rstrip("?？")) and not re.fullmatch(r"[^*＊?？]+[*＊]", drawn) and re.search(r"[^*＊?？]", drawn) \
            and not re.search(r"[ぁ-ゟ][?？]|[?？]$", drawn):
        asked[f"q{len(asked)}"] = drawn
with open(f"{folder}/queries.tsv", "w", encoding="utf-8") as file:
    file.writelines(f"{qid}\t{asked[qid]}\n" for qid in asked)
run = subprocess.run([tool, f"--batch={folder}/queries.tsv", "-n", "all", "-f", "jsonl"], capture_output=True, text=True)
assert run.returncode in (0, 1), run.stderr
found = {qid: set() for qid in asked}
for line in run.stdout.splitlines():
    hit = json.loads(line)
    found[hit["qid"]].add(hit["id"])
    for start, end in hit["matches"]:
        assert matches(asked[hit["qid"]], fold(hit["text"][start:end])), (seed, asked[hit["qid"]], hit["text"][start:end])
total = 0
for qid, drawn in asked.items():
    scanned = {i for i, text in texts.items() if matches(drawn, text)}
    assert found[qid] == scanned, (seed, drawn, found[qid] ^ scanned)
    total += len(scanned)
assert total > 200, total
PYTHON
}

@test "a question's mark is no wildcard, nor is a * at a word's end alone" {
    [ "$(query -c 'NATO？')" = "$(query -c NATO)" ]
    [ "$(query -c '「NATO？」')" = "$(query -c '「NATO」')" ]
    [ "$(query -c 'サイバー＊')" = "$(query -c 'サイバー*')" ]
    [ "$(query -c '海底＊防護')" = "$(query -c '/海底[\p{L}\p{N}]{0,20}防護/')" ]
    [ "$(query -c '海底＊防護')" -ge 1 ]
    [ "$(query -c '*防護')" = "$(query -c '"防護"')" ]
    [ "$(query -c '＊防護＊')" = "$(query -c '"防護"')" ]
    [ "$(query -c '*ＮＡＴＯ')" = "$(query -c '"NATO"')" ]
    [ "$(query -c 'NATO 海底*防護')" -ge 1 ]
    [ "$(query -c '海*ケーブル NEAR/9 防護')" -ge 1 ]
    run query -c '海?ヒマラヤ*山'
    [ "$status" -eq 1 ]
    [[ "$output" == *'海?ヒマラヤ*山 is in no passage'* ]]
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
