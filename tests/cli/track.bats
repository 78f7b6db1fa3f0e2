#!/usr/bin/env bats
# Items of annual plans through the years, against what a reader found: tests/data/plans.gold.tsv.

bats_require_minimum_version 1.5.0

setup_file() {
    export NO_COLOR=1
    for folder in sample plans; do
        "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_FILE_TMPDIR/$folder" "tests/data/$folder"
    done
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_FILE_TMPDIR/wildfires" --format=jsonl tests/data/wildfires.jsonl
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_FILE_TMPDIR/both" tests/data/sample tests/data/plans
}

track() { # INDEX ARGUMENT...
    local index=$1
    shift
    "$SEISAKU_BIN/seisaku-query" -d "$BATS_FILE_TMPDIR/$index" --track "$@"
}

# check PROGRAM: assertions in Python on `rows`, the JSON Lines of standard input.
check() {
    python3 -c '
import json, sys
rows = [json.loads(line) for line in sys.stdin]
exec(sys.argv[1])' "$1"
}

@test "every item goes where the gold says, in indexes of one plan and of two" {
    for index in sample plans both wildfires; do
        track "$index" -f jsonl | python3 -c '
import json, sys
gold, found, index = {}, {}, sys.argv[1]
for line in open("tests/data/plans.gold.tsv", encoding="utf-8"):
    if line.startswith("#"):
        continue
    folder, year, section, item, *rest = line.rstrip("\n").split("\t")
    if folder == index or (index == "both" and folder != "wildfires"):
        gold[int(year), section, item] = tuple(rest)
tracks = {track["track"]: track["years"] for track in map(json.loads, sys.stdin)}
place = lambda year: (year["section"] or "", year["item"] or "")
for years in tracks.values():
    before = None
    for year in years:
        origin = place(before) if before else ("", "")
        if year["origin"] == "split":
            origin = next(place(y) for y in tracks[year["other_track"]] if y["year"] == year["year"] - 1)
        found[year["year"], *place(year)] = (year["origin"], *origin, year["fate"])
        before = year
wrong = [(key, gold.get(key), found.get(key)) for key in sorted(gold.keys() | found.keys()) if gold.get(key) != found.get(key)]
print(f"{index}: {len(gold) - len(wrong)} of {len(gold)}", *wrong, sep="\n")
assert not wrong' "$index"
    done
}

@test "a year has its texts, its likeness and what was changed" {
    track plans -f jsonl | check '
years = {(row["track"], year["year"]): year for row in rows for year in row["years"]}
raft = years[1, 2041]
assert raft["likeness"] == 1 and raft["next_likeness"] == 1 and not any(k != "kept" for k, t in raft["changes"]), raft
assert raft["plan"].startswith("国土交通省において、引き続き、旅客船の") and raft["next"].startswith("・引き続き"), raft
assert "64 隻" in raft["progress"], raft
buoy = years[2, 2041]
assert buoy["moved_from"] == "1.1 (イ)" and .8 < buoy["likeness"] < 1, buoy
assert ["in", "と風の強さ"] in buoy["changes"], buoy
later = "".join(text for kind, text in buoy["changes"] if kind != "out")
earlier = "".join(text for kind, text in buoy["changes"] if kind != "in")
assert later == "沖の浮きを十二の港に増やし、波の高さと風の強さを船長と待合所に十分ごとに知らせる。", later
assert earlier == "沖の浮きを十の港に増やし、波の高さを船長と待合所に十分ごとに知らせる。", earlier
merged = [y for row in rows for y in row["years"] if y["fate"] == "merged"]
assert len(merged) == 1 and merged[0]["other_track"] == 4, merged
assert years[9, 2042]["likeness"] is None'
}

@test "a question or a filter follows the items that have a passage of it in some year" {
    track plans -f jsonl 給油設備 | check 'assert [row["track"] for row in rows] == [4, 5], rows'
    track plans -f jsonl -m 警察庁 | check 'assert [row["track"] for row in rows] == [4] and len(rows[0]["years"]) == 3, rows'
    track plans -f jsonl -n 2 | check 'assert [row["track"] for row in rows] == [1, 2], rows'
    run -1 track plans ヒマラヤ
    run -2 track plans --kwic 給油設備
    [[ "$output" == *"--track is an output of its own"* ]]
}

@test "the sums of --track -c are those of its records" {
    for index in sample plans both wildfires; do
        track "$index" -c -f jsonl >"$BATS_TEST_TMPDIR/sums"
        track "$index" -f csv | python3 -c '
import csv, json, sys
rows = list(csv.DictReader(sys.stdin))
for sum in map(json.loads, open(sys.argv[1])):
    at = lambda year, key: [row[key] for row in rows if int(row["year"]) == year]
    fates, origins = at(sum["from"], "fate"), at(sum["to"], "origin")
    assert sum["items"] == len(fates) and sum["later_items"] == len(origins), sum
    assert (sum["merged"], sum["dropped"]) == (fates.count("merged"), fates.count("dropped")), sum
    assert tuple(sum[key] for key in ("unchanged", "changed", "split", "new")) == tuple(
        origins.count(key) for key in ("unchanged", "changed", "split", "new")), sum
    assert sum["items"] == sum["unchanged"] + sum["changed"] + sum["merged"] + sum["dropped"], sum' "$BATS_TEST_TMPDIR/sums"
    done
}

@test "for a person: what was taken out and put in is marked" {
    run -0 track plans 波の高さ
    [[ "$output" == *"沖の浮きを十{+二+}の港に増やし、波の高さ{+と風の強さ+}を船長と"* ]]
    [[ "$output" == *"2041  changed, 9"*"% alike, moved from 1.1 (イ)"* ]]
    run -0 track plans
    [[ "$output" == *"2041  as planned, word for word"* ]]
    [[ "$output" == *"then merged into 4"* ]]
}

@test "the page holds every item, is well-formed and takes no text for mark-up" {
    track plans --html="$BATS_TEST_TMPDIR/page.html"
    python3 - "$BATS_TEST_TMPDIR/page.html" <<'PYTHON'
import html.parser, sys
page = open(sys.argv[1], encoding="utf-8").read()
class Check(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.tracks = [], 0
    def handle_starttag(self, tag, attributes):
        self.tracks += ("class", "track") in attributes and tag == "section"
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
check = Check()
check.feed(page)
assert not check.open and check.tracks == 9, (check.open, check.tracks)
assert "<ins>と風の強さ</ins>" in page
assert 'href="#t4"' in page
PYTHON
    printf '%s\n' '{"id":"x:1","doc_id":"x","title":"A 2030 <b>","kind":"plan","fiscal_year":2030,"item":"<i>","text":"<script>alert(1)</script>"}' \
        '{"id":"y:1","doc_id":"y","title":"A 2031 <b>","kind":"plan","fiscal_year":2031,"item":"<i>","text":"<script>alert(2)</script>"}' |
        "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/hostile" --format=jsonl -
    "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/hostile" --track --html="$BATS_TEST_TMPDIR/hostile.html"
    ! grep -qE '<script>alert|<i>|2030 <b>' "$BATS_TEST_TMPDIR/hostile.html"
}

@test "a survey's page tells what became of the items that each topic has" {
    topics=$BATS_TEST_TMPDIR/topics.tsv
    printf '演習\t演習\n船\t船 OR 波\n無\tぬるぽ\n' >"$topics"
    run -2 "$SEISAKU_BIN/seisaku-query" -d "$BATS_FILE_TMPDIR/both" --survey="$topics" --track
    [[ "$output" == *"use --track with --html"* ]]
    "$SEISAKU_BIN/seisaku-query" -d "$BATS_FILE_TMPDIR/both" --survey="$topics" --track --html="$BATS_TEST_TMPDIR/page.html"
    for topic in 演習 '船 OR 波'; do
        track both -c -f jsonl "$topic" >>"$BATS_TEST_TMPDIR/sums"
        track both -f jsonl "$topic" >>"$BATS_TEST_TMPDIR/tracks"
    done
    python3 - "$BATS_TEST_TMPDIR" <<'PYTHON'
import json, re, sys
read = lambda name: [json.loads(line) for line in open(f"{sys.argv[1]}/{name}", encoding="utf-8")]
page = open(f"{sys.argv[1]}/page.html", encoding="utf-8").read()
table = page[page.index('id="tracks"'):]
table = table[:table.index("</table>")]
rows = [[int(n) for n in re.findall(r"<td[^>]*>(\d+)</td>", row)] for row in re.findall(r"<tr data-t.*?</tr>", table)]
keys = ("items", "unchanged", "changed", "merged", "dropped", "later_items", "split", "new")
assert rows == [[sum_[key] for key in keys] for sum_ in read("sums")], rows
shown = [int(n) for n in re.findall(r'<section class="track" id="t(\d+)"', page)]
assert shown == sorted({track["track"] for track in read("tracks")}), shown
assert {int(n) for n in re.findall(r'href="#t(\d+)"', table)} <= set(shown)
PYTHON
}

@test "an index without plans says so; one year alone has no later one" {
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/plain" tests/data/plain/memo-ritou.txt
    run -2 "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/plain" --track
    [[ "$output" == *"no passage of this index is a plan or progress"* ]]
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/one" tests/data/plans/plan-2041.txt
    "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/one" --track -f jsonl |
        check 'assert {(y["origin"], y["fate"]) for row in rows for y in row["years"]} == {("first", "last")}'
}
