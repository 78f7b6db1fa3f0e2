/* Pages of text to passages with their keys. The documents are made up; add a case by adding a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/structure/structure.h"
#include "tests/unit/passages_of.h"
#include "tests/unit/with_dictionary.h"

struct document_case {
    const char *text, *passages;
};

static void check(const struct document_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *passages = passages_of(dictionary, cases[i].text);
        assert_non_null(passages);
        assert_string_equal(passages, cases[i].passages);
        free(passages);
    }
}

#define CHECK(cases) check(cases, sizeof cases / sizeof *cases)

static void paragraphs(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        /* Wrapped text: a blank line, an indent, a bullet, a short last line end a paragraph. */
        {"政府は、情報システムの整備及び管理に当たり、\n"
         "サイバーセキュリティの確保に万全を期すること\n"
         "とする。\n"
         "また、関係府省庁は、相互に緊密に連携しながら\n"
         "必要な措置を講ずる。\n"
         "・国際的な枠組みに積極的に参画し、データの自\n"
         "由な流通を促進する。\n"
         "・人材を育成する。\n",
         "-|-|-|text|0|"
         "政府は、情報システムの整備及び管理に当たり、サイバーセキュリティの確保に万全を期することとする。\n"
         "-|-|-|text|0|また、関係府省庁は、相互に緊密に連携しながら必要な措置を講ずる。\n"
         "-|-|-|text|0|・国際的な枠組みに積極的に参画し、データの自由な流通を促進する。\n"
         "-|-|-|text|0|・人材を育成する。\n"},
        /* A paragraph a line, as in minutes. */
        {"○議長　これより会議を開きます。\n　日程第一を議題といたします。\n　質疑に入ります。\n\n○甲君　質問"
         "します。\n",
         "-|-|-|text|0|○議長　これより会議を開きます。\n"
         "-|-|-|text|0|日程第一を議題といたします。\n"
         "-|-|-|text|0|質疑に入ります。\n"
         "-|-|-|text|0|○甲君　質問します。\n"},
        /* Statutes print the label of an article apart from its text. */
        {"第三条\n\n　国は、基本方針を定める。\n２\n\n　前項の方針は、公表する。\n",
         "-|-|-|text|0|第三条　国は、基本方針を定める。\n"
         "-|-|-|text|0|２　前項の方針は、公表する。\n"},
        /* A sentence goes on overleaf; the page's label is between. */
        {"政府は、情報システムの整備に当たり、データの\n- 1 -\f保護に万全を期することとする。\n- 2 -\n",
         "-|-|-|text|0|政府は、情報システムの整備に当たり、データの保護に万全を期することとする。\n"},
        /* Rules and dots are no passages. */
        {"――――――\n\n甲\n\n……\n", "-|-|-|text|0|甲\n"},
        /* ・ parts a word where a full line breaks off below it, though other bullets are sentences. */
        {"・港の防波堤を高くする工事を進め、沖の観測所を増やす。\n"
         "・地震の後に道が通れなくなることに備えて、県は、防災\n"
         "・減災の拠点を三つの島に設け、食料と水をたくわえる。\n"
         "・橋の点検を毎年行い、古い橋から順に掛け替えていく。\n",
         "-|-|-|text|0|・港の防波堤を高くする工事を進め、沖の観測所を増やす。\n"
         "-|-|-|text|0|"
         "・地震の後に道が通れなくなることに備えて、県は、防災・減災の拠点を三つの島に設け、食料と"
         "水をたくわえる。\n"
         "-|-|-|text|0|・橋の点検を毎年行い、古い橋から順に掛け替えていく。\n"},
        {"港の防波堤を高くするため、次の三つの工事を進めていく\n"
         "・沖の観測所を増やす工事と、船着き場を広くする工事等\n"
         "・県道の橋の点検と、古い橋を掛け替える工事、信号の増\n"
         "設\n",
         "-|-|-|text|0|港の防波堤を高くするため、次の三つの工事を進めていく　"
         "・沖の観測所を増やす工事と、船着き場を広くする工事等　"
         "・県道の橋の点検と、古い橋を掛け替える工事、信号の増設\n"},
        /* A table of contents keeps its order, and is not read on into the text. */
        {"背景 ........................ 1\n港の仕組み .................. 2\n今後の計画 .................. 3\f"
         "この文書は、港を使う人のために、その仕組みと計画を\n分かりやすく述べるものである。図は、別の冊子に"
         "まと\n"
         "めてある。\n",
         "-|-|-|text|0|背景 ........................ 1　港の仕組み .................. 2　今後の計画 "
         ".................. 3\n"
         "-|-|-|text|0|この文書は、港を使う人のために、その仕組みと計画を分かりやすく述べるものである。図は、"
         "別の冊子にまとめてある。\n"},
    };
    CHECK(cases);
}

static void sections(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"1 目的\n本計画は、次のとおりとする。\n1.1 経緯\n会議を開いた。\n２　対策\n取り組む。\n",
         "1|-|-|text|0|本計画は、次のとおりとする。\n"
         "1.1|-|-|text|0|会議を開いた。\n"
         "2|-|-|text|0|取り組む。\n"},
        /* A heading without anything below it is a passage itself. */
        {"1 目的\n定める。\n\n2 附則\n", "1|-|-|text|0|定める。\n2|-|-|text|0|2 附則\n"},
        /* Items of a list, a table of contents, dates and counts are no headings. */
        {"検討の観点\n\n1 法制度の見直し\n2 人材の確保\n3 国際連携\n\n以上である。\n",
         "-|-|-|text|0|検討の観点\n"
         "-|-|-|text|0|1 法制度の見直し\n"
         "-|-|-|text|0|2 人材の確保\n"
         "-|-|-|text|0|3 国際連携\n"
         "-|-|-|text|0|以上である。\n"},
        /* A chapter is no item, though its number comes next. */
        {"第２節 港の仕事\n仕事は次の二つである。\n1 風を測ること\n2 橋を開けること\n第３節 橋の仕事\n"
         "橋は朝と夕方に開く。\n",
         "第2節|-|-|text|0|仕事は次の二つである。\n"
         "第2節|-|-|text|0|1 風を測ること\n"
         "第2節|-|-|text|0|2 橋を開けること\n"
         "第3節|-|-|text|0|橋は朝と夕方に開く。\n"},
        {"会議を開いた。\n\n5 月 28 日\n取りまとめた。\n",
         "-|-|-|text|0|会議を開いた。\n-|-|-|text|0|5 月 28 日取りまとめた。\n"},
    };
    CHECK(cases);
}

/* Rows of a plan's table whose columns are already apart. */
static void rows(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"2 防災の推進\n(ア) 内閣府\n気象庁\n観測網を整備する。\n<成果・進捗状況>\n・観測点を増やした。\n"
         "<2031 年度年次計画>\n・観測を続ける。\n・成果を公表する。\n(イ) "
         "環境省\n調査する。\n<成果・進捗状況>\n・調査した。\n",
         "2|(ア)|内閣府 気象庁|plan|2030|観測網を整備する。\n"
         "2|(ア)|内閣府 気象庁|progress|2030|・観測点を増やした。\n"
         "2|(ア)|内閣府 気象庁|plan|2031|・観測を続ける。\n"
         "2|(ア)|内閣府 気象庁|plan|2031|・成果を公表する。\n"
         "2|(イ)|環境省|plan|2030|調査する。\n"
         "2|(イ)|環境省|progress|2030|・調査した。\n"},
        /* Full width, era years, several owners on a line, a heading that ends the row. */
        {"令和４年度の施策の実施状況及び令和５年度実施計画\n３ 人材の確保\n（ア） "
         "文部科学省、厚生労働省\n育成する。\n"
         "＜進捗状況＞\n・育成した。\n＜令和５年度実施計画＞\n・育成を続ける。\n３．１　研究の推進\n戦略に基"
         "づき進める。\n",
         "3|（ア）|文部科学省 厚生労働省|plan|2022|育成する。\n"
         "3|（ア）|文部科学省 厚生労働省|progress|2022|・育成した。\n"
         "3|（ア）|文部科学省 厚生労働省|plan|2023|・育成を続ける。\n"
         "3.1|-|-|text|0|戦略に基づき進める。\n"},
        /* The number of a heading printed apart from its title. */
        {"4 連携\n(ア) 外務省\n会議に参画する。\n4.2\n<成果・進捗状況>\n・参画した。\n<2027 年度年次計画>\n"
         "・参画を続ける。\n法制度の見直し\n・見直しを進める。\n",
         "4|(ア)|外務省|plan|2026|会議に参画する。\n"
         "4|(ア)|外務省|progress|2026|・参画した。\n"
         "4|(ア)|外務省|plan|2027|・参画を続ける。\n"
         "4.2|-|-|text|0|・見直しを進める。\n"},
        /* The year from the table's head, which the page prints last, with its label. */
        {"1 基盤\n(ア) デジタル庁\n整備する。\n<成果・進捗状況>\n・整備した。\n<次期計画>\n・続ける。\n項番 "
         "担当府省庁\n"
         "2019 年度\n年次計画\n2019 年度\n別紙1 - 7 -\n取組の成果、進捗状況及び 2020 年度\n年次計画\n",
         "1|(ア)|デジタル庁|plan|2019|整備する。\n"
         "1|(ア)|デジタル庁|progress|2019|・整備した。\n"
         "1|(ア)|デジタル庁|plan|2020|・続ける。\n"},
        /* An owner's name cut in two, and one that no dictionary holds. */
        {"1 基盤\n(ア) 個人情報保護委\n員会\n新設推進本部\n監督する。\n<成果・進捗状況>\n・監督した。\n",
         "1|(ア)|個人情報保護委員会 新設推進本部|plan|0|監督する。\n"
         "1|(ア)|個人情報保護委員会 新設推進本部|progress|0|・監督した。\n"},
        /* A list in brackets is no row. */
        {"次の事項を検討する。\n(1) 法制度の見直し\n(2) 人材の確保\n",
         "-|-|-|text|0|次の事項を検討する。\n-|-|-|text|0|(1) 法制度の見直し\n-|-|-|text|0|(2) 人材の確保\n"},
    };
    CHECK(cases);
}

static void rows_overleaf(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"2024 年度の施策の実施状況及び 2025 年度年次計画\n2 防災の推進\n(ア) "
         "内閣府\n観測網を整備する。\n<成果・進捗状況>\n"
         "・観測点を増やした。\n- 8 -\f2024 年度の施策の実施状況及び 2025 年度年次計画\n2 防災の推進\n"
         "<2025 年度年次計画>\n・2025 年度も観測を続ける。\n(イ) 環境省\n調査する。\n- 9 -\n",
         "2|(ア)|内閣府|plan|2024|観測網を整備する。\n"
         "2|(ア)|内閣府|progress|2024|・観測点を増やした。\n"
         "2|(ア)|内閣府|plan|2025|・2025 年度も観測を続ける。\n"
         "2|(イ)|環境省|plan|2024|調査する。\n"},
    };
    CHECK(cases);
}

/* A chapter's heading that was taken for a table's row of two cells; a list of chapters stays one. */
static void parted_chapters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int number, row;
    } lines[] = {{"第１節 港の見張り", 1, 0}, {"風を測る。", 2, 0}, {"第２節", 3, 1},   {"波の計画", 3, 1},
                 {"波を測る。", 4, 2},        {"第３節", 5, 3},     {"橋の仕事", 5, 3}, {"第４節", 6, 4},
                 {"船の仕事", 6, 4},          {"一覧。", 7, 0}};
    struct document document = {0};
    struct page *page = document_add_page(&document);
    struct ssk_error error;
    assert_non_null(page);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct line *line = page_add_line(page, lines[i].text, strlen(lines[i].text), lines[i].number);
        assert_non_null(line);
        line->row = lines[i].row;
    }
    assert_int_equal(structure_read(&document, dictionary, &error), SSK_OK);
    assert_string_equal(page->lines[2].text, "第２節 波の計画");
    assert_int_equal(page->lines[2].role, LINE_HEADING);
    assert_string_equal(page->lines[4].keys->section_number, "第2節");
    assert_string_equal(page->lines[4].keys->section_title, "波の計画");
    assert_int_equal(page->lines[5].role, LINE_TEXT);
    assert_string_equal(page->lines[9].keys->section_number, "第2節");
    document_free(&document);
}

/* The number of a note is no part of a title; other numbers are. */
static void noted_titles(void **state)
{
    (void)state;
    static const char text[] = "第１節 港の見張り4\n風を測る。\n第２節 波の計画5\n4\n波も測る 。\n"
                               "4 見張りの手引 https://example.org/watch/\n";
    char *headings = headings_of(dictionary, "text", text);
    assert_non_null(headings);
    assert_string_equal(headings,
                        "第1節|港の見張り|第1節 港の見張り|風を測る。\n"
                        "第2節|波の計画5|第2節 波の計画5|波も測る4。\n"
                        "第2節|波の計画5|第2節 波の計画5|4 見張りの手引 https://example.org/watch/\n");
    free(headings);
}

/* A part's title above every other page does not end the section. */
static void running_titles(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"第２章 港町\n第１節 橋番\n橋を開ける。\n\f12第１部 海路\n橋を閉じる。\n\f第２章 港町\n橋を直す。\n"
         "\f14第１部 海路\n橋を渡る。\n\f第２章 港町\n第２節 船旅\n船を出す。\n",
         "第1節|-|-|text|0|橋を開ける。\n"
         "第1節|-|-|text|0|橋を閉じる。\n"
         "第1節|-|-|text|0|橋を直す。\n"
         "第1節|-|-|text|0|橋を渡る。\n"
         "第2節|-|-|text|0|船を出す。\n"},
    };
    CHECK(cases);
}

/* Notes at a page's foot are no headings, and the sentence goes on over the page. */
static void footnotes(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"第１節 港の見張り\n"
         "1\n"
         "港には風を測る機械 が置かれており、その値は毎時\n"
         "間、管理者に送られる。管理者はこれを船に知らせる\n"
         "ほか、橋を閉じるかどうかを決めるときの目安として\n"
         "2\n"
         "用いている 。また、波の高さについては、隣の港と値\n"
         "を比べながら、機械が正しく動いているかを確かめ、\n"
         "1 風と波の観測網（Wind and Wave Network）\n"
         "観測網の会「観測のあらまし」\n"
         "https://example.org/wind-and-wave/outline/\n"
         "※図は観測網の会から借りた。\n"
         "2 港の橋の開け閉めについての申合せ\n"
         "\f直すべきところがあれば、すぐに直すこととしている。\n"
         "このような見張りは、夜の間も休まず続けられており、\n"
         "三人の係が代わる代わる当たっている。\n",
         "第1節|-|-|text|0|1 風と波の観測網（Wind and Wave Network）観測網の会「観測のあらまし」"
         "https://example.org/wind-and-wave/outline/※図は観測網の会から借りた。\n"
         "第1節|-|-|text|0|第１節 港の見張り　港には風を測る機械1が置かれており、その値は毎時間、管理者に"
         "送られる。管理者はこれを船に知らせるほか、橋を閉じるかどうかを決めるときの目安として用いている2。"
         "また、波の高さについては、隣の港と値を比べながら、機械が正しく動いているかを確かめ、直すべきところ"
         "が"
         "あれば、すぐに直すこととしている。このような見張りは、夜の間も休まず続けられており、三人の係が"
         "代わる代わる当たっている。\n"
         "第1節|-|-|text|0|2 港の橋の開け閉めについての申合せ\n"},
    };
    CHECK(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs),    cmocka_unit_test(sections),       cmocka_unit_test(rows),
        cmocka_unit_test(rows_overleaf), cmocka_unit_test(footnotes),      cmocka_unit_test(parted_chapters),
        cmocka_unit_test(noted_titles),  cmocka_unit_test(running_titles),
    };
    return cmocka_run_group_tests_name("structure", tests, open_dictionary, free_dictionary);
}
