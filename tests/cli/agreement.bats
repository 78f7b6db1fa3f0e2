#!/usr/bin/env bats
# The same question has the same number, however it is asked: -c, hits, facets, documents, surveys of every shape, years,
# comparisons, reports. Questions are drawn at random from the sample's own words; SEED=N draws others.

setup_file() {
    export SEISAKU_INDEX=$BATS_FILE_TMPDIR/index NO_COLOR=1
    mkdir "$BATS_FILE_TMPDIR/replaced"
    printf '%s\n' '{"id":"r:1","doc_id":"r","text":"重要インフラのデータの演習を行う。","ministries":["通商産業省"],"date":"2000-04"}' \
        '{"id":"r:2","doc_id":"r","text":"演習でデータを守る。","ministries":["通商産業省","外務省"],"genre":"report"}' >"$BATS_FILE_TMPDIR/replaced/r.jsonl"
    "$SEISAKU_BIN/seisaku-index" -q -d "$SEISAKU_INDEX" tests/data/sample tests/data/genres tests/data/plain "$BATS_FILE_TMPDIR/replaced/r.jsonl"
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_FILE_TMPDIR/one" tests/data/sample "$BATS_FILE_TMPDIR/replaced/r.jsonl"
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_FILE_TMPDIR/two" tests/data/genres tests/data/plain
}

@test "every output gives the number that -c gives" {
    python3 - "$SEISAKU_BIN/seisaku-query" "$BATS_FILE_TMPDIR" "${SEED:-20261128}" <<'PYTHON'
import collections, json, random, re, subprocess, sys
tool, folder, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
random.seed(seed)
indexes = []
def run(*arguments):
    done = subprocess.run([tool, *indexes, *arguments], capture_output=True, text=True)
    assert done.returncode in (0, 1), (arguments, done.stderr)
    return done.stdout
def lines(*arguments):
    return [json.loads(line) for line in run(*arguments, "-f", "jsonl").splitlines()]
words = [row["word"] for row in lines("--words", "-n", "all", "-k", "plan,progress,text")]
passages = lines("-n", "all", "-k", "plan,progress,text")
def question():  # of words that stand in one passage, mostly
    text = random.choice(passages)["text"]
    own = [word for word in words if word in text] or words
    one, two = random.choice(own), random.choice(random.choice([own, own, words]))
    return random.choice([one, f"{one} OR {two}", f'"{one}"', f"{one} -{two}", f"{one} {two}", f"{one} NEAR/8 {two}", f"\"{one}\" NEAR/20 {two}",
                          f"{one[:1]}*", f"{one[0]}?{one[2:3]}", f"*{one[-1]}", f"/{re.escape(one[:1])}[^。]?{re.escape(one[-1])}/", f"~{one}"])
def narrow():  # a filter that some passage passes, of any field
    row = random.choice(passages)
    of = {"ministry": row["ministries"], "section": [(row["section"] or {}).get("number")], "kind": [row["kind"]], "year": [row["fiscal_year"]],
          "item": [row["item"]], "genre": [row["genre"]], "date": [row["date"]], "issuer": row["issuer"], "mentions": row["mentions"],
          "speaker": [(row["speaker"] or {}).get("name")], "path": ["*" + row["source"]["path"].rsplit("/", 1)[-1]],
          "title": [row["title"] and f'"{row["title"][:4]}"'], "publisher": [row["publisher"] and f'"{row["publisher"]}"'], "id": [row["id"]]}
    return random.choice([f"{field}:{value}" for field, values in of.items() for value in values if value and " " not in str(value)])
filters = [[], ["-m", "METI"], ["-m", "=METI"], ["-g", "plan,minutes"], ["--date", "..2100"], ["--date", "2000-01..2029-06", "-k", "text"], ["-k", "plan"], ["-y", "2029"], ["-k", "progress", "-m", "外務省,総務省"], ["-y", "2028..2029"]]
found = 0
heads = {year["id"] for track in lines("--track") for year in track["years"]}
def draw():
    text, narrowed = question(), random.choice(filters) + random.choice([[], [], ["--match=any"], ["--exact"]])
    return random.choice([text, text, f"({text}) {narrow()}", narrow()]), narrowed
for number in range(16):
    for attempt in range(30):  # three in four have hits
        text, narrowed = draw()
        if number % 4 == 3 or int(run("-c", *narrowed, text)):
            break
    topics = f"{folder}/topics.tsv"
    with open(topics, "w", encoding="utf-8") as file:
        file.write(f"topic\t{text}\n")
    total = int(run("-c", *narrowed, text))
    told = (seed, number, text, narrowed, total)
    parts = ["-d", f"{folder}/one", "-d", f"{folder}/two"]
    assert int(run(*parts, "-c", *narrowed, text)) == total, told
    indexes[:] = parts if number % 2 else []
    found += total > 0
    assert len(lines("-n", "all", *narrowed, text)) == total, told
    keys = ",".join(random.sample("kind year ministry ministry=exact genre issuer speaker section date date:month date:year document".split(), 5))
    keys += "".join(f",{key}" for key in ("kind", "year", "ministry", "issuer") if key not in keys.split(","))
    facets = lines("-c", f"--facets={keys}", *narrowed, text)[-1]
    assert facets["total"] == total and sum(f["count"] for f in facets["facets"]["kind"]) == total, told
    documents = lines("-l", *narrowed, text)
    assert sum(d["passages"] for d in documents) == total and int(run("-lc", *narrowed, text)) == len(documents), told
    rates = lines(f"--facets={keys}", "--rates", *narrowed, text)
    assert (rates[0]["count"], rates[0]["documents"]) == (total, len(documents)), told
    for count in facets["facets"]["ministry"]:
        if count["value"] and "-m" not in narrowed:
            assert int(run("-c", "-m", count["value"], *narrowed, text)) == count["count"], (told, count)
    asking = {"ministry=exact": ("-m", "="), "genre": ("-g", ""), "date:month": ("--date", ""), "date:year": ("--date", ""), "date": ("--date", "")}
    for facet, (option, mark) in asking.items():
        if facet not in facets["facets"]:
            continue
        for count in random.sample(facets["facets"][facet], min(3, len(facets["facets"][facet]))):
            exact = not facet.startswith("date") or facet == "date" and len(count["value"] or "") == 10 or facet == "date:year"
            if count["value"] and option not in narrowed and exact:
                assert int(run("-c", option, mark + count["value"], *narrowed, text)) == count["count"], (told, facet, count)
    for count in facets["facets"]["issuer"]:
        if count["value"]:
            assert int(run("-c", *narrowed, f"({text}) issuer:{count['value']}")) == count["count"], (told, count)
    for facet, counts in facets["facets"].items():
        table = {row["value"]: row["count"] for row in rates if row["facet"] == facet}
        assert table == {count["value"]: count["count"] for count in counts}, (told, facet)
        survey = lines(f"--survey={topics}", f"--by={facet}", *narrowed)
        assert survey[1]["total"] == total and survey[1]["facets"][facet] == [{k: c[k] for k in ("value", "count")} for c in counts], (told, facet)
        tidy = lines(f"--survey={topics}", "--long", f"--by={facet}", "--stamp=/dev/null", *narrowed)
        assert {row[facet]: row["passages"] for row in tidy} == table, (told, facet)
    several = random.sample(keys.split(","), 3)
    cells = lines(f"--survey={topics}", "--long", "--by=" + ",".join(several), "--stamp=/dev/null", *narrowed)
    assert all(row["passages"] <= row["of"] for row in cells) and sum(row["passages"] for row in cells) >= total, (told, several)
    for key in several:
        added = collections.Counter()
        for row in cells:
            added[row[key]] += row["passages"]
        single = {"kind", "year", "genre", "date", "date:month", "date:year", "document", "section", "speaker"}
        assert not single.issuperset(several) or added == {c["value"]: c["count"] for c in facets["facets"][key]}, (told, key)
    crossed = collections.Counter()
    for row in lines(f"--survey={topics}", "--long", "--by=kind,year", "--stamp=/dev/null", *narrowed):
        crossed[row["year"]] += row["passages"]
    years = {row["year"]: row["passages"] for row in lines("--trend", *narrowed, text)}
    assert +collections.Counter(years) == crossed == {c["value"]: c["count"] for c in facets["facets"]["year"]}, told
    rest = [part for pair in zip(narrowed[::2], narrowed[1::2]) if pair[0] != "-k" for part in pair]
    sides = lines(f"--survey={topics}", "--compare=kind:plan,progress", *rest)
    for kind, side in (("plan", "a"), ("progress", "b")):
        assert sides[0][side] == int(run("-c", "-k", kind, *rest, text)), (told, kind)
    texts = {hit["text"] for hit in lines("-n", "all", *narrowed, text)}
    assert int(run("-c", "--unique", *narrowed, text)) == len(lines("--unique", "-n", "all", *narrowed, text)) == len(texts), told
    months = lines("--trend=month", *narrowed, text)
    assert sum(row["passages"] for row in months) == total, told
    assert [row["id"] for row in lines("-n", "all", "-C", "1", *narrowed, text)] == [
        row["id"] for row in lines("-n", "all", *narrowed, text)], told
    hits = {hit["id"] for hit in lines("-n", "all", *narrowed, text) if hit["kind"] != "text"}
    tracks = lines("--track", *narrowed, text)
    assert bool(tracks) == bool(hits), told
    assert {years["id"] for track in tracks for years in track["years"]} >= {
        hit for hit in hits if hit in heads}, told
    sums = lines("--track", "-c", *narrowed, text)
    assert sum(row["items"] for row in sums) == sum(year["year"] == row["from"] for row in sums for track in tracks for year in track["years"]), told
    assert len(lines("--sample=5", *narrowed, text)) == min(5, total), told
    drawn = lines("--sample=5", *narrowed, text), lines(f"--batch={topics}", "--sample=5", *narrowed), (
        lines(f"--survey={topics}", "--sample=5", *narrowed)[1]["hits"])
    assert len({tuple(hit["id"] for hit in hits) for hits in drawn}) == 1, told
    page, by = f"{folder}/page.html", random.choice(keys.split(","))
    run(f"--survey={topics}", f"--by={by}", f"--html={page}", "-n", "all", *narrowed)
    html = open(page, encoding="utf-8").read()
    data = json.loads(re.search(r'id="data">(.*?)</script>', html, re.S)[1])
    assert len(data["passages"]) == total, told
    cells = [int(n) for n in re.findall(r'data-n="(\d+)"', re.search(r'<tr data-t="0">.*?</tr>', html, re.S)[0])]
    assert cells[0] == total and sorted(cells[1:]) == sorted(c["count"] for c in facets["facets"][by]), (told, by, cells)
assert found >= 12, found
PYTHON
}

@test "a body that was replaced counts for its successor, unless exactly it is asked for" {
    export SEISAKU_INDEX=$BATS_TEST_TMPDIR/index
    query() { "$SEISAKU_BIN/seisaku-query" "$@"; }
    "$SEISAKU_BIN/seisaku-index" -q --format=jsonl - <<'JSON'
{"id":"a","text":"演習を行う。","ministries":["内閣サイバーセキュリティセンター"]}
{"id":"b","text":"演習を行う。","ministries":["国家サイバー統括室"]}
{"id":"c","text":"演習を行う。","ministries":["内閣サイバーセキュリティセンター","国家サイバー統括室"]}
{"id":"d","text":"演習を行う。","ministries":["郵政省"]}
{"id":"e","text":"演習を行う。","ministries":["自治省"]}
JSON
    [ "$(query -c -m NISC 演習)" = 3 ]
    [ "$(query -c -m =NISC 演習)" = 2 ]
    [ "$(query -c -m ＝国家サイバー統括室 演習)" = 2 ]
    [ "$(query -c 'ministry:=NISC' 演習)" = 2 ]
    [ "$(query -c -m 郵政省 演習)" = 1 ]
    printf 't\t演習\n' >"$BATS_TEST_TMPDIR/topics.tsv"
    run query --survey="$BATS_TEST_TMPDIR/topics.tsv" --long --by=ministry -f tsv --stamp="$BATS_TEST_TMPDIR/stamp"
    [[ "$output" == *$'国家サイバー統括室\t3\t'* && "$output" == *$'総務省\t2\t'* && "$output" != *センター* ]]
    grep -q '^ministries replaced' "$BATS_TEST_TMPDIR/stamp"
    run query --survey="$BATS_TEST_TMPDIR/topics.tsv" --by=ministry=exact -f csv
    [[ "$output" == *内閣サイバーセキュリティセンター* && "$output" == *郵政省* && "$output" != *総務省* ]]
    run query -c --facets=ministry,ministry=exact -f jsonl 演習
    [[ "$output" == *'{"value":"国家サイバー統括室","count":3,'* && "$output" == *'{"value":"国家サイバー統括室","count":2,'* ]]
}

@test "each cell of a table by ministry is what -m with its name gives, whatever followed whom" {
    python3 - "$SEISAKU_BIN" "$BATS_TEST_TMPDIR" "${SEED:-20261128}" <<'PYTHON'
import json, random, subprocess, sys
tools, folder, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
random.seed(seed)
def run(*arguments):
    done = subprocess.run([f"{tools}/seisaku-query", "-d", f"{folder}/index", *arguments], capture_output=True, text=True)
    assert done.returncode in (0, 1), (arguments, done.stderr)
    return done.stdout
def lines(*arguments):
    return [json.loads(line) for line in run(*arguments, "-f", "jsonl").splitlines()]
bodies = []
with open("dict/ministries.tsv", encoding="utf-8") as file:
    for line in file:
        if line.strip() and line[0] not in "#!":
            fields = line.rstrip("\n").split("\t") + [""] * 10
            bodies.append((fields[0], fields[5]))
followed = [name for name, successors in bodies if successors]
heirs = {heir for _, successors in bodies for heir in successors.split("|") if heir}
pool = followed + sorted(heirs) + random.sample([name for name, _ in bodies], 20)
with open(f"{folder}/a.jsonl", "w", encoding="utf-8") as file:
    for number in range(600):
        owners, issuers = ([random.choice(pool) for _ in range(random.choice([0, 1, 1, 2, 3]))] for _ in "ab")
        row = {"id": f"p{number}", "doc_id": f"d{number % 90}", "text": random.choice(["計画を定める。", "成果を示す。", "計画の成果。"]),
               "kind": random.choice(["plan", "progress"]), "ministries": sorted(set(owners)), "issuer": sorted(set(issuers))}
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
subprocess.run([f"{tools}/seisaku-index", "-q", "-d", f"{folder}/index", f"{folder}/a.jsonl"], check=True)
with open(f"{folder}/topics.tsv", "w", encoding="utf-8") as file:
    file.write("計画\t計画\n成果\t成果\n")
facets = lines("-c", "--facets=ministry,ministry=exact,issuer,issuer=exact", "計画")[-1]["facets"]
replaced = {name for name, _ in bodies} & set(followed)
for facet, field, mark in (("ministry", "ministry", ""), ("ministry=exact", "ministry", "="),
                           ("issuer", "issuer", ""), ("issuer=exact", "issuer", "=")):
    assert facets[facet], facet
    for cell in random.sample([c for c in facets[facet] if c["value"]], 30):
        told = (seed, facet, cell)
        assert int(run("-c", "計画", f"{field}:{mark}{cell['value']}")) == cell["count"], told
        assert mark or cell["value"] not in replaced, told
for key, mark in (("ministry", ""), ("ministry=exact", "=")):
    for row in random.sample(lines(f"--survey={folder}/topics.tsv", "--long", f"--by={key},kind", "--stamp=/dev/null"), 60):
        if row[key]:
            told = (seed, key, row)
            assert int(run("-c", "-m", mark + row[key], "-k", row["kind"], row["topic"])) == row["passages"], told
PYTHON
}

@test "tables by ministry say whether replaced bodies count for their successors" {
    printf 'NATO\tNATO\n' >"$BATS_TEST_TMPDIR/topics.tsv"
    says() { "$SEISAKU_BIN/seisaku-query" "$@" | grep -q 'replaced ones count for their successors'; }
    says --survey="$BATS_TEST_TMPDIR/topics.tsv" --by=ministry
    ! says --survey="$BATS_TEST_TMPDIR/topics.tsv" --by=ministry=exact
    says -c --facets=ministry NATO
    ! says -c --facets=ministry=exact,kind NATO
}
