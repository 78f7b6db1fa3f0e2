/* Watermarks, stamps, braces and initials beside and over lines, which stay whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/read_made_pdf.h"

#define BODY                                                                                                 \
    "各省は、港の荷を調べる仕事の手順を見直し、その結果を毎年の\n"              \
    "春に公にする。町は、道の雪を除く車を増やし、冬の朝に学校へ\n"              \
    "通う子どもの道を開ける。県は、川の水の高さを測る所を増やし\n"              \
    "、雨の多い夏の前に橋を調べることとする。国は、畑を借りる人\n"              \
    "の届出を受け、その数を村ごとに示すほか、空き家を直す費用の\n"              \
    "半分を負う。"

/* BODY as one paragraph. */
static const char *body(void)
{
    static char text[1024];
    size_t filled = 0;
    text[filled++] = '|';
    for (const char *c = BODY; *c; c++)
        if (*c != '\n')
            text[filled++] = *c;
    text[filled] = '\0';
    return text;
}

static void assert_whole(struct make_pdf *pdf, const char *text, const char *apart)
{
    struct document document;
    read_good(pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT), text);
    assert_string_equal(lines_of(&document, LINE_NOTE), apart);
    document_free(&document);
}

static void test_watermarks(void **state)
{
    (void)state;
    static const struct {
        double x, y, size, degrees;
        const char *text;
    } marks[] = {{120, 240, 60, 45, "部外秘写"}, {150, 130, 70, 0, "（案）"},  {120, 110, 60, -45, "未定稿"},
                 {110, 190, 11, 30, "複写厳禁"}, {300, 200, 11, 60, "見本用"}, {360, 132, 34, 0, "写"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct make_pdf pdf = {0};
        char apart[64];
        make_page(&pdf);
        make_lines(&pdf, 80, 100, 12, BODY);
        make_turned(&pdf, marks[i].x, marks[i].y, marks[i].size, marks[i].degrees, marks[i].text);
        snprintf(apart, sizeof apart, "|%s", marks[i].text);
        assert_whole(&pdf, body(), apart);
    }
}

/* On every page, it is read once. */
static void test_repeated_watermark(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    static const char *const lines[] = {"港の荷を調べる仕事の手順を見直す。",
                                        "冬の朝に学校へ通う道を開ける。", "川の水の高さを測る所を増やす。"};
    for (int p = 0; p < 3; p++) {
        make_page(&pdf);
        make_text(&pdf, 80, 200, 12, lines[p]);
        make_turned(&pdf, 100, 260, 60, 45, "部外秘");
    }
    assert_whole(&pdf,
                 "|港の荷を調べる仕事の手順を見直す。冬の朝に学校へ通う道を開ける。"
                 "川の水の高さを測る所を増やす。",
                 "|部外秘");
}

static void test_brace(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 80, 100, 12, "港は、船の出入りを日ごとに記録する。");
    make_text(&pdf, 80, 120, 12, "町は、市場の開く日を月ごとに定める。");
    make_text(&pdf, 80, 140, 12, "県は、村の道の幅を年ごとに測り直す。");
    make_turned(&pdf, 302, 148, 60, 0, "｝");
    assert_whole(&pdf,
                 "|港は、船の出入りを日ごとに記録する。町は、市場の開く日を月ごとに定める。"
                 "県は、村の道の幅を年ごとに測り直す。",
                 "");
}

static void test_initials(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 80, 100, 34, "各");
    make_text(&pdf, 114, 101, 12, "省は、港の荷を調べる仕事の手順を見直し、その結果を毎");
    make_text(&pdf, 114, 121, 12, "年の春に公にする。町は、道の雪を除く車を増やし、冬の");
    make_text(&pdf, 80, 141, 12, "朝に学校へ通う子どもの道を開ける。");
    make_page(&pdf);
    make_text(&pdf, 80, 100, 32, "３");
    make_text(&pdf, 116, 101, 12, "川の水の高さを測る所を増やすこと");
    make_text(&pdf, 116, 120, 12, "と、橋を直すこと");
    assert_whole(
        &pdf,
        "|各省は、港の荷を調べる仕事の手順を見直し、その結果を毎年の春に公にする。町は、道の雪を"
        "除く車を増やし、冬の朝に学校へ通う子どもの道を開ける。|３川の水の高さを測る所を増やすことと、"
        "橋を直すこと",
        "");
}

/* Two boxes whose lines take turns down the page. */
static void test_boxes_side_by_side(void **state)
{
    (void)state;
    static const char *const left[] = {"港の荷を調べる仕事の手順は毎年", "見直し、結果を掲げる。"};
    static const char *const right[] = {"川の水の高さを測る所を増やすの", "は、夏の雨の前とし、橋を調べる",
                                        "のは秋とする。"};
    struct make_pdf pdf = {0};
    make_page(&pdf);
    for (size_t i = 0; i < 2; i++)
        make_text(&pdf, 80, 106 + 14 * (double)i, 12, left[i]);
    for (size_t i = 0; i < 3; i++)
        make_text(&pdf, 300, 100 + 13 * (double)i, 12, right[i]);
    assert_whole(
        &pdf,
        "|港の荷を調べる仕事の手順は毎年見直し、結果を掲げる。|川の水の高さを測る所を増やすのは、夏の"
        "雨の前とし、橋を調べるのは秋とする。",
        "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_watermarks),
        cmocka_unit_test(test_repeated_watermark),
        cmocka_unit_test(test_brace),
        cmocka_unit_test(test_initials),
        cmocka_unit_test(test_boxes_side_by_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
