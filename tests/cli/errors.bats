#!/usr/bin/env bats
# What goes wrong is told in one line on stderr, for a query with the place in it, and exits 2.

bats_require_minimum_version 1.5.0

setup_file() {
    export SEISAKU_INDEX=$BATS_FILE_TMPDIR/index
    "$SEISAKU_BIN/seisaku-index" -q -d "$SEISAKU_INDEX" tests/data/sample
}

# fails REGEX ARGUMENT...: one line that matches, nothing on stdout, exit status 2, within 10 seconds and 500 MB.
fails() {
    local wanted=$1
    shift
    local limit=500000
    case $(basename "$(dirname "$SEISAKU_BIN")") in
    asan | tsan) limit=unlimited ;; # they map terabytes
    esac
    status=0
    (ulimit -v $limit && exec timeout 10 "$SEISAKU_BIN/seisaku-query" "$@") \
        >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
    cat "$BATS_TEST_TMPDIR/out" "$BATS_TEST_TMPDIR/err"
    [ "$status" -eq 2 ]
    [ ! -s "$BATS_TEST_TMPDIR/out" ]
    [ "$(grep -c '^seisaku-query: ' "$BATS_TEST_TMPDIR/err")" -eq 1 ]
    grep -qE -- "^seisaku-query: .*$wanted" "$BATS_TEST_TMPDIR/err"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/err")" -eq 1 ]
}

# refuses REGEX ARGUMENT...: as fails, of seisaku-index.
refuses() {
    status=0
    "$SEISAKU_BIN/seisaku-index" "${@:2}" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
    cat "$BATS_TEST_TMPDIR/out" "$BATS_TEST_TMPDIR/err"
    [ "$status" -eq 2 ]
    [ "$(wc -l <"$BATS_TEST_TMPDIR/err")" -eq 1 ]
    grep -qE -- "^seisaku-index: .*$1" "$BATS_TEST_TMPDIR/err"
}

# The place that the message names, in characters from 1.
place() { sed -n 's/^seisaku-query: character \([0-9]*\) of the query: .*/\1/p' "$BATS_TEST_TMPDIR/err"; }

repeat() { python3 -c 'import sys; print(sys.argv[1] * int(sys.argv[2]), end="")' "$1" "$2"; }

@test "a query that is too long" {
    fails 'longer than 16384 bytes' "$(repeat あ 34000)"
    fails 'more than 256 words' "$(repeat '会議 ' 2000)"
}

@test "brackets nested too deeply, or not closed, or not opened" {
    fails 'nested too deeply' "$(repeat '(' 1000)a$(repeat ')' 1000)"
    fails 'opened here is not closed' 'ab (cd'
    [ "$(place)" -eq 4 ]
    fails 'not opened' '会議) b'
    [ "$(place)" -eq 3 ]
}

@test "a distance that is none" {
    fails '1 to 1000' 'NATO NEAR/999999 演習'
    [ "$(place)" -eq 6 ]
    fails '1 to 1000' 'a NEAR/0 b'
    fails '1 to 1000' 'a NEAR/-1 b'
    fails '1 to 1000' 'a NEAR/99999999999999999999999999 b'
    fails 'words and quoted strings only' 'a NEAR/3 (b c)'
}

@test "a wildcard that matches everything" {
    fails 'stand for characters beside others' '*'
    fails 'stand for characters beside others' 'NATO *'
    [ "$(place)" -eq 6 ]
    fails 'word right behind it' '~'
}

@test "a string that is not closed, or empty" {
    fails 'not closed' 'NATO "演習'
    [ "$(place)" -eq 6 ]
    fails 'quotes are empty' '""'
    fails 'quotes are empty' '"　"'
}

@test "a query that ends too early, or has nothing in it" {
    fails 'ends where a word is expected' 'NATO AND'
    [ "$(place)" -eq 9 ]
    fails 'ends where a word is expected' '('
    fails 'query is empty' ''
    fails 'query is empty' '　 '
    fails 'no query'
    fails 'no value' 'ministry: NATO'
}

@test "a query that is not UTF-8" {
    fails 'not UTF-8' $'NATO \xff\xfe'
    [ "$(place)" -eq 6 ]
    fails 'not UTF-8' $'\x93\xfa\x96\x7b'
    fails 'not UTF-8' $'"\xe3\x81'
}

@test "the place is told in a query of any length" {
    fails 'not closed' "$(repeat 会議 100)\"$(repeat x 500)"
    [ "$(wc -m <"$BATS_TEST_TMPDIR/err")" -le 120 ]
    [ "$(place)" -eq 201 ]
}

@test "a filter that names nothing" {
    fails '外務相: did you mean 外務省' -m 外務相 NATO
    fails '外務相: did you mean 外務省' ministry:外務相
    fails 'xyz, nor nearly so: dict/ministries.tsv' -m xyz NATO
    fails 'plan, progress and text' -k plans NATO
    fails 'plan, progress and text' kind:plans
    fails 'no year' -y 昨年 NATO
    fails '昭和99 is no year' -y 昭和99 NATO
    fails 'earlier year comes first' -y 2024..2022 NATO
}

@test "an option that is none" {
    fails 'from 0 on' -n -1 NATO
    fails 'from 0 to 4294967295' -n 99999999999999999999999 NATO
    fails 'from 0 on' --offset=x NATO
    fails 'one of text' -f xml NATO
    fails 'one of relevance' --sort=size NATO
    fails "not .ministries" --facets=ministries NATO
    fails 'unrecognized option .--nowhere' --nowhere NATO
    fails 'invalid option -- .Z' -Z NATO
    fails 'requires an argument' -n
    refuses 'unrecognized option .--nowhere' --nowhere README.md
}

@test "a slip of the keyboard is told with what was meant" {
    # add a case: ARGUMENTS<TAB>what the message says
    while IFS=$'\t' read -r arguments wanted; do
        # shellcheck disable=SC2086 # several arguments
        fails "$wanted" $arguments
    done <<'CASES'
--formt=csv NATO	did you mean --format\?
--facest=kind NATO	did you mean --facets\?
--explian NATO	did you mean --explain\?
--fromat csv NATO	did you mean --format\?.*--help
--s NATO	beginning of several: --section
-NATO	words that begin with a hyphen stand behind --.*-NATO
--kwic 40 半導体	write --kwic=40
－c NATO	write -c
–c NATO	write -c
—kwic NATO	write --kwic
––format=csv NATO	write --format=csv
--count=3 NATO	takes no value
-k plans NATO	plan, progress and text
-n none NATO	a number from 0 on, or all
--kwic-sort=left NATO	use it with --kwic
CASES
    refuses 'did you mean --rebuild' --rebiuld README.md
    refuses "knows no encoding 'SJIS2': give any name that ICU knows.*CP932" --encoding=SJIS2 README.md
    refuses 'knows no format .yaml.*auto, text' --format=yaml README.md
    refuses 'from 1 to 1024' -j 0 README.md
    refuses 'no PATH'
    refuses 'read no sources: leave out the PATHs' --list tests/data/sample
    refuses 'read no sources: leave out the options' --check --rebuild
    refuses 'read no sources: leave out the options' --stats --include='*.txt'
    refuses 'four things' --remove=a --check
    refuses '--dump indexes nothing' --dump --prune tests/data/sample
    refuses '--dry-run says' --dry-run --list
    refuses '--pre-glob says' --pre-glob='*.x' tests/data/sample
}

@test "several values in one option, and ranges as people write them" {
    count() { "$SEISAKU_BIN/seisaku-query" -c "$@"; }
    either=$(count -m 経産省 -m 外務省)
    for value in 経産省,外務省 経産省、外務省 'METI, 外務省'; do
        [ "$(count -m "$value")" -eq "$either" ]
    done
    [ "$(count -m 'Ministry of Economy, Trade and Industry')" -eq "$(count -m METI)" ]
    years=$(count -y 2029..2030)
    for value in 2029-2030 2029～2030 2029〜2030 2029,2030 2029－2030 令和11-令和12; do
        [ "$(count -y "$value")" -eq "$years" ]
    done
    [ "$(count -k 計画)" -eq "$(count -k plan)" ]
    kinds=$(count -k plan -k progress)
    for value in '計画|成果' 計画/成果 plan,progress 計画、成果; do
        [ "$(count -k "$value")" -eq "$kinds" ]
    done
    [ "$("$SEISAKU_BIN/seisaku-query" -n all -f jsonl -k plan | wc -l)" -eq "$(count -k plan)" ]
    [ "$(count -- -演習 NATO)" -eq "$(count 'NATO -演習')" ]
    [ "$(count NATO --kwic)" -eq "$(count NATO)" ]
}

@test "options are read as a Japanese keyboard writes them" {
    # add a case: a row of tests/cases/typed.tsv
    export SEISAKU_INDEX=$BATS_TEST_TMPDIR/index
    printf 'NATO\tNATO\n演習\t演習\n' >"$BATS_TEST_TMPDIR/topics.tsv"
    printf '%s\n' '{"id":"a","text":"NATO","date":"2029-04","genre":"report"}' '{"id":"b","text":"NATO","date":"2031-12"}' |
        "$SEISAKU_BIN/seisaku-index" -q --format=jsonl -
    "$SEISAKU_BIN/seisaku-index" -q tests/data/sample
    asked() { # shellcheck disable=SC2086 # several arguments
        "$SEISAKU_BIN/seisaku-query" ${1//TOPICS/$BATS_TEST_TMPDIR/topics.tsv} 2>&1 | grep -v '^# options'
    }
    while IFS=$'\t' read -r typed meant; do
        answer=$(asked "$meant")
        [ -n "$answer" ] && [[ "$answer" != *seisaku-query:* ]] || { echo "$meant: $answer"; return 1; }
        [ "$(asked "$typed")" = "$answer" ] || { echo "$typed is not $meant: $(asked "$typed")"; return 1; }
    done < <(grep -v '^#' tests/cases/typed.tsv | grep .)
    "$SEISAKU_BIN/seisaku-index" -q -j ２ --format=ｔｅｘｔ --encoding=ＵＴＦ－８ --max-size=１Ｍ --mode=０７５０ --shard=１／１ \
        --progress=ｎｅｖｅｒ -d "$BATS_TEST_TMPDIR/wide" tests/data/sample
    [ "$("$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/wide" -c NATO)" -gt 0 ]
    fails 'takes one of .*, not .年.' -c --facets=年、度 NATO
    fails 'is given an empty value' -c --facets=、 NATO
}

@test "an index without years says so when it is asked for one" {
    printf '{"id":"a","text":"港湾の計画である。"}\n' >"$BATS_TEST_TMPDIR/a.jsonl"
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/plain" "$BATS_TEST_TMPDIR/a.jsonl"
    run --separate-stderr "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/plain" -y 2024 港湾
    [ "$status" -eq 1 ]
    [[ $stderr == *'no passage of this index has a year'* ]]
    run --separate-stderr "$SEISAKU_BIN/seisaku-query" -y 1999 NATO
    [[ $stderr != *'has a year'* ]]
}

@test "an index that is none" {
    fails 'no index at .*/nowhere' -d "$BATS_TEST_TMPDIR/nowhere" NATO
    fails 'is no index' -d tests NATO
    fails 'is no index' -d README.md NATO
    mkdir "$BATS_TEST_TMPDIR/garbage"
    echo garbage >"$BATS_TEST_TMPDIR/garbage/XAPIANDB"
    fails 'has a line other than .auto FOLDER.*name another folder with -d, or correct or delete that file' \
        -d "$BATS_TEST_TMPDIR/garbage" NATO
    echo 'auto nowhere' >"$BATS_TEST_TMPDIR/garbage/XAPIANDB"
    fails 'cannot be read' -d "$BATS_TEST_TMPDIR/garbage" NATO
    : >"$BATS_TEST_TMPDIR/garbage/XAPIANDB"
    fails 'names no database' -d "$BATS_TEST_TMPDIR/garbage" NATO
}

@test "a list of databases that is none runs nothing, waits for nothing and is told in one line" {
    cd "$BATS_TEST_TMPDIR"
    mkdir evil
    printf 'remote :sh -c id>ran\n' >evil/XAPIANDB
    fails 'has a line other than' -d evil NATO
    [ ! -e ran ]
    printf 'auto XAPIANDB\n' >evil/XAPIANDB # itself
    fails 'cannot be read' -d evil NATO
    printf 'auto .\n' >evil/XAPIANDB
    fails 'cannot be read' -d evil NATO
    head -c 100000 /dev/zero | tr '\0' '#' >evil/XAPIANDB
    fails 'is too long' -d evil NATO
    rm evil/XAPIANDB
    ln -s /dev/zero evil/XAPIANDB
    fails 'is no regular file' -d evil NATO
    rm evil/XAPIANDB
    mkfifo evil/XAPIANDB
    fails 'is no regular file' -d evil NATO
    rm evil/XAPIANDB
    mkdir evil/database
    mkfifo evil/database/iamglass
    printf 'auto database\n' >evil/XAPIANDB
    fails 'no regular files' -d evil NATO
}

@test "a folder that no index can be written to" {
    cd "$BATS_TEST_TMPDIR"
    echo 港湾の計画である。 >a.txt
    mkdir garbage
    echo garbage >garbage/XAPIANDB
    for rebuild in -v --rebuild; do
        refuses 'garbage: XAPIANDB has a line other than .*: name another folder with -d, or .*delete that file$' \
            $rebuild -d garbage a.txt
        [ "$(cat garbage/XAPIANDB)" = garbage ]
    done
    rm garbage/XAPIANDB
    "$SEISAKU_BIN/seisaku-index" -q -d garbage a.txt
    refuses 'a.txt: cannot make .*, name a folder with -d$' -d a.txt/index a.txt
    refuses '-d is given an empty value: name a folder' -d '' a.txt
    [ "$(id -u)" -ne 0 ] || return 0 # who may write anywhere
    mkdir -m 555 closed
    refuses 'closed/lock: cannot lock .*: name a folder that you may write with -d$' -d closed a.txt
}

@test "an index that was cut short" {
    cp -r "$SEISAKU_INDEX" "$BATS_TEST_TMPDIR/cut"
    truncate -s 5000 "$BATS_TEST_TMPDIR"/cut/*/*.glass
    fails 'rebuild it with seisaku-index --rebuild -d .*/cut FILES$' -d "$BATS_TEST_TMPDIR/cut" NATO
}

@test "an index made with another dictionary" {
    cp -r "$SEISAKU_BIN/../dict" "$BATS_TEST_TMPDIR/dict"
    printf '髪\t神\n' >>"$BATS_TEST_TMPDIR/dict/variants.tsv"
    SEISAKU_DICT=$BATS_TEST_TMPDIR/dict fails 'another dictionary' NATO
    SEISAKU_DICT=$BATS_TEST_TMPDIR/nowhere fails 'no dictionary file' NATO
}

@test "a character that every passage has is found in all of them" {
    every=$("$SEISAKU_BIN/seisaku-query" -c -y ..2100)
    [ "$every" -gt 50 ]
    found=$("$SEISAKU_BIN/seisaku-query" -c 'の*')
    [ "$found" -gt $((every / 2)) ]
    [ "$found" -le "$("$SEISAKU_BIN/seisaku-query" -c '"の"')" ]
}

# What takes time by the square of its length does not end; the limit is far above what these take.
in_time() { timeout 20 "$@" >"$BATS_TEST_TMPDIR/out"; }

@test "a text of any shape is read in time" {
    # add a case: NAME<TAB>Python expression
    while IFS=$'\t' read -r name expression; do
        python3 -c "import sys; sys.stdout.buffer.write(($expression).encode())" >"$BATS_TEST_TMPDIR/$name"
        in_time "$SEISAKU_BIN/seisaku-index" -q -j 1 --dump "$BATS_TEST_TMPDIR/$name" || { echo "$name: $?"; false; }
    done <<'CASES'
blanks.txt	' ' * 300000 + '政策を進める。'
blanks-within.txt	'政策' + ' ' * 300000 + 'を進める。'
marks.txt	'か' + '\u3099' * 100000
joiners.txt	'\u200d' * 100000 + '政策'
tags.txt	'政策' + '\U000e0041' * 100000
breaks.html	'<html><body><p>' + '政策<br>\n' * 40000
lines.html	'<html><body><pre>' + '政策\n' * 60000
deep.html	'<html><body>' + '<div>' * 30000 + '政策'
CASES
}

@test "a passage as long as a book is searched in time" {
    # add a case: NAME<TAB>Python expression
    while IFS=$'\t' read -r name expression; do
        python3 -c "import json; print(json.dumps({'id': '$name', 'text': $expression}))" >"$BATS_TEST_TMPDIR/long.jsonl"
        in_time "$SEISAKU_BIN/seisaku-index" -q --rebuild -d "$BATS_TEST_TMPDIR/long" "$BATS_TEST_TMPDIR/long.jsonl"
        for arguments in '-f text' '-f jsonl' --kwic; do
            # shellcheck disable=SC2086 # an option with its value
            in_time "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/long" $arguments 政策 ||
                { echo "$name $arguments: $?"; false; }
        done
    done <<'CASES'
matches	'政策' * 80000
sentences	'政策を進める。' * 40000
gaps	'政 策 ' * 80000
marks	'政策' + 'か' + '\u3099' * 80000
CASES
}

@test "a passage without a character that is searched for is no error" {
    printf '{"id":"tags","text":"\\udb40\\udc41\\udb40\\udc42"}\n' >"$BATS_TEST_TMPDIR/tags.jsonl"
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/tags" "$BATS_TEST_TMPDIR/tags.jsonl"
    [ "$("$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/tags" -c -y ..2100 || true)" = 0 ]
}
