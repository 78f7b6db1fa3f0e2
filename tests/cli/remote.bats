# An index that a server holds answers as it does on this machine.

bats_require_minimum_version 1.5.0

setup_file() {
    command -v xapian-tcpsrv >/dev/null || skip "no xapian-tcpsrv: make deps installs it with xapian-tools"
    cd "$BATS_FILE_TMPDIR"
    for year in 2029 2030; do
        "$SEISAKU_BIN/seisaku-index" -q -d "$year" "$BATS_TEST_DIRNAME/../data/sample/plan-$year"*
    done
    serve 2030/generation-1
    mkdir mixed served both
    printf 'remote localhost:%s\n' "$PORT" >served/XAPIANDB
    printf 'auto ../2029/generation-1\nremote localhost:%s\n' "$PORT" >mixed/XAPIANDB
    printf 'auto ../2029/generation-1\nauto ../2030/generation-1\n' >both/XAPIANDB
}

teardown_file() {
    [ -z "${SERVER:-}" ] || kill "$SERVER"
}

serve() { # DATABASE: sets SERVER and PORT; in a session of its own, as a server that ends kills its group
    local tries
    for tries in $(seq 50); do
        PORT=$((20000 + RANDOM % 20000))
        setsid xapian-tcpsrv --interface localhost --port "$PORT" --quiet "$1" >/dev/null 2>&1 3>&- &
        SERVER=$!
        until ! kill -0 "$SERVER" 2>/dev/null || (: </dev/tcp/localhost/"$PORT") 2>/dev/null; do sleep 0.05; done
        kill -0 "$SERVER" 2>/dev/null && break
    done
    export SERVER PORT
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
