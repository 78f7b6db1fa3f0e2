# After any history of updates an index answers as one that is built anew: the same hits, in the same order,
# with the same scores, counts and explanations.

bats_require_minimum_version 1.5.0

setup_file() {
    export FILES=$BATS_FILE_TMPDIR/files
    mkdir "$FILES"
    cp "$BATS_TEST_DIRNAME"/../data/sample/plan-20* "$FILES"
    # add a case: the arguments of a query, quoted as in a shell
    cat >"$BATS_FILE_TMPDIR/queries" <<'QUERIES'
IPEF
--match=any -- '演習をどのように実施したか'
'サプライチェーン 演習'
'"情報"'
'"の"'
-c -- '"の"'
'"行政官を対象とする研修"'
'演習 NEAR/5 NATO'
'演習 -NATO'
-c -- 'の*'
'~サイバ'
'data localization'
'国際 OR 情報'
'令和12年度 計画'
'title:年次計画 情報'
-s 連携 NATO
-m METI -k plan 情報
--facets=ministry,section,kind,year 情報
--sort=document -n 50 情報
--sort=year -n 50 情報
--sort=year -n 30 -k plan
--sort=year -n 7 '"情報"'
--explain -n 5 'data localization'
--explain -n 5 --match=any '海底ケーブル 防護'
QUERIES
}

setup() {
    cd "$BATS_TEST_TMPDIR"
    cp -r "$FILES" files
}

index() { "$SEISAKU_BIN/seisaku-index" -q "$@"; }
change() { sed -i 's/演習/訓練/g; s/情報/データ/' "$@"; }

# All answers of the index in a folder, and what it finds for random strings of the texts.
answers() {
    local line
    while read -r line; do
        eval "arguments=($line)"
        echo "== $line"
        "$SEISAKU_BIN/seisaku-query" -d "$1" -n 1000 -f jsonl "${arguments[@]}" 2>/dev/null || true
    done <"$BATS_FILE_TMPDIR/queries"
    python3 - files <<'END' | "$SEISAKU_BIN/seisaku-query" -d "$1" -c --batch=-
import glob, random, sys
chance, text = random.Random(5), ""
for name in sorted(glob.glob(sys.argv[1] + "/*.txt")):
    text += open(name, encoding="utf-8").read().replace("\n", "")
for number in range(80):
    start = chance.randrange(len(text) - 12)
    string = text[start:start + chance.randint(1, 8)].replace('"', "").replace("\t", "").replace("\\", "").strip()
    print(f'q{number}\t"{string or "国"}"')
END
}

segments() { grep -c '^auto' "$1/XAPIANDB"; }

# The index `updated`, whatever became of it, beside one of the same files.
same_as_new() {
    rm -rf new
    index -d new files
    answers new >of_new
    answers updated >of_updated
    [ "$(wc -l <of_new)" -gt 300 ]
    cmp of_new of_updated
}

@test "changed documents, whose passages lie dead in the old segment" {
    index -d updated files
    change files/plan-2030-p05.txt files/plan-2029-p12.txt
    index -d updated files
    [ "$(segments updated)" -eq 2 ]
    same_as_new
    cp "$FILES"/plan-2029-p12.txt files # and back again
    index -d updated files
    same_as_new
}

@test "many small updates, new documents, deletions" {
    mkdir later
    mv files/plan-2030-p1* later
    index -d updated files
    for file in later/*; do
        mv "$file" files
        index -d updated files
    done
    [ "$(segments updated)" -le 4 ]
    same_as_new
    rm files/plan-2029-p04.txt
    index -d updated --prune files
    same_as_new
    change files/*
    index -d updated files
    [ "$(segments updated)" -eq 1 ] # nothing of the old ones is alive
    same_as_new
}

@test "a passage of an id that is there already" {
    index -d updated files
    for index in new updated; do
        rm -rf "$index"
        index -d "$index" files
    done
    "$SEISAKU_BIN/seisaku-index" -q --dump files | tail -n 3 | sed 's/する/しない/' >corrected.jsonl
    index -d updated --format=jsonl corrected.jsonl
    index -d updated --rebuild --format=jsonl corrected.jsonl
    [ "$("$SEISAKU_BIN/seisaku-query" -d updated -c '"し"')" -ge 1 ]
    # twice in one run: the first stays, the second is refused
    cat corrected.jsonl corrected.jsonl >twice.jsonl
    run index -d twice --format=jsonl twice.jsonl
    [ "$status" -eq 1 ]
    answers twice >of_twice
    answers updated >of_updated
    cmp of_twice of_updated
}

@test "an update that finds nothing changed leaves every file of the index as it is" {
    cp -r "$FILES" files
    touch -d 2020-01-01 files/*
    files_of() { find index -type f -printf '%P %s %T@\n' | sort; }
    "$SEISAKU_BIN/seisaku-index" -q -d index files
    sleep 2 # files of this moment are looked at once more
    "$SEISAKU_BIN/seisaku-index" -q -d index files
    files_of >before
    "$SEISAKU_BIN/seisaku-index" -q -d index files
    files_of | diff before -
}
