# An index that a server holds answers as it does on this machine.

bats_require_minimum_version 1.5.0

setup_file() {
    command -v xapian-tcpsrv >/dev/null || skip "no xapian-tcpsrv: make deps installs it with xapian-tools"
    cd "$BATS_FILE_TMPDIR"
    for year in 2029 2030; do
        "$SEISAKU_BIN/seisaku-index" -q -d "$year" "$BATS_TEST_DIRNAME/../data/sample/plan-$year"*
    done
    "$SEISAKU_BIN/seisaku-index" -q -d whole "$BATS_TEST_DIRNAME/../data/sample"
    for shard in 1 2; do
        "$SEISAKU_BIN/seisaku-index" -q -d "shard-$shard" --shard="$shard/2" "$BATS_TEST_DIRNAME/../data/sample"
        serve "shard-$shard/generation-1"
        export SHARDS="${SHARDS:-}${SHARDS:+;}remote://localhost:$PORT"
    done
    serve 2030/generation-1
    mkdir mixed served both
    printf 'remote localhost:%s\n' "$PORT" >served/XAPIANDB
    printf 'auto ../2029/generation-1\nremote localhost:%s\n' "$PORT" >mixed/XAPIANDB
    printf 'auto ../2029/generation-1\nauto ../2030/generation-1\n' >both/XAPIANDB
}

teardown_file() {
    [ -z "${SERVERS:-}" ] || kill $SERVERS
}

serve() { # DATABASE: sets PORT; in a session of its own, as a server that ends kills its group
    local tries
    for tries in $(seq 50); do
        PORT=$((20000 + RANDOM % 20000))
        setsid xapian-tcpsrv --interface localhost --port "$PORT" --quiet "$1" >/dev/null 2>&1 3>&- &
        local server=$!
        until ! kill -0 "$server" 2>/dev/null || (: </dev/tcp/localhost/"$PORT") 2>/dev/null; do sleep 0.05; done
        kill -0 "$server" 2>/dev/null && break
    done
    SERVERS="${SERVERS:-} $server"
    export SERVERS PORT
}

query() { (cd "$BATS_FILE_TMPDIR" && "$SEISAKU_BIN/seisaku-query" "$@"); }

@test "an index on a server, alone and beside one here, gives the same answers in the same order" {
    # add a case: the arguments of a query, quoted as in a shell
    while read -r line; do
        eval "arguments=($line)"
        here=$(query -d 2030 "${arguments[@]}")
        [ "$(query -d served "${arguments[@]}")" = "$here" ] || { echo "served: $line"; false; }
        here=$(query -d 2029 -d 2030 "${arguments[@]}")
        for there in mixed both '2029 -d served'; do
            # shellcheck disable=SC2086 # two folders
            [ "$(query -d $there "${arguments[@]}")" = "$here" ] || { echo "$there: $line"; false; }
        done
    done <<'CASES'
IPEF
-f jsonl -n 100 データローカライゼーション
-f jsonl '"行政官を対象とする研修"'
-f jsonl '演習 NEAR/5 NATO'
-n 100 '演習 -NATO'
-c 'の*'
'~サイバ'
--match=any -n 100 -f jsonl 演習をどのように実施したか
--facets=ministry,section,kind,year -m METI 演習
--kwic 演習
--explain data localization
--sort=year -n 100 NATO
CASES
}

@test "two servers of one shard each answer all questions as the index of the whole" {
    # add a case: the arguments of a query, quoted as in a shell
    while read -r line; do
        eval "arguments=($line)"
        here=$(query -d whole "${arguments[@]}" 2>&1) || [ $? -eq 1 ] || { echo "$line: $here"; false; }
        there=$(SEISAKU_INDEX=$SHARDS query "${arguments[@]}" 2>&1) || [ $? -eq 1 ] || { echo "$line: $there"; false; }
        [ "$there" = "$here" ] || { echo "$line: $here"; diff <(echo "$here") <(echo "$there"); false; }
    done <<'CASES'
-n 100 IPEF
-n 100 -f jsonl 情報
-n 100 -f trec 演習をどのように実施したか
-n 100 --match=any -f csv 研修と演習
-f jsonl '"の国"'
-c '"を"'
-c 'の*'
-f jsonl '~サイバ'
-f jsonl '演習 NEAR/5 NATO'
-n 100 '演習 -NATO'
-n 100 -f jsonl -m METI 情報
-n 100 -f jsonl -k plan -y 2030 情報
-f jsonl -s 連携 NATO
--facets=ministry,section,kind,year 情報
--sort=document -n 100 情報
--sort=year -n 100 情報
--sort=year -n 4 --offset=3 -f jsonl 情報
--sort=year -n 7 -f jsonl '"の"'
--sort=year -n 9 --offset=5 -f jsonl -k plan,progress
--kwic 演習
--kwic --kwic-sort=left 情報
--group=document 情報
--explain -n 3 海底ケーブル
--compare=year:2029,2030 -f csv
CASES
}

@test "two servers answer a survey, a batch and what resembles a passage as the index of the whole" {
    printf '%s\t%s\n' 国際 国際 サイバー サイバーセキュリティ 文字列 '"の国"' 北大西洋 NATO >"$BATS_TEST_TMPDIR/topics"
    id=$(query -d whole -f jsonl -n 1 海底ケーブル | sed 's/.*"id":"//; s/".*//')
    while read -r line; do
        eval "arguments=($line)"
        here=$(query -d whole "${arguments[@]}" | grep -v '^#')
        [ "$(SEISAKU_INDEX=$SHARDS query "${arguments[@]}" | grep -v '^#')" = "$here" ] || { echo "$line"; false; }
    done <<'CASES'
--survey="$BATS_TEST_TMPDIR/topics" -f csv
--survey="$BATS_TEST_TMPDIR/topics" --by=ministry,year --long
--batch="$BATS_TEST_TMPDIR/topics" -n 100 -f jsonl
--batch="$BATS_TEST_TMPDIR/topics" -c
--similar="$id" -f jsonl
CASES
}

@test "shards part the documents: each is in one of them, wherever it lies" {
    local texts='s/.*"text":"//; s/",".*//' shard place
    mkdir "$BATS_TEST_TMPDIR/elsewhere"
    cp -r "$BATS_TEST_DIRNAME/../data/sample" "$BATS_TEST_TMPDIR/elsewhere"
    for shard in 1/3 2/3 3/3; do
        for place in "$BATS_TEST_DIRNAME/../data" "$BATS_TEST_TMPDIR/elsewhere"; do
            "$SEISAKU_BIN/seisaku-index" -q --dump --shard=$shard "$place/sample" | sed "$texts" >"$BATS_TEST_TMPDIR/dump"
            cat "$BATS_TEST_TMPDIR/dump" >>"$BATS_TEST_TMPDIR/all"
            [ "$place" = "$BATS_TEST_TMPDIR/elsewhere" ] || cp "$BATS_TEST_TMPDIR/dump" "$BATS_TEST_TMPDIR/here"
        done
        cmp "$BATS_TEST_TMPDIR/here" "$BATS_TEST_TMPDIR/dump"
    done
    "$SEISAKU_BIN/seisaku-index" -q --dump "$BATS_TEST_DIRNAME/../data/sample" | sed "$texts" >"$BATS_TEST_TMPDIR/whole"
    cmp <(sort "$BATS_TEST_TMPDIR/all") <(cat "$BATS_TEST_TMPDIR/whole" "$BATS_TEST_TMPDIR/whole" | sort)
    for record in 1 2 3 4 5 6; do
        printf '{"id": "r%d", "doc_id": "d%d", "text": "第%d回の会合"}\n' $record $((record / 2)) $record
    done >"$BATS_TEST_TMPDIR/records.jsonl"
    for shard in 1/2 2/2; do
        "$SEISAKU_BIN/seisaku-index" -q --dump --shard=$shard "$BATS_TEST_TMPDIR/records.jsonl" |
            grep -o '"doc_id":"[^"]*"' | sort -u
    done >"$BATS_TEST_TMPDIR/parted"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/parted")" -eq 4 ]
    [ "$(sort -u "$BATS_TEST_TMPDIR/parted" | wc -l)" -eq 4 ]
    for wrong in 0/2 3/2 1 1/ /2 1/0 -1/2 1/9999; do
        run "$SEISAKU_BIN/seisaku-index" --dump --shard=$wrong "$BATS_TEST_TMPDIR/records.jsonl"
        [ "$status" -eq 2 ]
        [[ $output == *K/N* ]]
    done
}

@test "a server that does not answer is told in one line" {
    mkdir -p "$BATS_TEST_TMPDIR/gone"
    echo 'remote localhost:1' >"$BATS_TEST_TMPDIR/gone/XAPIANDB"
    run --separate-stderr query -d "$BATS_TEST_TMPDIR/gone" NATO
    [ "$status" -eq 2 ]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [[ $stderr == *gone*localhost:1*xapian-tcpsrv* ]]
}

@test "servers are named as indexes, several in the environment, and some may be left out" {
    here=$(query -d 2029 -d 2030 -f jsonl NATO)
    [ "$(query -d 2029 -d "remote://localhost:$PORT" -f jsonl NATO)" = "$here" ]
    SEISAKU_INDEX="2029;remote://localhost:$PORT"
    export SEISAKU_INDEX
    [ "$(query -f jsonl NATO)" = "$here" ]
    run --separate-stderr query -d 2030 -d remote://localhost:1 -c NATO
    [ "$status" -eq 2 ]
    [ "${#stderr_lines[@]}" -eq 1 ]
    run --separate-stderr query --partial -d 2030 -d remote://localhost:1 -c NATO
    [ "$status" -eq 0 ]
    [ "$output" = "$(query -d 2030 -c NATO)" ]
    [[ $stderr == 'seisaku-query: left out: '*localhost:1* ]]
    run --separate-stderr query -d remote://localhost NATO
    [ "$status" -eq 2 ]
    [[ $stderr == *remote://HOST:PORT* ]]
}

@test "a batch is answered on all processors in its order" {
    for number in $(seq 200); do printf 'q%d\t%s\n' "$number" IPEF; printf 'p%d\t"の%s"\n' "$number" 国; done >"$BATS_TEST_TMPDIR/queries"
    query -d 2030 -c --batch="$BATS_TEST_TMPDIR/queries" >"$BATS_TEST_TMPDIR/counts"
    cut -f 1 "$BATS_TEST_TMPDIR/queries" | cmp - <(cut -f 1 "$BATS_TEST_TMPDIR/counts")
    [ "$(grep -c "^q.*	$(query -d 2030 -c IPEF)$" "$BATS_TEST_TMPDIR/counts")" -eq 200 ]
    query -d served -c --batch="$BATS_TEST_TMPDIR/queries" | cmp - "$BATS_TEST_TMPDIR/counts"
}
