/* Running heads of pages of glyphs: at the edges, in the margins, upright, of turned pages; and what of a
 * table is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/pdf/glyphs/writing_direction.h"
#include "indexer/pdf/pdf_headers.h"
#include "tests/unit/laid_page.h"

enum { PAGES = 6 };

static struct pdf_page pages[PAGES];
static size_t page_count;

/* The page is done; another begins. */
static void turn_over(void)
{
    pages[page_count++] = page;
    page = (struct pdf_page){.width = 600, .height = 800};
}

static void start(void)
{
    page = (struct pdf_page){.width = 600, .height = 800};
    page_count = 0;
}

/* What is set aside on each page, `|` between texts and `;` between pages, behind a label and `:`. */
static void expect_heads(const char *expected)
{
    char out[1024] = "";
    size_t at = 0, headers = 0;
    pdf_find_headers(pages, page_count);
    for (size_t p = 0; p < page_count; p++) {
        const struct page *text = &pages[p].text;
        at += (size_t)snprintf(out + at, sizeof out - at, "%s%s%s", p ? ";" : "",
                               text->label ? text->label : "", text->label ? ":" : "");
        for (size_t l = 0; l < text->count; l++)
            at += (size_t)snprintf(out + at, sizeof out - at, "%s%s", l ? "|" : "", text->lines[l].text);
        for (size_t l = 0; l < text->count; l++) {
            const struct box *box = &text->lines[l].place.box;
            assert_true(box->x2 - box->x1 >=
                            5 * (float)ssk_utf8_count(text->lines[l].text, strlen(text->lines[l].text)) ||
                        box->y2 - box->y1 > 20);
        }
        for (size_t i = 0; i < pages[p].count; i++)
            headers += pages[p].glyphs[i].header;
        pdf_page_free(&pages[p]);
    }
    assert_string_equal(out, expected);
    assert_int_equal(headers > 0, strspn(expected, ";") < strlen(expected));
}

/* Lines of kanji from y on, others on each page. */
static void put_body(float x, float y, int lines)
{
    for (int l = 0; l < lines; l++) {
        char text[32] = "";
        size_t length = 0;
        for (uint32_t i = 0; i < 8; i++)
            length +=
                ssk_utf8_put(text + length, 0x5200 + (uint32_t)page_count * 211 + (uint32_t)l * 17 + i * 3);
        put(x, y + 20 * (float)l, 10, text);
    }
}

static void put_number(float x, float y, size_t number)
{
    char digits[8];
    snprintf(digits, sizeof digits, "%zu", number);
    put(x, y, 10, digits);
}

static void test_heads_and_feet(void **state)
{
    (void)state;
    start();
    for (int p = 0; p < 4; p++) {
        put(60, 20, 10, "灯台の年報");
        put_body(60, 100, 8);
        put_number(300, 780, page_count + 7);
        turn_over();
    }
    expect_heads("7:灯台の年報|7;8:灯台の年報|8;9:灯台の年報|9;10:灯台の年報|10");
    start(); /* a gap parts two texts of a row: the title of a chapter may change */
    for (int p = 0; p < 4; p++) {
        float end = put(60, 20, 10, "灯台の年報");
        put(end + 15, 20, 10, p < 2 ? "海の章" : "島の章");
        put_body(60, 100, 8);
        turn_over();
    }
    expect_heads("灯台の年報|海の章;灯台の年報|海の章;灯台の年報|島の章;灯台の年報|島の章");
    start();
    for (int p = 0; p < 4; p++) {
        float end = put(60, 20, 10, "灯台の年報");
        put(end + 14, 20, 10, p < 2 ? "海の章" : "島の章");
        put_body(60, 100, 8);
        turn_over();
    }
    expect_heads("灯台の年報海の章;灯台の年報海の章;灯台の年報島の章;灯台の年報島の章");
    start(); /* Latin words keep their blanks */
    for (int p = 0; p < 4; p++) {
        put(60, 20, 10, "Year of lights");
        for (size_t i = 1; i < page.count; i++)
            page.glyphs[i].blank = page.glyphs[i].box.x1 > page.glyphs[i - 1].box.x2;
        put_body(60, 100, 8);
        turn_over();
    }
    expect_heads("Year of lights;Year of lights;Year of lights;Year of lights");
}

/* The file may have the glyphs in any order; no blank stands between CJK characters. */
static void test_order(void **state)
{
    (void)state;
    start();
    for (int p = 0; p < 4; p++) {
        put_body(60, 100, 8);
        put(110, 20, 10, "年報");
        put(60, 21, 10, "灯台の");
        put(95, 19, 10, "A");
        for (size_t i = page.count - 6; i < page.count; i++)
            page.glyphs[i].blank = true;
        turn_over();
    }
    expect_heads("灯台の A 年報;灯台の A 年報;灯台の A 年報;灯台の A 年報");
}

/* A tab in the margin, beside any row; the text does not begin there. */
static void test_margins(void **state)
{
    (void)state;
    for (int side = 0; side < 2; side++)
        for (int inner = 0; inner < 2; inner++) {
            start();
            for (int p = 0; p < 4; p++) {
                put_body(100, 100, 5);
                put_body(100, 300, 5);
                float x = side ? (inner ? 544 : 548) : (inner ? 36 : 32);
                put(x, 240, 10, "資料");
                turn_over();
            }
            expect_heads(inner ? ";;;" : "資料;資料;資料;資料");
        }
}

static void test_upright(void **state)
{
    (void)state;
    start();
    for (int p = 0; p < 4; p++) {
        put_body(100, 100, 10);
        size_t first = page.count;
        put(400, 200, 10, "資");
        put(400, 210, 10, "料");
        put(400, 220, 10, "集");
        for (size_t i = first; i < page.count; i++)
            page.glyphs[i].stack = 1;
        page.stacks = 1;
        turn_over();
    }
    expect_heads("資料集;資料集;資料集;資料集");
}

/* Of a page of vertical writing that was turned, the head is where it was before. */
static void test_turned(void **state)
{
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        start();
        for (int p = 0; p < 4; p++) {
            put(60, 20, 10, "灯台の年報");
            put_body(60, 100, 8);
            put_number(300, 780, page_count + 7);
            page.turn = turn ? PDF_UPWARD : PDF_DOWNWARD;
            for (size_t i = 0; i < page.count; i++)
                page.glyphs[i].box = pdf_turned(&page.glyphs[i].box, page.turn, 600, 800);
            page.width = 800;
            page.height = 600;
            turn_over();
        }
        expect_heads("7:灯台の年報|7;8:灯台の年報|8;9:灯台の年報|9;10:灯台の年報|10");
    }
}

/* What stands in the cells of a ruled table is no head, though it recurs. */
static void test_tables(void **state)
{
    (void)state;
    for (int uprights = 2; uprights <= 3; uprights++) {
        start();
        for (int p = 0; p < 4; p++) {
            put(64, 25, 10, "船の名");
            put(264, 25, 10, "港の名");
            put_body(64, 45, 8);
            for (int r = 0; r < 2; r++)
                rule(60, 20 + 200 * (float)r, 460, 20 + 200 * (float)r);
            for (int r = 0; r < uprights; r++)
                rule(60 + 400 * (float)r / (float)(uprights - 1), 20,
                     60 + 400 * (float)r / (float)(uprights - 1), 220);
            put_number(300, 780, page_count + 7);
            turn_over();
        }
        expect_heads(uprights == 2
                         ? "7:船の名|港の名|7;8:船の名|港の名|8;9:船の名|港の名|9;10:船の名|港の名|10"
                         : "7:7;8:8;9:9;10:10");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads_and_feet), cmocka_unit_test(test_order),  cmocka_unit_test(test_margins),
        cmocka_unit_test(test_upright),        cmocka_unit_test(test_turned), cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
