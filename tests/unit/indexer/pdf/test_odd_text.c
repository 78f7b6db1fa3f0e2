/* Pages without text, glyphs without names, characters that are not what they look like, files that are no
 * PDF. Each test draws its own pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/read_made_pdf.h"

static void test_no_text(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    for (int p = 0; p < 5; p++) {
        make_page(&pdf);
        if (p == 0 || p == 3)
            make_text(&pdf, 60, 100, 12, "本文のある頁である。");
        else
            make_rule(&pdf, 60, 100, 200, 100);
    }
    read_good(&pdf, &document);
    assert_string_equal(reported, "x.pdf: no text layer: pages 2-3, 5");
    assert_int_equal(document.count, 5);
    document_free(&document);
}

/* Text that is drawn, but whose characters the file does not name, is neither called a scan nor indexed:
 * characters of an unknown collection, control characters, numbers of glyphs taken for code points. */
static void test_unnamed(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"Nowhere9", "本文のある頁である。"},
                                           {NULL, "\x01\x02\x03\x04\x05"},
                                           {NULL, "\u0103\u0544\u0712\u0a05\u0c1a\u12d3\u1403\u3623\u0211の"},
                                           {NULL, "™—›™œ›Ÿ˜"},
                                           {NULL, "!\"#$%&'(&!)*%+,-./0123+\"#,45#6!789:&;<=>#?@$)A-!*B"},
                                           {NULL, "ÖaÁKÝrÇÉÁkBbÞÐoBÞÝThvÄukälÁeÝqTÀáìgÝfDÞíÉÅukKÞÞ"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct make_pdf pdf = {.collection = cases[i][0]};
        struct document document;
        struct ssk_error error = {""};
        make_page(&pdf);
        make_text(&pdf, 60, 100, 12, cases[i][1]);
        document = (struct document){0};
        assert_int_equal(read_file(&pdf, &document, &error), SSK_INPUT);
        assert_string_equal(error.message, "text that cannot be read, its fonts not saying which characters "
                                           "they draw: page 1: nothing to index");
        assert_string_equal(reported, "");
        assert_string_equal(lines_of(&document, LINE_TEXT), "");
        document_free(&document);
    }
}

/* Bullets of Office's picture fonts, radicals in place of kanji, hyphens that do not break; and what no one
 * can read is left out and said. */
static void test_odd_characters(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 60, 100, 12, "\uf0d8⽣成の⾼度化を進める。");
    make_text(&pdf, 60, 130, 12, "\uf0b7⻑官が認めたpro\u2011curementとする。");
    make_text(&pdf, 60, 160, 12, "\uf028電話の番号は別に定める\ufe12");
    make_page(&pdf);
    make_text(&pdf, 60, 100, 12, "外字\ue123のある名\ufffdである。");
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|➢生成の高度化を進める。|•長官が認めたpro-curementとする。"
                        "|電話の番号は別に定める。|外字のある名である。");
    assert_string_equal(reported, "x.pdf: characters left out that their fonts do not name: page 2");
    document_free(&document);
}

static void test_unreadable(void **state)
{
    (void)state;
    struct make_pdf pdf = {.encrypted = true};
    struct document document = {0};
    struct ssk_error error = {""};
    make_page(&pdf);
    make_text(&pdf, 60, 100, 12, "秘密");
    assert_int_equal(read_file(&pdf, &document, &error), SSK_INPUT);
    assert_non_null(strstr(error.message, "encrypted"));
    document_free(&document);
    struct source source = {.path = "x.pdf"};
    ssk_buffer_append_string(&source.bytes, "%PDF-1.4\nnothing else");
    assert_int_equal(read_pdf(&source, &document, &error), SSK_INPUT);
    assert_non_null(strstr(error.message, "damaged"));
    ssk_buffer_free(&source.bytes);
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_text),
        cmocka_unit_test(test_unnamed),
        cmocka_unit_test(test_odd_characters),
        cmocka_unit_test(test_unreadable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
