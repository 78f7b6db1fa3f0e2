#!/usr/bin/env bats
# How a word's other spellings are asked for and told; the user's own dictionaries.

bats_require_minimum_version 1.5.0

setup() {
    export XDG_CONFIG_HOME="$BATS_TEST_TMPDIR/config" XDG_CACHE_HOME="$BATS_TEST_TMPDIR/cache"
    mkdir -p "$XDG_CONFIG_HOME/seisaku"
    printf 'イ社の漏えいを調べる。\n\n顧客情報の漏洩を防ぐ。\n\nタスク・フォースを置く。\n\n塁湯の利用を進める。\n' >"$BATS_TEST_TMPDIR/a.txt"
}

index() { "$SEISAKU_BIN/seisaku-index" -q --rebuild -d "$BATS_TEST_TMPDIR/index" "$BATS_TEST_TMPDIR/a.txt"; }
query() { "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/index" "$@"; }

@test "--exact finds words as they are typed" {
    index
    [ "$(query -c 漏えい)" -eq 2 ]
    [ "$(query -c --exact 漏えい)" -eq 1 ]
    [ "$(query -c タスクフォース)" -eq 1 ]
    run query -c --exact タスクフォース
    [ "$status" -eq 1 ]
}

@test "--explain tells a spelling that was added" {
    index
    run query --explain タスクフォース
    [[ "$output" == *"タスク・フォース (form)"* ]]
}

@test "other writings of a query need no new index; the user may add some, and a wrong line is told" {
    printf '全ての港を調べる。\n\nすべての港を開く。\n\n広さは五十平方メートルである。\n' >"$BATS_TEST_TMPDIR/a.txt"
    index
    [ "$(query -c すべて)" -eq 2 ]
    [ "$(query -c --exact すべて)" -eq 1 ]
    [ "$(query -c 50㎡)" -eq 1 ]
    run query --explain すべての港
    [[ "$output" == *"全ての港 (form)"* ]]
    printf '港\nみなと\t港\n港\t波止場\n' >"$XDG_CONFIG_HOME/seisaku/writings.tsv"
    run --separate-stderr query -c 波止場
    [ "$output" = 2 ]
    [[ "$stderr" == *"writings.tsv:1: one writing alone"*"the line is left out"* ]]
}

@test "a string within words is not said to be in no passage" {
    index
    run --separate-stderr query 客情
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'as a string, "客情" is in 1'* ]]
}

@test "the user's own spellings and variants add to the shipped ones" {
    printf '塁\t涙\n' >"$XDG_CONFIG_HOME/seisaku/variants.tsv"
    printf '顧客\tお客\n' | iconv -t CP932 >"$XDG_CONFIG_HOME/seisaku/spellings.tsv"
    index
    [ "$(query -c '"涙湯"')" -eq 1 ]
    rm "$XDG_CONFIG_HOME/seisaku/variants.tsv"
    run query -c 漏えい
    [ "$status" -eq 2 ]
    [[ "$output" == *"another dictionary"* ]]
}

@test "a wrong line of the user's own spellings is told with file and line" {
    printf '# own\nひとつ\n' >"$XDG_CONFIG_HOME/seisaku/spellings.tsv"
    run index
    [ "$status" -eq 2 ]
    [[ "$output" == *"spellings.tsv:2: expected two spellings"* ]]
}

own_words() { printf "$@" >"$XDG_CONFIG_HOME/seisaku/user.csv"; }

@test "the user's own words are one word each, and agree between index and query" {
    printf '里山学級を開く。\n\nべにふうき茶を輸出する。\n\nＸＲ防災ドリルを行う。\n' >"$BATS_TEST_TMPDIR/a.txt"
    index
    [ "$(query -c ふうき)" -eq 1 ]
    own_words '# own\nべにふうき\n里山学級,1285,1285,5000,名詞,一般,*,*,*,*,里山学級,サトヤマガッキュウ,サトヤマガッキュー\nＸＲ\nXR防災ドリル\n'
    run query -c べにふうき
    [ "$status" -eq 2 ]
    [[ "$output" == *"another dictionary"* ]]
    index
    [ "$(query -c べにふうき)" -eq 1 ]
    run query -c ふうき
    [ "$status" -eq 1 ]
    [ "$(query -c 里山)" -eq 1 ]
    [ "$(query -c xr防災ドリル)" -eq 1 ]
    [ "$(query -c 防災)" -eq 1 ]
}

@test "own words are compiled once, and anew where the cache is lost, damaged or not to be written" {
    own_words 'べにふうき\n'
    index
    [ "$(find "$XDG_CACHE_HOME" -type f | wc -l)" -eq 1 ]
    [ "$(query -c 漏えい)" -eq 2 ]
    [ "$(find "$XDG_CACHE_HOME" -type f | wc -l)" -eq 1 ]
    truncate -s 100 "$(find "$XDG_CACHE_HOME" -type f)"
    [ "$(query -c 漏えい)" -eq 2 ]
    rm -r "$XDG_CACHE_HOME"
    touch "$XDG_CACHE_HOME"
    [ "$(query -c 漏えい)" -eq 2 ]
    env -u XDG_CACHE_HOME -u HOME "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/index" -c 漏えい
}

@test "a wrong line of the user's own words is told with file and line" {
    says() { [ "$status" -eq 2 ] && [[ "$output" == *"user.csv:2: $1"* ]]; }
    while IFS='|' read -r line message; do
        own_words '# own\n%s\n' "$line"
        run index
        says "$message" || { echo "$line: $output"; return 1; }
    done <<'END'
里山 学級|a word has no blank
タスク・フォース|a word has no blank
里山学級,サトヤマガッキュウ|expected a word, or the 13 fields
里山学級,1285,1285,40000,名詞,一般,*,*,*,*,里山学級,*,*|the fourth field is the word's cost
里山学級,1285,1316,4000,名詞,一般,*,*,*,*,里山学級,*,*|the second and third field are ids
里山学級,1285,1285,32000,名詞,一般,*,*,*,*,里山学級,*,*|MeCab does not take 里山学級 for one word
ＸＲ防災ドリル|防災 would not be found in xr防災ドリル any more
END
}

@test "a section is found by its number in any writing" {
    cat >"$BATS_TEST_TMPDIR/a.jsonl" <<'END'
{"id":"a","text":"計画","section":{"number":"第3章","title":"別"}}
{"id":"b","text":"計画","section":{"number":"第三章","title":"別"}}
{"id":"c","text":"計画","section":{"number":"第十三条の二","title":"別"}}
{"id":"d","text":"計画","section":{"number":"第１３条","title":"別"}}
{"id":"e","text":"計画","section":{"number":"3.2","title":"別"}}
END
    "$SEISAKU_BIN/seisaku-index" -q --rebuild -d "$BATS_TEST_TMPDIR/index" "$BATS_TEST_TMPDIR/a.jsonl"
    [ "$(query -c -s 第三章 計画)" -eq 2 ]
    [ "$(query -c -s 3章 計画)" -eq 2 ]
    [ "$(query -c -s 3 計画)" -eq 3 ]
    [ "$(query -c -s 13 計画)" -eq 1 ]
    [ "$(query -c -s 第13条の2 計画)" -eq 1 ]
    [ "$(query -c -s ３.２ 計画)" -eq 1 ]
}

@test "a part of a document is all that stands under its heading, and a section's number is no part's" {
    cat >"$BATS_TEST_TMPDIR/law.txt" <<'END'
離島通信法
（令和九年五月一日法律第四十三号）

　　　第一章　総則

（目的）
第一条　この法律は、離島の通信を定める。

　　　第三章　設備

　　　　第一節　通則

（届出）
第三条　設備は、届け出る。
２　届出は、設備ごとにする。

　　　　第二節　検査

第四条　検査を行う。

　　　第三章の二　雑則

第五条　費用は、国が負う。

　　　附　則

（施行期日）
第一条　この法律は、公布の日から施行する。

第三条　届出は、なお従前の例による。

別表第一（第三条関係）

　海底線
END
    cat >"$BATS_TEST_TMPDIR/a.jsonl" <<'END'
{"id":"r","text":"設備を調べる。","path":["第Ⅲ章　設備の現状","2 調査"],"section":{"number":"2","title":"調査"}}
{"id":"s","text":"設備を選ぶ。","section":{"number":"3","title":"第三者の章"}}
END
    "$SEISAKU_BIN/seisaku-index" -q --rebuild -d "$BATS_TEST_TMPDIR/index" "$BATS_TEST_TMPDIR/law.txt" "$BATS_TEST_TMPDIR/a.jsonl"
    texts() { query -n all --sort=document -f jsonl "$@" | sed 's/.*"text":"\([^"]*\)".*/\1/' | tr '\n' '|'; }
    for part in 第三章 第3章 3章 第３章 第Ⅲ章 三章; do
        echo "$part: $(texts -s "$part" 'genre:statute OR 設備')"
        [ "$(query -c -s "$part" 'genre:statute OR 設備')" -eq 4 ]
        [ "$(query -c "section:$part" genre:statute)" -eq 3 ]
    done
    [[ "$(texts -s 第3章第1節 genre:statute)" == *届け出る* && "$(texts -s 第3章第1節 genre:statute)" != *検査* ]]
    [[ "$(texts -s 第3章の2 genre:statute)" == *費用* ]]
    [[ "$(texts -s 附則 genre:statute)" == *公布*従前* && "$(texts -s 付則 genre:statute)" != *届け出る* ]]
    [[ "$(texts -s 附則第3条 genre:statute)" == *従前* && "$(texts -s 附則第3条 genre:statute)" != *届け出る* ]]
    [ "$(texts -s 附則3条 genre:statute)" = "$(texts -s 附則第三条 genre:statute)" ]
    [[ "$(texts -s 別表第一 genre:statute)" == *海底線* ]]
    [ "$(texts -s 別表1 genre:statute)" = "$(texts -s 別表 genre:statute)" ]
    [[ "$(texts -s 第三条第2項 genre:statute)" == *設備ごと* ]]
    [ "$(query -c -s 3 設備)" -eq 3 ] # two of 第三条, one of section 3; none of chapter 3
    [ "$(query -c -s 第3条 設備)" -eq 2 ]
    run query -c -s 第9章 設備
    [ "$status" -eq 1 ]
}

@test "a citation finds the article, by any name of the law and in any numerals" {
    cat >"$BATS_TEST_TMPDIR/a.jsonl" <<'END'
{"id":"a","text":"利用者に通知する。","title":"個人情報の保護に関する法律","section":{"number":"第三十七条","title":"通知"}}
{"id":"b","text":"利用者に公表する。","title":"個人情報の保護に関する法律","section":{"number":"第三十七条の二","title":"公表"}}
{"id":"c","text":"利用者に届け出る。","title":"電気通信事業法","section":{"number":"第三十七条","title":"届出"}}
{"id":"d","text":"個人情報保護法第37条により行う。","title":"年次計画","section":{"number":"1","title":"総則"}}
{"id":"e","text":"開示しない。","title":"行政機関の保有する個人情報の保護に関する法律","section":{"number":"第三十七条","title":"開示"}}
{"id":"f","text":"細目を定める。","title":"個人情報の保護に関する法律施行令","section":{"number":"第三十七条","title":"細目"}}
{"id":"g","text":"端末を登録する。","title":"電気通信事業法（昭和五十九年法律第八十六号）","section":{"number":"第四十条","title":"登録"}}
END
    "$SEISAKU_BIN/seisaku-index" -q --rebuild -d "$BATS_TEST_TMPDIR/index" "$BATS_TEST_TMPDIR/a.jsonl"
    ids() { query -f jsonl "$@" | grep -o '"id":"."' | cut -d'"' -f4 | sort | tr -d '\n'; }
    [ "$(ids 個人情報保護法第37条)" = ad ]
    [ "$(ids 個人情報の保護に関する法律第三十七条第一項)" = a ]
    [ "$(ids 個人情報保護法第３７条の２)" = b ]
    [ "$(ids 電気通信事業法第37条)" = c ]
    [ "$(ids 電気通信事業法第40条)" = g ]
    [ "$(ids 個人情報の保護に関する法律施行令第37条)" = f ]
    [ "$(ids '個人情報保護法第37条 通知')" = a ]
    [ "$(ids --exact 個人情報保護法第37条)" = d ]
}

@test "a citation finds the texts that cite the article by another name of the law" {
    cat >"$BATS_TEST_TMPDIR/a.jsonl" <<'END'
{"id":"a","text":"個人情報の保護に関する法律第二十七条の規定による提供を検討する。"}
{"id":"b","text":"個人情報保護法27条に基づく提供を行う。"}
{"id":"c","text":"個人情報保護法（平成15年法律第57号）第27条第1項の提供を行う。"}
{"id":"d","text":"個人情報保護法の改正により、同法第２７条を見直す。"}
{"id":"e","text":"個人情報保護法第27条の2により行う。"}
{"id":"f","text":"個人情報保護法第28条により行う。"}
{"id":"g","text":"行政機関の保有する個人情報の保護に関する法律第二十七条により行う。"}
{"id":"h","text":"個人情報保護法及び電波法第27条により行う。"}
{"id":"i","text":"個人情報保護法と電波法を改め、同法第27条により行う。"}
END
    "$SEISAKU_BIN/seisaku-index" -q --rebuild -d "$BATS_TEST_TMPDIR/index" "$BATS_TEST_TMPDIR/a.jsonl"
    ids() { query -f jsonl "$@" | grep -o '"id":"."' | cut -d'"' -f4 | sort | tr -d '\n'; }
    for citation in 個人情報保護法第27条 個人情報の保護に関する法律第二十七条 個人情報保護法27条 平成15年法律第57号第27条; do
        echo "$citation: $(ids "$citation")"
        [ "$(ids "$citation")" = abcd ]
    done
    [ "$(ids 個人情報保護法第27条の2)" = e ]
    [ "$(ids 個人情報保護法第27条第1項)" = c ]
    [ "$(ids 電波法第27条)" = hi ]
    [ "$(ids --exact 個人情報保護法27条)" = b ]
    run query 個人情報保護法第99条
    [[ "$output" == *'個人情報保護法第99条 is in no passage'* && "$output" != *'同法'* ]]
}

@test "a citation finds what the law's own orders say of 法, and the rules of an order what they say of 令" {
    cat >"$BATS_TEST_TMPDIR/a.jsonl" <<'END'
{"id":"a","title":"海底通信法施行令","text":"第四条　法第三条第一項の政令で定める設備は、海底線とする。"}
{"id":"b","title":"海底通信法施行規則","text":"一　法第三条の届出"}
{"id":"c","title":"海底通信法施行規則（令和九年総務省令第三号）","text":"届出（法第三条の届出をいう。）及び電波法第五条の届出を行う。"}
{"id":"d","title":"海底通信法施行令","text":"法第三条の二の届出及び民法第三条の届出並びに旧法第三条の届出を除く。"}
{"id":"e","title":"離島通信法施行令","text":"法第三条の届出を行う。"}
{"id":"f","title":"年次計画","text":"法第三条により届け出る。"}
{"id":"g","title":"海底通信法施行規則","text":"第二条　令第四条の設備を定める。"}
{"id":"h","title":"新海底通信法施行令","text":"法第三条の届出を行う。"}
{"id":"i","title":"海底通信法施行令","text":"前条及び同条の届出を行う。"}
END
    "$SEISAKU_BIN/seisaku-index" -q --rebuild -d "$BATS_TEST_TMPDIR/index" "$BATS_TEST_TMPDIR/a.jsonl"
    ids() { query -f jsonl "$@" | grep -o '"id":"."' | cut -d'"' -f4 | sort | tr -d '\n'; }
    [ "$(ids 海底通信法第3条)" = abc ]
    [ "$(ids 海底通信法第三条第1項)" = a ]
    [ "$(ids 海底通信法第3条の2)" = d ]
    [ "$(ids 海底通信法施行令第4条)" = g ]
    [ "$(ids 離島通信法第3条)" = e ]
    [ -z "$(ids --exact 海底通信法第3条)" ]
    run query --kwic 海底通信法第3条
    [[ "$output" == *'【法第三条】'* ]]
}

@test "a paragraph of an article is what stands from its label to the next one's" {
    cat >"$BATS_TEST_TMPDIR/a.jsonl" <<'END'
{"id":"a","doc_id":"x","title":"海底通信法","section":{"number":"第三条","title":null},"text":"第三条　国は、次の施策を行う。"}
{"id":"b","doc_id":"x","title":"海底通信法","section":{"number":"第三条","title":null},"text":"一　調査"}
{"id":"c","doc_id":"x","title":"海底通信法","section":{"number":"第三条","title":null},"text":"２　前項の施策は、別に定める。"}
{"id":"d","doc_id":"x","title":"海底通信法","section":{"number":"第三条","title":null},"text":"一　調査の方法"}
{"id":"e","doc_id":"x","title":"海底通信法","section":{"number":"第四条","title":null},"text":"一　調査の費用"}
{"id":"f","doc_id":"x","title":"海底通信法","section":{"number":"第四条","title":null},"text":"第四条　費用は、国が負う。２　費用は、公表する。"}
{"id":"g","doc_id":"y","title":"海底通信法施行令","section":{"number":"第三条","title":null},"text":"２　公表は、年に一度とする。"}
END
    "$SEISAKU_BIN/seisaku-index" -q --rebuild -d "$BATS_TEST_TMPDIR/index" "$BATS_TEST_TMPDIR/a.jsonl"
    ids() { query -f jsonl "$@" | grep -o '"id":"."' | cut -d'"' -f4 | sort | tr -d '\n'; }
    [ "$(ids 海底通信法第3条)" = abcd ]
    [ "$(ids 海底通信法第三条第一項)" = ab ]
    [ "$(ids 海底通信法第３条第２項第１号)" = cd ]
    [ "$(ids 海底通信法第4条第2項)" = f ]
    [ -z "$(ids 海底通信法第3条第3項)" ]
    [ "$(ids --sort=document -s 第三条第2項 'genre:statute OR 調査 OR 施策 OR 公表')" = cdg ]
}

@test "a law's number is another name of the law, by what the texts call it" {
    cat >"$BATS_TEST_TMPDIR/a.jsonl" <<'END'
{"id":"a","doc_id":"x","title":"海底通信、電波及び衛星の利用に関する法律","text":"海底通信、電波及び衛星の利用に関する法律（令和四年五月二十日法律第四十三号）"}
{"id":"b","doc_id":"x","title":"海底通信、電波及び衛星の利用に関する法律","section":{"number":"第三条","title":null},"text":"第三条　国は、施策を行う。"}
{"id":"c","doc_id":"y","title":"年次計画","text":"海底通信、電波及び衛星の利用に関する法律の施行に備える。"}
{"id":"d","doc_id":"y","title":"年次計画","text":"港湾計画法（令和3年法律第43号）により進める。"}
{"id":"e","doc_id":"y","title":"年次計画","text":"新たな港湾計画法（令和３年法律第４３号）により進める。"}
{"id":"f","doc_id":"y","title":"年次計画","text":"国は、港湾計画法（令和三年法律第四十三号。以下「法」という。）の改正を検討する。"}
{"id":"g","doc_id":"y","title":"年次計画","text":"港湾計画法の改正を検討する。"}
END
    "$SEISAKU_BIN/seisaku-index" -q --rebuild -d "$BATS_TEST_TMPDIR/index" "$BATS_TEST_TMPDIR/a.jsonl"
    ids() { query -f jsonl "$@" | grep -o '"id":"."' | cut -d'"' -f4 | sort | tr -d '\n'; }
    [ "$(ids 令和四年法律第四十三号)" = ac ]
    [ "$(ids Ｒ４年法律第43号)" = ac ]
    [ "$(ids 2022年5月20日法律第43号第3条)" = b ]
    [ "$(ids 令和3年法律第43号)" = defg ]
    [ "$(ids --exact 令和3年法律第43号)" = de ]
    [ "$(ids --no-expand 令和3年法律第43号)" = def ]
    [ -z "$(ids 令和5年法律第43号)" ]
    run query --explain 令和3年法律第43号
    [[ "$output" == *"word 港湾計画法"* ]]
}

@test "readings of kanji need no new index; the user may add some, and a wrong line is told" {
    printf '皮膚の病気を調べる。\n\n皮ふ科を開く。\n\n燻蒸の作業をする。\n\nいぶ蒸の作業をする。\n' >"$BATS_TEST_TMPDIR/a.txt"
    index
    [ "$(query -c 皮膚)" -eq 2 ]
    [ "$(query -c 皮ふ)" -eq 2 ]
    [ "$(query -c --exact 皮膚)" -eq 1 ]
    run query --explain 皮ふ
    [[ "$output" == *"皮膚 (form)"* ]]
    printf '捗\n捗\tchoku\t-\n膚\tひふ\t-\n' >"$XDG_CONFIG_HOME/seisaku/readings.tsv"
    run --separate-stderr query -c 皮膚
    [ "$output" = 2 ]
    [[ "$stderr" == *"readings.tsv:1: not a kanji"*"the line is left out"* ]]
    [[ "$stderr" == *"readings.tsv:2: not a kanji"* ]]
    [[ "$stderr" != *"readings.tsv:3"* ]]
}

# The tables in a form that needs no parsing stand beside them. It may be missing, old or damaged.
@test "a table that was changed is read, and one that was compiled says the same" {
    local dict=$BATS_TEST_TMPDIR/dict
    cp -a "$(dirname "$SEISAKU_BIN")/dict" "$dict"
    index
    asked() { SEISAKU_DICT=$dict query -f jsonl 漏えい; }
    asked >"$BATS_TEST_TMPDIR/compiled"
    [ -s "$BATS_TEST_TMPDIR/compiled" ]
    printf 'damaged' | dd of="$dict/compiled.dict" bs=1 seek=1000 conv=notrunc status=none
    asked | cmp - "$BATS_TEST_TMPDIR/compiled"
    head -c 1000 "$dict/compiled.dict" >"$dict/short" && mv "$dict/short" "$dict/compiled.dict"
    asked | cmp - "$BATS_TEST_TMPDIR/compiled"
    rm "$dict/compiled.dict"
    asked | cmp - "$BATS_TEST_TMPDIR/compiled"

    cp -p "$(dirname "$SEISAKU_BIN")/dict/compiled.dict" "$dict"
    asked() { SEISAKU_DICT=$dict query -c 深海の鯨; }
    run -1 asked
    printf '深海の鯨\tイ社\n' >>"$dict/topics.tsv"
    run -0 asked
    [ "$output" = 1 ]
}

@test "a verb joined to another is a string, and with --match=any its parts" {
    printf '大学で学び直した。\n\n大学で学んだ。\n' >"$BATS_TEST_TMPDIR/a.txt"
    index
    [ "$(query -c 学び直し)" -eq 1 ]
    [ "$(query -c --match=any 学び直し)" -eq 2 ]
    run query --explain 学び直し
    [[ "$output" == *"学び直し (typed): the string 学び直"* ]]
}
