/* What single lines look like: headings, page labels, bullets, seams between lines, cuts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/document/join_lines.h"
#include "indexer/document/paragraph.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/page_label.h"
#include "indexer/plan/plan_table.h"
#include "seisaku/unicode.h"

static void headings(void **state)
{
    (void)state;
    static const struct {
        const char *line, *number; /* NULL: none, or no title behind it */
    } cases[] = {
        {"3 国際社会の平和・安定", "3"},
        {"３．２　我が国の防御力の強化", "3.2"},
        {"１.１ 背景と目的", "1.1"},
        {"12.3.4 人材の確保", "12.3.4"},
        {"2. 対策", "2"},
        {"第２章 新時代を迎えたＡＩ", "第2章"},
        {"第 1 節　ＡＩとは", "第1節"},
        {"1 はじめに", "1"},
        {"2 日本の成長力の強化", "2"},
        {"3.1 基盤づくり", "3.1"},
        {"5 月 28 日に閣議決定した", NULL},
        {"3 年間で", NULL},
        {"2 つの観点から", NULL},
        {"2024 年度年次計画", NULL},
        {"0.5 度の上昇", NULL},
        {"３.４情報の保護", "3.4"},
        {"3 本方式は、次のとおり", NULL},
        {"3国際社会", NULL},
        {"1 政府は、次の措置を講ずる。", NULL},
        {"１ はじめに ................ 1", NULL},
        {"4 会談や協議等の機会、", NULL},
        {"国際社会の平和", NULL},
        {"3.2", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct heading heading;
        bool found = heading_parse(cases[i].line, &heading) && heading_title(heading.title);
        if (found != (cases[i].number != NULL))
            fail_msg("%s: %s", cases[i].line, found ? "taken for a heading" : "not found");
        if (found)
            assert_string_equal(heading.number, cases[i].number);
    }
}

static void heading_order(void **state)
{
    (void)state;
    static const struct {
        const char *last, *next;
        bool follows;
    } cases[] = {
        {NULL, "3 甲", true},        {NULL, "1.80 甲", false},     {"3 甲", "3.1 乙", true},
        {"3 甲", "3.6 乙", true},    {"3.2 甲", "3.3 乙", true},   {"3.2 甲", "4 乙", true},
        {"3.2 甲", "3.1 乙", false}, {"3.2 甲", "1 乙", false},    {"3 甲", "30 乙", false},
        {"3.2 甲", "3.2 乙", false}, {"3.2 甲", "3.2.1 乙", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct heading last, next;
        assert_true(heading_parse(cases[i].next, &next));
        if (cases[i].last)
            assert_true(heading_parse(cases[i].last, &last));
        if (heading_follows(&next, cases[i].last ? &last : NULL) != cases[i].follows)
            fail_msg("%s, %s", cases[i].last, cases[i].next);
    }
}

static void page_labels(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum label_shape shape;
    } cases[] = {
        {"別添2 - 71 -", LABEL_SURE},
        {"- 12 -", LABEL_SURE},
        {"－ １２ －", LABEL_SURE},
        {"–12–", LABEL_SURE},
        {"12/30", LABEL_SURE},
        {"p. 12", LABEL_SURE},
        {"12 ページ", LABEL_SURE},
        {"12", LABEL_BARE},
        {"iv", LABEL_BARE},
        {"別紙1-3", LABEL_NAMED},
        {"資料３－１２", LABEL_NAMED},
        {"3.2", LABEL_NONE},
        {"別添2", LABEL_NONE},
        {"12 月", LABEL_NONE},
        {"第 12 回", LABEL_NONE},
        {"- 政策", LABEL_NONE},
        {"", LABEL_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (page_label_shape(cases[i].line) != cases[i].shape)
            fail_msg("%s: %d", cases[i].line, page_label_shape(cases[i].line));
}

static void table_heads(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool head, anchor;
    } cases[] = {
        {"項番 担当府省庁", true, true},
        {"取組の成果、進捗状況及び 2024 年度", true, false},
        {"令和５年度 年次計画", true, false},
        {"項番 担当府省庁 2023 年度 年次計画 2023 年度 取組の成果、進捗状況及び 2024 年度 年次計画", true,
         true},
        {"担当府省庁において取り組む。", false, true},
        {"2024 年度年次計画に基づき、", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool anchor = false;
        assert_int_equal(plan_table_is_head(cases[i].line, &anchor), cases[i].head);
        assert_int_equal(anchor, cases[i].anchor);
    }
}

static void seams(void **state)
{
    (void)state;
    static const struct {
        const char *above, *below, *joined;
    } cases[] = {
        {"サイバ", "ーセキュリティ", "サイバーセキュリティ"},
        {"主催のセッションにて", "DFFT の推進", "主催のセッションにてDFFT の推進"},
        {"日米豪印、IPEF", "等の国際会合", "日米豪印、IPEF等の国際会合"},
        {"data", "localization", "data localization"},
        {"G7", "DFFT", "G7 DFFT"},
        {"Windows", "11 の", "Windows 11 の"},
        {"data,", "services", "data, services"},
        {"trans-", "ferable", "transferable"},
        {"Asia-", "Pacific", "Asia-Pacific"},
        {"2021-", "22", "2021-22"},
        {"trans\u00ad", "ferable", "transferable"},
        {"records", "(MLETR)", "records (MLETR)"},
        {"議長国", "(ドイツ)", "議長国(ドイツ)"},
        {"https://www.example.jp/", "a/b", "https://www.example.jp/a/b"},
        {"　一つ目の", "　　二つ目の", "一つ目の二つ目の"},
        {"  a   b\tc ", "", "a b c"},
        {"細野　豪志君", "", "細野　豪志君"},
        {"data)", "services", "data) services"},
        {"data’", "services", "data’ services"},
        {"data”", "services", "data” services"},
        {"5%", "of", "5% of"},
        {"5%", "10", "5%10"},
        {"データ,", "services", "データ, services"},
        {"data", "“free”", "data “free”"},
        {"data", "\"free\"", "data \"free\""},
        {"data", "(自由)", "data(自由)"},
        {"データ", "(free)", "データ(free)"},
        {"data", "[1]", "data [1]"},
        {"データ", "[1]", "データ[1]"},
        {"R", "& D", "R & D"},
        {"研究&", "D", "研究& D"},
        {"trans-", "Ferable", "trans-Ferable"},
        {"Trans\u2010", "ferable", "Transferable"},
        {"TRANS\u2010", "ferable", "TRANS\u2010ferable"},
        {"TRANS\u00ad", "FERABLE", "TRANSFERABLE"},
        {"A\u2010", "b", "A\u2010b"},
        {"", "data", "data"},
        {"data", "   ", "data"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer text = SSK_BUFFER_INIT;
        join_line(&text, cases[i].above, strlen(cases[i].above));
        join_line(&text, cases[i].below, strlen(cases[i].below));
        assert_string_equal(ssk_buffer_string(&text), cases[i].joined);
        ssk_buffer_free(&text);
    }
}

/* `unit` repeated to about `points` characters, then `last`. */
static void fill(struct ssk_buffer *text, const char *unit, size_t points, const char *last)
{
    for (size_t count = 0; count < points; count += ssk_utf8_count(unit, strlen(unit)))
        ssk_buffer_append_string(text, unit);
    ssk_buffer_append_string(text, last);
}

static void cuts(void **state)
{
    (void)state;
    static const struct {
        const char *unit, *last;
        size_t points, low, high; /* where the first piece may end, in characters */
        const char *end;          /* what it ends in; NULL when the text stays whole */
    } cases[] = {
        {"政策の評価。", "", 700, 700, 702, NULL},
        {"政策の評価。", "", 750, 750, 750, NULL},
        {"政策の評価。", "", 751, 600, 600, "。"},
        {"政策の評価は。", "", 751, 595, 595, "。"},
        {"政", "", 1799, 1799, 1799, NULL},
        {"政", "", 1800, 600, 600, "政"},
        {"政策の評価を、", "", 1800, 1799, 1799, "、"},
        {"Is it so? ", "", 751, 599, 599, "?"},
        {"Is it so!", "", 751, 756, 756, NULL},
        {"政策（案。）と", "", 1000, 1001, 1001, NULL},
        {"政策（案。と）", "", 1000, 600, 600, "。"},
        {"政策の評価。", "", 1300, 550, 600, "。"},
        {"「政策。評価、」を、", "終わる。", 900, 550, 610, "。"},
        {"政策の評価を、", "終わる。", 900, 900, 910, NULL},
        {"政策の評価を、", "終わる。", 4000, 1700, 1800, "、"},
        {"政", "", 4000, 600, 600, "政"},
        {"か\u3099", "", 4000, 599, 600, "\u3099"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer text = SSK_BUFFER_INIT;
        fill(&text, cases[i].unit, cases[i].points, cases[i].last);
        size_t cut = join_cut(text.data, text.length), points = ssk_utf8_count(text.data, cut);
        assert_int_equal(cut == text.length, cases[i].end == NULL);
        assert_in_range(points, cases[i].low, cases[i].high);
        if (cases[i].end)
            assert_memory_equal(text.data + cut - strlen(cases[i].end), cases[i].end, strlen(cases[i].end));
        ssk_buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings),    cmocka_unit_test(heading_order), cmocka_unit_test(page_labels),
        cmocka_unit_test(table_heads), cmocka_unit_test(seams),         cmocka_unit_test(cuts),
    };
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
