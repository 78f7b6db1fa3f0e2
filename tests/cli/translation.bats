# The user's language: people read messages in it, programs read the same as ever.

bats_require_minimum_version 1.5.0

setup_file() {
    export INDEX="$BATS_FILE_TMPDIR/index" TOPICS="$BATS_FILE_TMPDIR/topics.tsv" NO_COLOR=1
    unset LANGUAGE LC_MESSAGES LANG
    "$SEISAKU_BIN/seisaku-index" -q -d "$INDEX" tests/data/sample
    printf 'サイバー\tサイバー\n無\tぬるぽがっぽ\n' >"$TOPICS"
}

# in_both COMMAND...: runs it in either language; $english and $japanese are their outputs on both streams, their
# statuses must be the same.
in_both() {
    local code
    english=$(LC_ALL=C.UTF-8 "$@" 2>&1) && code=0 || code=$?
    japanese=$(LC_ALL=ja_JP.UTF-8 "$@" 2>&1) && status=0 || status=$?
    [ "$status" -eq "$code" ]
}

query() { "$SEISAKU_BIN/seisaku-query" -d "$INDEX" "$@"; }
index() { "$SEISAKU_BIN/seisaku-index" "$@"; }

# missing CATALOG: the messages of the sources that it has no translation of.
missing() {
    doc/po/extract "$BATS_TEST_TMPDIR/seisaku.pot"
    LC_ALL=C msgcmp --use-untranslated "$1" "$BATS_TEST_TMPDIR/seisaku.pot" 2>&1 || true
    msgmerge --quiet --no-fuzzy-matching -o "$BATS_TEST_TMPDIR/merged.po" "$1" "$BATS_TEST_TMPDIR/seisaku.pot"
    msgattrib --untranslated --no-obsolete "$BATS_TEST_TMPDIR/merged.po" | grep '^msgid' | grep -v '^msgid ""$' || true
}

@test "the catalog in Japanese has every message of the sources, and fits their formats" {
    msgfmt --check-format --output-file=/dev/null doc/po/ja.po
    [ -z "$(msgattrib --only-fuzzy doc/po/ja.po)" ]
    lacks=$(missing doc/po/ja.po)
    [ -z "$lacks" ] || { echo "make po, then translate in doc/po/ja.po: $lacks"; false; }
}

@test "errors, hints and the help are in the user's language" {
    in_both query 'NEAR'
    [[ $japanese == *'語として探すなら引用符で囲むこと'* && $english == *'quote it to search for it'* ]]
    in_both query --formt=csv x
    [[ $japanese == 'seisaku-query: オプション --formt はない: --format のことか。一覧は --help' ]]
    in_both query ぬるぽがっぽ
    [[ $japanese == *'ぬるぽがっぽ のある段落はない'* && $english == *'is in no passage'* ]]
    in_both query -m 外務省 -y 1990 IPEF
    [[ $japanese == *'-y 1990 を外すと'* ]]
    in_both index "$BATS_TEST_TMPDIR/none"
    [[ $japanese == *'見つからない: 名前を確かめること'* ]]
    in_both index -d /proc/none tests/data/sample
    [[ $japanese == *'索引のフォルダを作ることができない'* ]]
    for tool in index query; do
        in_both "$tool" --help
        [[ $japanese == *'この説明を表示する'* && $english == *'Print this help'* ]]
        in_both "$tool" --usage
        [[ $japanese == 使い方:* ]]
    done
}

@test "the help of each option is in Japanese" {
    for tool in seisaku-index seisaku-query; do
        LC_ALL=ja_JP.UTF-8 "$SEISAKU_BIN/$tool" --help | python3 -c '
import re, sys
for item in re.split(r"^(?=  -., --|      --)", sys.stdin.read(), flags=re.M)[1:]:
    assert re.search("[ぁ-ん]", item) or re.search("[一-龠]", item), item'
    done
}

@test "outputs for people have their labels in the user's language, and the same passages and numbers" {
    in_both query -n 3 --facets=kind,ministry IPEF
    [[ $japanese == *'段落、1 から 3 までを表示'* && $japanese == *'府省庁'* && $japanese == *'計画'* ]]
    [ "$(grep -o '[0-9][0-9]*\.[0-9][0-9]  .*' <<<"$japanese")" = "$(grep -o '[0-9][0-9]*\.[0-9][0-9]  .*' <<<"$english")" ]
    in_both query --survey="$TOPICS"
    [[ $japanese == *'話題'* && $japanese == *'計'* ]]
    in_both query --kwic IPEF
    [[ $japanese == *'件の一致'* ]]
    in_both query --explain -n 1 NATO
    [[ $japanese == *'検索式 NATO'* && $japanese == *'語による得点'* ]]
    for output in -l --trend --words --collocates '--rates --facets=kind'; do
        # shellcheck disable=SC2086 # several words
        in_both query $output IPEF
        [ "$(head -1 <<<"$english" | wc -w)" -eq "$(head -1 <<<"$japanese" | wc -w)" ]
    done
}

@test "a page of a survey names kinds in both languages" {
    query --survey="$TOPICS" --by=kind --html="$BATS_TEST_TMPDIR/page.html"
    grep -qF '<span class="ja" lang="ja">成果・進捗</span><span class="en" lang="en">progress</span>' "$BATS_TEST_TMPDIR/page.html"
}

@test "programs read the same in every language" {
    for format in json jsonl csv tsv; do
        for output in '-n 2 IPEF' '--facets=kind,year IPEF' '--kwic -n 3 IPEF' "--survey=$TOPICS" '--trend IPEF' '-l IPEF'; do
            # shellcheck disable=SC2086 # several words
            in_both query -f $format $output
            [ "$english" = "$japanese" ]
        done
    done
    in_both query -f json --explain NATO
    [ "$english" = "$japanese" ]
    in_both query -n 5 -f trec IPEF
    [ "$english" = "$japanese" ]
    in_both query -c IPEF
    [ "$english" = "$japanese" ]
}

@test "an index and a report are the same in every language, and what was read before is told in the user's" {
    cd "$BATS_TEST_TMPDIR"
    mkdir files
    cp "$BATS_TEST_DIRNAME"/../data/sample/*p05.txt files
    : >files/empty.txt
    printf '{"id":"a"}\n{"id":"b"}\n' >files/wrong.jsonl
    printf '%%PDF-1.4 no more' >files/broken.pdf
    printf 'id,name\n1,x\n' >files/odd.csv
    printf '{\\rtf1}' >files/old.rtf
    touch -d 2020-01-01 files/*
    for locale in C.UTF-8 ja_JP.UTF-8; do
        LC_ALL=$locale index -j 1 -d $locale.index --report=$locale.jsonl files files/* 2>$locale.err || [ $? -eq 1 ]
        LC_ALL=$locale index -j 1 -d $locale.index --report=$locale.again.jsonl files files/* 2>$locale.again.err || [ $? -eq 1 ]
    done
    plain() { sed 's/"seconds":[0-9.e-]*//' "$1"; }
    cat ja_JP.UTF-8.err
    diff <(plain C.UTF-8.jsonl) <(plain ja_JP.UTF-8.jsonl)
    diff <(plain C.UTF-8.again.jsonl) <(plain ja_JP.UTF-8.again.jsonl)
    grep -q '空のファイル: 読むものがない' ja_JP.UTF-8.err
    grep -q '空のファイル: 読むものがない (変更なし。--rebuild で読み直す)' ja_JP.UTF-8.again.err
    grep -q 'PDF ではないか、読めないほど壊れている' ja_JP.UTF-8.err
    grep -q '読めなかった [0-9]*: ' ja_JP.UTF-8.err
    ! grep -q $'[\001-\003]' ja_JP.UTF-8.err ja_JP.UTF-8.jsonl
}

@test "the language is LC_ALL's, else LC_MESSAGES', else LANG's; an empty one says nothing" {
    japanese() { env "$@" "$SEISAKU_BIN/seisaku-query" --help | grep -q '使い方'; }
    japanese LC_ALL=ja_JP.UTF-8 LANG=C.UTF-8
    japanese LC_ALL= LC_MESSAGES=ja_JP.UTF-8 LANG=C.UTF-8
    japanese LC_ALL= LC_MESSAGES= LANG=ja_JP.UTF-8
    ! japanese LC_ALL=C.UTF-8 LANG=ja_JP.UTF-8
    ! japanese LC_ALL= LC_MESSAGES=POSIX LANG=ja_JP.UTF-8
}

@test "a language without a catalog, and names with control characters, are no harm" {
    run -2 env LC_ALL=xx_YY.UTF-8 "$SEISAKU_BIN/seisaku-query" --formt=csv x
    [[ $output == *"did you mean --format?"* ]]
    run env LC_ALL=ja_JP.UTF-8 "$SEISAKU_BIN/seisaku-index" --dump $'/none/\001a\002b\003\033[31m'
    [[ $output == *'見つからない'* && $output != *$'\033'* && $output != *$'\001'* ]]
}
