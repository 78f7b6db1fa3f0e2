# Pages of the web and documents with a form of their own, from the command line.

bats_require_minimum_version 1.5.0

dump() { "$SEISAKU_BIN/seisaku-index" --dump "$@"; }

# fields FILE: what the passages of a dump say, a line each.
fields() {
    python3 - "$1" <<'PYTHON'
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    p = json.loads(line)
    section = p["section"] or {}
    print(section.get("number"), section.get("title"), " > ".join(p["path"]), p["item"],
          " ".join(p["ministries"]), p["text"], sep="|")
PYTHON
}

setup() { PASSAGES=$BATS_TEST_TMPDIR/passages; }

@test "a page of HTML in any encoding has its content, without navigation" {
    for encoding in CP932 EUC-JP ISO-2022-JP UTF-8 UTF-16; do
        page=$BATS_TEST_TMPDIR/council.html # META says Shift_JIS of all of them
        iconv -f UTF-8 -t "$encoding" tests/data/genres/council.html >"$page"
        dump "$page" >"$PASSAGES"
        fields "$PASSAGES" | diff - <(cat <<'EOF'
None|離島通信検討会（第3回）議事要旨|離島通信検討会（第3回）議事要旨|None||国土の強靱化に資する通信網について、データローカライゼーションの論点を確認した。
1|海底ケーブルの経路|離島通信検討会（第3回）議事要旨 > 1 海底ケーブルの経路|None||陸揚局を一か所に集めないことが望ましい。
1|海底ケーブルの経路|離島通信検討会（第3回）議事要旨 > 1 海底ケーブルの経路|None||費用は、総務省が試算する。
1|海底ケーブルの経路|離島通信検討会（第3回）議事要旨 > 1 海底ケーブルの経路|None||年度: 令和11年度　整備区間: 架空島から想像島まで（120キロメートル）
2|今後の進め方|離島通信検討会（第3回）議事要旨 > 2 今後の進め方|None||次回は、運用の体制を議論する。
2|今後の進め方|離島通信検討会（第3回）議事要旨 > 2 今後の進め方|None||資料1 経路の比較（PDF）
EOF
        )
    done
    grep -q '"title":"離島通信検討会（第3回）議事要旨","publisher":"島嶼通信ポータル","url":"https://council.example.jp/ritou/03"' "$PASSAGES"
    grep -q '"page":1,"page_label":null,"source":{"path":"[^"]*","line_start":null,"line_end":null}' "$PASSAGES"
}

@test "a page is known by its first bytes, whatever its name" {
    cp tests/data/genres/council.html "$BATS_TEST_TMPDIR/page.txt"
    [ "$(dump "$BATS_TEST_TMPDIR/page.txt" | wc -l)" -eq 6 ]
}

@test "a query in ruby's base finds the page" {
    "$SEISAKU_BIN/seisaku-index" -q -d "$BATS_TEST_TMPDIR/index" tests/data/genres
    run "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/index" -c '"強靱化に資する"'
    [ "$output" = 1 ]
    run "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/index" -c 'section:第一条の二 陸揚局'
    [ "$output" = 1 ]
    run "$SEISAKU_BIN/seisaku-query" -d "$BATS_TEST_TMPDIR/index" -c -m 国土交通省 港湾
    [ "$output" = 1 ]
}

@test "a statute's passages stand under their articles and chapters" {
    dump tests/data/genres/statute.txt >"$PASSAGES"
    fields "$PASSAGES" | diff - <(cat <<'EOF'
None|None||None||離島通信基盤整備法（令和十一年五月一日法律第二百号）最終改正：令和一二年三月三一日法律第三号
None|None||None||第一章　総則（第一条・第一条の二）第二章　整備計画第一節　計画の策定（第二条・第三条）附則
第一条|目的|第一章 総則|None||第一条　この法律は、海底通信線管理法（令和元年法律第九百号）第三条の四第一項の規定に基づく通信線の整備を促進し、もって離島の振興に寄与することを目的とする。
第一条の二|定義|第一章 総則|None||第一条の二　この法律において「離島通信基盤」とは、次に掲げるものをいう。
第一条の二|定義|第一章 総則|None||一　海底通信線
第一条の二|定義|第一章 総則|None||二　陸揚局
第二条|整備計画|第二章 整備計画 > 第一節 計画の策定|None||第二条　国土交通大臣は、五年ごとに整備計画を定めなければならない。
第二条|整備計画|第二章 整備計画 > 第一節 計画の策定|None||２　前項の計画は、公表する。
第三条|None|第二章 整備計画 > 第一節 計画の策定|None||第三条　削除
第一条|施行期日|附則 （令和一二年三月三一日法律第三号）　抄|None||第一条　この法律は、公布の日から施行する。
別表|（第二条関係）|別表 （第二条関係）|None||区分
別表|（第二条関係）|別表 （第二条関係）|None||整備の基準
EOF
    )
}

@test "minutes name the speaker, and the ministry of the office" {
    dump tests/data/genres/minutes.txt >"$PASSAGES"
    fields "$PASSAGES" | cut -d'|' -f4-6 | grep -v '^None' | diff - <(cat <<'EOF'
架空委員長||○架空委員長　これより会議を開きます。
架空委員長||離島通信の整備に関する件について調査を進めます。
想像委員||○想像委員　海底ケーブルの経路について、総務省の見解を伺います。
想像委員||陸揚局の分散は進んでいるのでしょうか。
仮名国務大臣|総務省 内閣府|○仮名国務大臣　お答えいたします。
仮名国務大臣|総務省 内閣府|令和十一年度に二か所を追加いたします。
無名政府参考人|国土交通省|○無名政府参考人　港湾の占用の手続を簡素にいたしました。
外務大臣（空言五郎君）|外務省|○外務大臣（空言五郎君）　隣国とも協議しております。
架空委員長||○架空委員長　本日は、これにて散会いたします。
EOF
    )
    [ "$(grep -c '"publisher":"衆議院"' "$PASSAGES")" -eq "$(wc -l <"$PASSAGES")" ]
}

@test "a written question's paragraphs bear their numbers, though all stands on one line" {
    dump tests/data/genres/question.txt >"$PASSAGES"
    fields "$PASSAGES" | cut -d'|' -f4,6 | tail -7 | diff - <(cat <<'EOF'
None|提出者 想像花子
None|政府の方針について、次のとおり質問する。
一|一 海底ケーブルの経路は決まったか。
二|二 費用について、次の点を明らかにされたい。
二|１ 総額はいくらか。
二|２ 地方の負担はあるか。
三|三 今後の見通しを示されたい。右質問する。
EOF
    )
    grep -q '"title":"離島の通信に関する質問主意書","publisher":"衆議院"' "$PASSAGES"
}

@test "minutes name a speaker whose name and office are spread, or stand in brackets behind an office" {
    cat >"$BATS_TEST_TMPDIR/spread.txt" <<'END'
第三回　灯台検討会　議事録

○空　言　座　長　　ただいまから第三回の検討会を始めます。
○事務局（仮名課長）　資料は三点です。御確認ください。
○無名委員　質問があります。
○空　言　座　長　　ありがとうございました。
END
    dump "$BATS_TEST_TMPDIR/spread.txt" >"$PASSAGES"
    python3 - "$PASSAGES" <<'END' | diff - <(printf '%s\n' '空言 座長' '仮名 課長' '無名 委員' '空言 座長')
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    speaker = json.loads(line)["speaker"]
    if speaker:
        print(speaker["name"], speaker["office"])
END
}

@test "minutes part a speaker's surname from the office that is printed behind it without a blank" {
    cat >"$BATS_TEST_TMPDIR/labels" <<'END'
仮名外務大臣|仮名|外務大臣|外務省
虚名デジタル大臣|虚名|デジタル大臣|デジタル庁
仮名国立国会図書館長|仮名|国立国会図書館長|
虚名会計検査院長|虚名|会計検査院長|会計検査院
仮名会計検査院当局者|仮名|会計検査院当局者|会計検査院
虚名最高裁判所長官代理者|虚名|最高裁判所長官代理者|
仮名前議院運営委員長|仮名|前議院運営委員長|
虚名公正取引委員会委員長|虚名|公正取引委員会委員長|公正取引委員会
仮名財務事務次官|仮名|財務事務次官|財務省
虚名総務省自治行政局長|虚名|総務省自治行政局長|総務省
総務省自治行政局長|None|総務省自治行政局長|総務省
仮名首相補佐官|仮名|首相補佐官|
虚名官房長官|虚名|官房長官|内閣官房
長官官房総括審議官|None|長官官房総括審議官|
越前谷委員長|越前谷|委員長|
前原委員|前原|委員|
門前政府参考人|門前|政府参考人|
仮名構成員|仮名|構成員|
END
    {
        printf '第三回　灯台検討会　議事録\n\n'
        sed 's/^\([^|]*\)|.*/○\1　資料は三点です。御確認ください。/' "$BATS_TEST_TMPDIR/labels"
        printf '○虚名最高裁判所長官代理者お答えいたします。三点です。\n○無名国務大臣政務官の話は承知しております。\n'
    } >"$BATS_TEST_TMPDIR/labels.txt"
    printf '%s\n' 'x|虚名|最高裁判所長官代理者|' 'x|無名|国務大臣|' >>"$BATS_TEST_TMPDIR/labels"
    dump "$BATS_TEST_TMPDIR/labels.txt" >"$PASSAGES"
    python3 - "$PASSAGES" <<'END' | diff - <(cut -d'|' -f2- "$BATS_TEST_TMPDIR/labels")
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    passage = json.loads(line)
    if passage["speaker"]:
        print(passage["speaker"]["name"], passage["speaker"]["office"], "".join(passage["ministries"][:1]), sep="|")
END
}
