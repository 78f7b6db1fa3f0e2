/* Statutes, minutes, written questions and reports to passages with their keys. All are made up; add a case
 * by adding a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/passages_of.h"
#include "tests/unit/with_dictionary.h"

struct document_case {
    const char *text, *passages;
};

static const char TEXT[] = "text", HTML[] = "html";

static void check_headings(const char *format, const struct document_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *passages = headings_of(dictionary, format, cases[i].text);
        assert_non_null(passages);
        assert_string_equal(passages, cases[i].passages);
        free(passages);
    }
}

static void check_items(const struct document_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *passages = passages_of(dictionary, cases[i].text);
        assert_non_null(passages);
        assert_string_equal(passages, cases[i].passages);
        free(passages);
    }
}

#define HEADINGS(format, cases) check_headings(format, cases, sizeof cases / sizeof *cases)
#define ITEMS(cases)            check_items(cases, sizeof cases / sizeof *cases)

#define LAW  "離島通信法\n離島通信法\n（令和九年五月一日法律第二百号）\n"
#define HEAD "-|-|-|離島通信法（令和九年五月一日法律第二百号）\n"

static void articles(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        /* numbers alone on their lines; a caption; items; links that cut a sentence before 第三条 */
        {LAW "（目的）\n第一条\n\n　この法律は、電波監理法\n（昭和八十年法律第三号）\n第三条の四第一項\nの規"
             "定に基づき、定める。\n\n"
             "２\n\n　前項の例による。\n一\n\n　海底線\n\n一の二\n\n　中継所\n\n\n"
             "（定義）\n第二条の二\n\n　定義する。\n",
         HEAD
         "第一条|目的|-|"
         "第一条　この法律は、電波監理法（昭和八十年法律第三号）第三条の四第一項の規定に基づき、定める。\n"
         "第一条|目的|-|２　前項の例による。\n第一条|目的|-|一　海底線\n第一条|目的|-|一の二　中継所\n"
         "第二条の二|定義|-|第二条の二　定義する。\n"},
        /* a caption that a link cut, and one below the number */
        {LAW "（電波監理法\nの特例）\n第一条\n\n　特例とする。\n\n\n第二条\n\n（罰則）\n\n　罰する。\n",
         HEAD "第一条|電波監理法の特例|-|第一条　特例とする。\n第二条|罰則|-|第二条　罰する。\n"},
        /* text behind the number; articles left out */
        {LAW "（目的）\n第一条　この法律は、目的とする。\n２　前項のとおり。\n第二条から第四条まで　削除\n第"
             "五条　この限りでない。\n",
         HEAD "第一条|目的|-|第一条　この法律は、目的とする。\n第一条|目的|-|２　前項のとおり。\n"
              "第二条から第四条まで|-|-|第二条から第四条まで　削除\n第五条|-|-|第五条　この限りでない。\n"},
        /* the cells of a table name articles too */
        {LAW "第一条\n\n　次の表のとおり読み替える。\n\n第七条\n\n当該職員\n\n第九条第二項\n\n係員\n\n\n第二"
             "条\n\n　附帯する。\n",
         HEAD "第一条|-|-|第一条　次の表のとおり読み替える。\n第一条|-|-|第七条　当該職員\n第一条|-|-|"
              "第九条第二項\n"
              "第一条|-|-|係員\n第二条|-|-|第二条　附帯する。\n"},
        /* rules and contracts without a law's number */
        {"離島通信利用規程\n\n第１条（目的）　この規程は、利用を定める。\n第２条（申請）　申請する。\n第３条"
         "（第２条の特例）　特例とする。\n",
         "-|-|-|離島通信利用規程\n第１条|目的|-|第１条（目的）　この規程は、利用を定める。\n"
         "第２条|申請|-|第２条（申請）　申請する。\n第３条|第２条の特例|-|"
         "第３条（第２条の特例）　特例とする。\n"},
    };
    HEADINGS(TEXT, cases);
}

static void chapters(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {LAW
         "\n　第一章　総則（第一条）\n\n　第二章　業務\n\n　　第一節　通則（第二条・第三条）\n\n　附則\n\n\n"
         "　　　第一章　総則\n\n\n第一条\n\n　定める。\n\n\n　　　第二章　業務\n\n\n　　　　第一節　通則\n\n"
         "\n"
         "第二条\n\n　行う。\n\n\n　　　附　則　（令和一〇年二月三日法律第四号）　抄\n\n（施行期日）\n第一条"
         "\n\n　施行する。\n\n\n"
         "別表第一　（第二条関係）\n\n品目\n\n\n",
         HEAD "-|-|-|第一章　総則（第一条）第二章　業務第一節　通則（第二条・第三条）附則\n"
              "第一条|-|第一章 総則|第一条　定める。\n第二条|-|第二章 業務 > 第一節 通則|第二条　行う。\n"
              "第一条|施行期日|附則 （令和一〇年二月三日法律第四号）　抄|第一条　施行する。\n"
              "別表第一|（第二条関係）|別表第一 （第二条関係）|品目\n"},
        /* a heading that a link cut; a sentence that opens like one; paragraphs without articles */
        {LAW "\n　　　第一章　電波監理法\nの特例\n\n\n第一条\n\n　特例とする。\n\n　第一章の規定は、準用する"
             "。\n\n　　　附　則\n\n"
             "（施行期日）\n１\n\n　施行する。\n\n（経過措置）\n２\n\n　なお従前の例による。\n",
         HEAD "第一条|-|第一章 電波監理法の特例|第一条　特例とする。\n第一条|-|第一章 "
              "電波監理法の特例|第一章の規定は、準用する。\n"
              "-|施行期日|附則|１　施行する。\n-|経過措置|附則|２　なお従前の例による。\n"},
    };
    HEADINGS(TEXT, cases);
}

static void statutes_in_html(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"<B>離島通信令<BR>\n（令和九年五月一日政令第二百号）</B><BR><BR>\n<BR>　<A "
         "HREF=#1>第一章　総則（第一条）</A>\n<BR>\n　"
         "<A HREF=#2>附則</A><BR><P>　　　<B>第一章　総則</B><P>\n<DIV>（<A "
         "HREF=x>電波監理令</A>\nの準用）\n</DIV><DIV><B>第一条</B>\n"
         "<A NAME=y></A>\n　準用する。\n<DIV><B><A "
         "NAME=z>一</A>\n</B>\n　海底線\n</DIV></DIV><P>　　　<B>附　則</B><P>施行する。",
         "-|-|-|離島通信令（令和九年五月一日政令第二百号）\n-|-|-|第一章　総則（第一条）附則\n"
         "第一条|電波監理令の準用|第一章 総則|第一条　準用する。\n第一条|電波監理令の準用|第一章 "
         "総則|一　海底線\n-|附則|附則|施行する。\n"},
    };
    HEADINGS(HTML, cases);
}

static void issuers(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"通信規則\n（令和九年五月一日総務省・国土交通省令第二号）\n第一条\n\n　定める。\n",
         "-|-|総務省 国土交通省|text|0|通信規則\n-|-|総務省 "
         "国土交通省|text|0|（令和九年五月一日総務省・国土交通省令第二号）\n"
         "第一条|-|総務省 国土交通省|text|0|第一条　定める。\n"},
    };
    ITEMS(cases);
}

static void speeches(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        /* the office in the label, in the list, in what is said; a surname shared by two */
        {"衆議院 離島通信委員会 2029-05-01\n\n　　　国務大臣\n　　　（金融担当）　　　　甲野　一郎君\n"
         "　　　外務副大臣　　　　　　　乙川　次郎君\n　　　政府参考人\n　　　（総務省総合通信基盤局長）　丙"
         "山　花子君\n"
         "○本日の会議に付した案件\n　離島通信の件\n\n"
         "○丁田委員長　これより会議を開きます。\n　本日は、政府参考人として警察庁長官官房審議官戊本五郎君、交"
         "通局長己木六郎君の出席を求めます。\n\n"
         "○外務大臣（庚谷七子君）　お答えします。\n　次の段落です。\n　　　――――◇―――――\n　休憩\n\n"
         "○甲野国務大臣　整備します。\n○乙川副大臣　協議します。\n○丙山政府参考人　届けます。\n○己木政府参考"
         "人　守ります。\n"
         "○辛島委員　辛島国土交通大臣に伺ったことがあります。\n",
         "-|-|-|text|0|衆議院 離島通信委員会 "
         "2029-05-01\n-|-|-|text|0|国務大臣\n-|-|-|text|0|（金融担当）　　　　甲野　一郎君\n"
         "-|-|-|text|0|外務副大臣　　　　　　　乙川　次郎君\n-|-|-|text|0|政府参考人\n"
         "-|-|-|text|0|（総務省総合通信基盤局長）　丙山　花子君\n-|-|-|text|0|○本日の会議に付した案件\n-|-|-|"
         "text|0|離島通信の件\n"
         "-|丁田委員長|-|text|0|○丁田委員長　これより会議を開きます。\n"
         "-|丁田委員長|-|text|0|"
         "本日は、政府参考人として警察庁長官官房審議官戊本五郎君、交通局長己木六郎君の出席を求めます。\n"
         "-|外務大臣（庚谷七子君）|外務省|text|0|○外務大臣（庚谷七子君）　お答えします。\n"
         "-|外務大臣（庚谷七子君）|外務省|text|0|次の段落です。\n-|-|-|text|0|休憩\n"
         "-|甲野国務大臣|金融庁|text|0|○甲野国務大臣　整備します。\n-|乙川副大臣|外務省|text|0|"
         "○乙川副大臣　協議します。\n"
         "-|丙山政府参考人|総務省|text|0|○丙山政府参考人　届けます。\n-|己木政府参考人|警察庁|text|0|"
         "○己木政府参考人　守ります。\n"
         "-|辛島委員|-|text|0|○辛島委員　辛島国土交通大臣に伺ったことがあります。\n"},
        /* printed without blanks; the ministry as others address the minister */
        {"参議院 委員会 "
         "2029-05-"
         "02\n\n○甲野（一）委員では、乙川環境大臣に伺います。\n\n○乙川国務大臣お答えします。\n\n○丙山一子君次"
         "に移ります。\n\n○委員派遣に関する件\n",
         "-|-|-|text|0|参議院 委員会 "
         "2029-05-02\n-|甲野（一）委員|-|text|0|○甲野（一）委員では、乙川環境大臣に伺います。\n"
         "-|乙川国務大臣|環境省|text|0|○乙川国務大臣お答えします。\n-|丙山一子君|-|text|0|"
         "○丙山一子君次に移ります。\n"
         "-|-|-|text|0|○委員派遣に関する件\n"},
        /* bullets are no speeches */
        {"方針\n\n○委員会の設置\n○会長の選出\n○議事\n",
         "-|-|-|text|0|方針\n-|-|-|text|0|○委員会の設置\n-|-|-|text|0|○会長の選出\n"
         "-|-|-|text|0|○議事\n"},
    };
    ITEMS(cases);
}

#define ASKED                                                                                                                          \
    "-|-|-|text|0|令和七年二月三日提出\n-|-|-|text|0|質問第五号\n-|-|-|text|0|離島に関する質問主意書\n-|-|-" \
    "|text|0|提出者 甲野一郎\n"                                                                                                 \
    "-|-|-|text|0|次のとおり質問する。\n-|一|-|text|0|一 通信は足りているか。\n-|二|-|text|0|二 "              \
    "次の点を問う。\n"                                                                                                          \
    "-|二|-|text|0|１ 費用は四 億円か。\n-|二|-|text|0|２ 期限はいつか。\n-|三|-|text|0|三 "                      \
    "展望を問う。\n-|三|-|text|0|右質問する。\n"

static void questions(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"離島に関する質問主意書\n令和七年二月三日提出\n質問第五号\n離島に関する質問主意書\n提出者 "
         "甲野一郎\n離島に関する質問主意書\n"
         "次のとおり質問する。\n一 通信は足りているか。\n二 次の点を問う。\n１ 費用は四 億円か。\n２ "
         "期限はいつか。\n三 展望を問う。\n右質問する。\n",
         ASKED},
        {"メニュー>質問の一覧>離島に関する質問主意書経過へ|"
         "令和七年二月三日提出質問第五号離島に関する質問主意書提出者 甲野一郎離島に関する質問主意書"
         "次のとおり質問する。一 通信は足りているか。二 次の点を問う。１ 費用は四 億円か。２ "
         "期限はいつか。三 展望を問う。\n右質問する。\n",
         ASKED},
    };
    ITEMS(cases);
}

static void reports(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        /* marks below numbers, in the document's own order; items of a list stay text */
        {"離島通信白書\n\n第二章　現状\n\n現状を述べる。\n\n（１）海底ケーブル\n\n敷設した。\n\n①　北部\n\n進"
         "んだ。\n\n②　南部\n\n遅れた。\n\n"
         "（２）無線\n\n無線が補う。\n\n（ア）周波数\n（イ）基地局\n\n第三章　課題\n\n費用である。\n\n別紙１"
         "　一覧\n\n次のとおり。\n",
         "-|-|-|離島通信白書\n第二章|現状|第二章 現状|現状を述べる。\n第二章|現状|第二章 現状 > （１） "
         "海底ケーブル|敷設した。\n"
         "第二章|現状|第二章 現状 > （１） 海底ケーブル > ① 北部|進んだ。\n第二章|現状|第二章 現状 > （１） "
         "海底ケーブル > ② 南部|遅れた。\n"
         "第二章|現状|第二章 現状 > （２） 無線|無線が補う。\n第二章|現状|第二章 現状 > （２） "
         "無線|（ア）周波数\n"
         "第二章|現状|第二章 現状 > （２） 無線|（イ）基地局\n第三章|課題|第三章 "
         "課題|費用である。\n別紙１|一覧|別紙１ 一覧|次のとおり。\n"},
        {"報告\n\nⅠ　はじめに\n\n述べる。\n\nア　経緯\n\n経緯である。\n\nⅡ　結び\n\n結ぶ。\n",
         "-|-|-|報告\nⅠ|はじめに|Ⅰ はじめに|述べる。\nⅠ|はじめに|Ⅰ はじめに > ア 経緯|経緯である。\nⅡ|結び|Ⅱ "
         "結び|結ぶ。\n"},
        /* out of order, and a sentence */
        {"報告\n\n本文。\n\n（３）別の話\n\n続く。\n\n（１）整備を進める。\n\n進む。\n",
         "-|-|-|報告\n-|-|-|本文。\n-|-|-|（３）別の話\n-|-|-|続く。\n-|-|-|（１）整備を進める。\n-|-|-|"
         "進む。\n"},
        /* the lines of a table of contents */
        {"報告\n\n目次\n第一章　総論……………………１\n第二章　各論……………………５\n\n第一章　総論\n\n本文。\n",
         "-|-|-|報告\n-|-|-|目次\n-|-|-|第一章　総論……………………１\n-|-|-|第二章　各論……………………５\n第一章|総論|"
         "第一章 総論|本文。\n"},
    };
    HEADINGS(TEXT, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles), cmocka_unit_test(chapters), cmocka_unit_test(statutes_in_html),
        cmocka_unit_test(issuers),  cmocka_unit_test(speeches), cmocka_unit_test(questions),
        cmocka_unit_test(reports),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
