# Keys of documents: filters, fields, facets and surveys by them.

bats_require_minimum_version 1.5.0

setup_file() {
    cd "$BATS_FILE_TMPDIR" || return
    mkdir -p papers/kokkai papers/law
    cat >papers/kokkai/minutes.txt <<'END'
衆議院 離島通信委員会 2029-05-01

　出席委員
　　　委員長　丁田　　進君
○丁田委員長　離島の会議を開きます。
○内閣総理大臣（甲野一郎君）　離島の船を総務省が増やします。
○甲野内閣総理大臣　離島に重ねて船を送ります。
END
    cat >papers/law/rule.txt <<'END'
離島通信規則
（令和九年五月一日総務省・国土交通省令第二号）
第一条

　離島に定める。
END
    cat >papers/budget.txt <<'END'
令和11年度離島予算の概要

令和11年1月
環境省

　離島の水を守る。
END
    printf '%s\n' '{"id":"only-year","text":"離島の古い話。","date":"2029","genre":"report"}' \
        '{"id":"undated","text":"離島の名。","speaker":{"name":null,"office":"船長"}}' >papers/rest.jsonl
    "$SEISAKU_BIN/seisaku-index" -q -d index papers papers/rest.jsonl
}

query() { "$SEISAKU_BIN/seisaku-query" -d "$BATS_FILE_TMPDIR/index" "$@"; }

# Lines of `NUMBER ARGUMENTS…` on stdin; those that count otherwise are printed, and fail.
counts() {
    local number found failed=0
    while read -r number line; do
        read -ra words <<<"$line"
        found=$(query -c "${words[@]}" 2>/dev/null) || true
        [ "$found" = "$number" ] || { echo "$found, not $number: $line"; failed=1; }
    done
    return $failed
}

@test "filters and fields by key" {
    counts <<'END'
10 離島
4 -g minutes 離島
4 genre:会議録 離島
5 -g minutes,report 離島
5 -g minutes -g report 離島
0 genre:white-paper 離島
2 speaker:甲野 離島
2 speaker:甲野一郎 離島
2 speaker:内閣総理大臣 離島
1 speaker:丁田進 離島
1 speaker:船長
2 issuer:MIC 離島
2 issuer:国交省 離島
2 issuer:環境省 離島
1 mentions:MIC 離島
4 publisher:衆議院 離島
4 path:kokkai 離島
6 path:papers/*/*.txt 離島
2 path:rest.jsonl 離島
4 path:papers/k* 離島
0 path:okkai 離島
1 id:undated
END
}

@test "dates: a day, a month, a year, and ranges of them" {
    counts <<'END'
4 --date 2029-05-01 離島
4 --date 令和11年5月1日 離島
4 --date 2029/5/1 離島
4 date:R11.5.1 離島
4 date:令和十一年五月 離島
7 date:2029 離島
4 --date 2029-02..2029-12 離島
4 --date 2029-02..2029-11 離島
4 --date 2029-02.. 離島
7 --date 2029-01-01..2029-12-31 離島
6 --date 2029-01-01..2029-12-30 離島
2 --date 2029-01..2029-04-30 離島
0 --date 2029-01..2029-01-30 離島
2 --date 2027-05 離島
9 --date ..2029 離島
END
    for wrong in 2029-13 2029-02-30 5月1日 .. 2029..2028 2029年度; do
        run -2 query -c --date "$wrong" 離島
    done
    run -2 query -c -g poem 離島
    [[ $output == *"genres are plan, statute"* ]]
}

@test "the year of a date stands in where there is no fiscal year, and the stamp says so" {
    [ "$(query -c -y 2029 離島)" -eq 7 ]
    [ "$(query -c -y 2027 離島)" -eq 2 ]
    query --facets=year,genre,speaker,issuer,date:month,date:year,document -c -f csv 離島 >counts
    for line in year,2029,7 year,,1 genre,minutes,4 genre,other,2 genre,,1 speaker,甲野一郎,2 speaker,船長,1 issuer,総務省,2 \
        date:month,2029-05,4 date:month,2029,1 date:year,2029,7; do
        grep -q "^$line" counts || { echo "no $line in:"; cat counts; return 1; }
    done
    [ "$(grep -c ^document, counts)" -eq 4 ]
    printf '船\t船\n水\t離島の水\n' >topics.tsv
    query --survey=topics.tsv --by=year -f csv >survey
    grep -q '^# years fiscal_year, else the year of date' survey
    query --survey=topics.tsv --by=genre -f csv | grep -q '^# years' && return 1
    query --survey=topics.tsv --by=speaker -f csv | grep -q '^topic,total,甲野一郎'
    query --survey=topics.tsv --long --by=genre,date:month -f csv | grep -q '^船,minutes,2029-05,2,'
}

@test "titles: of two lines, with the year above, of a council's paper, of a case, below an English date" {
    mkdir titles
    printf '　　離島における通信の途絶の防止及び緊急の通信に関する法律の一部を改正す\nる法律案要綱\n第一　途絶の防止\n　措置を講ずること。\n　国は、離島における通信の途絶の防止のため、地方公共団体の施策の支援に必\n要な措置を講ずるものとすること。\n' >titles/a.txt
    printf '令和11年度\n離島白書\n\n国土交通省\n\n　離島の人口は減った。\n' >titles/b.txt
    printf '離島通信研究会\n中間とりまとめ\n\n令和11年８月８日\n\n　通信は途切れがちである。\n' >titles/c.txt
    printf '令和11年11月30日判決言渡\n令和10年（行ケ）第12号　審決取消請求事件\n\n判　決\n\n主　文\n原告の請求を棄却する。\n事実及び理由\n第１　請求\n　審決を取り消す。\n' >titles/d.txt
    printf 'April 22, 2029\n\nStatement on the New Target\n\nThe Government decided to aim at a reduction.\n' >titles/e.txt
    printf '第百四十二回国会　参議院離島委員会会議録第九号\n令和十一年四月二日（月曜日）\n　　　午前十時開会\n○委員長（丁田進君）　ただいまから委員会を開会いたします。\n○甲野一郎君　港の整備についてお尋ねいたします。\n○委員長（丁田進君）　本日はこれにて散会いたします。\n' >titles/f.txt
    printf '事　務　連　絡\n令和11年９月22日\n\n　　　都道府県\n各　　指定都市　　離島主管部局　御中\n　　　中核市\n\n　　　　　　　　　　国土交通省離島振興課\n\n渡し船の安全装置の点検について\n\n　点検を行うよう、お願いします。\n' >titles/g.txt
    printf '<title>「離島調査」の公表について｜厚生労働省</title><h1>離島調査の公表</h1><p>本文である。' >titles/h.html
    run --separate-stderr bash -c "'$SEISAKU_BIN/seisaku-index' --dump titles | jq -r .title | uniq"
    [ "$output" = "離島における通信の途絶の防止及び緊急の通信に関する法律の一部を改正する法律案要綱
令和11年度 離島白書
離島通信研究会 中間とりまとめ
令和10年（行ケ）第12号　審決取消請求事件
Statement on the New Target
第百四十二回国会　参議院離島委員会会議録第九号
渡し船の安全装置の点検について
「離島調査」の公表について" ]
}

@test "path: finds a source by the end of its path, however long that is" {
    cd "$BATS_TEST_TMPDIR"
    deep=$(printf '%s/' $(yes 離島の通信の計画の資料の控え | head -12))
    mkdir -p "$deep/末の棚"
    echo 港湾の計画である。 >"$deep/末の棚/港.txt"
    "$SEISAKU_BIN/seisaku-index" -q -d deep "${deep%%/*}"
    [ "$("$SEISAKU_BIN/seisaku-query" -d deep -c path:港.txt)" -eq 1 ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d deep -c path:末の棚/港.txt)" -eq 1 ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d deep -c path:離島の通信の計画の資料の控え/末の棚/港.txt)" -eq 1 ]
}
