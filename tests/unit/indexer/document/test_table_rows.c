/* Tables of office files and of plain text: which rows are a head, and how each row is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/document/table_rows.h"
#include "seisaku/buffer.h"

/* Rows end in `;`, cells in `|`; paragraphs of a cell are parted by `/`. Expected: `ROW text` a line. */
static void assert_written(enum table_head kind, size_t head, const char *text, const char *expected)
{
    struct table_rows rows = {.kind = kind, .head = head};
    struct document document = {0};
    struct draft draft = {.document = &document};
    char *copy = strdup(text), out[8192] = "";
    size_t used = 0;
    for (char *rest = copy, *row; (row = strsep(&rest, ";")) && rest;) {
        table_rows_begin(&rows);
        for (char *cell; (cell = strsep(&row, "|"));) {
            for (char *at = cell; *at; at++)
                *at = *at == '/' ? '\n' : *at;
            table_rows_add(&rows, cell, 1);
        }
    }
    draft_page(&draft, NULL);
    table_rows_write(&rows, &draft);
    assert_false(draft.failed);
    for (size_t l = 0; l < document.pages[0].count; l++)
        used += (size_t)snprintf(out + used, sizeof out - used, "%d %s\n", document.pages[0].lines[l].row,
                                 document.pages[0].lines[l].text);
    assert_string_equal(out, expected);
    free(copy);
    table_rows_free(&rows);
    document_free(&document);
}

static void assert_judged(const char *text, const char *expected)
{
    assert_written(HEAD_UNKNOWN, 0, text, expected);
}

/* Three columns and two rows below; of two columns one must be of numbers. */
static void test_heads(void **state)
{
    (void)state;
    assert_judged("船|港|色;はま|東|青;しお|西|赤;",
                  "1 船: はま　港: 東　色: 青\n2 船: しお　港: 西　色: 赤\n");
    assert_judged("船|港|色;はま|東|青;", "1 船　港　色\n2 はま　東　青\n");
    assert_judged("船|港;はま|東;しお|西;", "1 船　港\n2 はま　東\n3 しお　西\n");
    assert_judged("船|数;はま|12;しお|8;", "1 船: はま　数: 12\n2 船: しお　数: 8\n");
    assert_judged("船|数;はま|12;しお|八つ;", "1 船　数\n2 はま　12\n3 しお　八つ\n");
    assert_judged("船|数;はま|12;", "1 船　数\n2 はま　12\n");
    assert_judged("船|数;はま|12;しお|;なみ|8;", "1 船: はま　数: 12\n2 船: しお\n3 船: なみ　数: 8\n");
    assert_judged("船;はま;しお;", "1 船\n2 はま\n3 しお\n");
}

/* The first row as wide as any below is the head; a narrower one above is a caption. Without names there is
 * none. */
static void test_rows_above(void **state)
{
    (void)state;
    assert_judged("船の表||;船|港|色;はま|東|青;しお|西|赤;",
                  "1 船の表\n2 船: はま　港: 東　色: 青\n3 船: しお　港: 西　色: 赤\n");
    assert_judged("船|港|;はま|東|青;しお|西|赤;", "1 船　港\n2 はま　東　青\n3 しお　西　赤\n");
    assert_judged("船||色;はま|東|青;しお|西|赤;", "1 船　色\n2 はま　東　青\n3 しお　西　赤\n");
    assert_judged("船|船|色;はま|東|青;しお|西|赤;", "1 船　船　色\n2 はま　東　青\n3 しお　西　赤\n");
    assert_judged("船|12|色;はま|東|青;しお|西|赤;", "1 船　12　色\n2 はま　東　青\n3 しお　西　赤\n");
    assert_judged("船。|港|色;はま|東|青;しお|西|赤;", "1 船。　港　色\n2 はま　東　青\n3 しお　西　赤\n");
#define TEN "海の上を照らす明かり"
    assert_judged(TEN TEN TEN TEN "|港|色;はま|東|青;しお|西|赤;",
                  "1 " TEN TEN TEN TEN ": はま　港: 東　色: 青\n2 " TEN TEN TEN TEN
                  ": しお　港: 西　色: 赤\n");
    assert_judged(TEN TEN TEN TEN "の|港|色;はま|東|青;しお|西|赤;",
                  "1 " TEN TEN TEN TEN "の　港　色\n2 はま　東　青\n3 しお　西　赤\n");
}

/* Heads that the file marks: of several rows, the outermost word first; what is merged heads all below it. */
static void test_marked(void **state)
{
    (void)state;
    assert_written(HEAD_MARKED, 1, "船|数;はま|八つ;", "1 船: はま　数: 八つ\n");
    assert_written(HEAD_MARKED, 2, "船|数|;船|昨年|今年;はま|1|2;", "1 船: はま　数 昨年: 1　数 今年: 2\n");
    assert_written(HEAD_MARKED, 1, "船|数/人;はま|1;", "1 船: はま　数 人: 1\n");
    assert_written(HEAD_MARKED, 2, "船|数;はま|1;", "1 船　数\n2 はま　1\n");
    assert_written(HEAD_NONE, 0, "船|港|色;はま|東|青;しお|西|赤;",
                   "1 船　港　色\n2 はま　東　青\n3 しお　西　赤\n");
}

/* A table of one cell is a box around text; a row without text is none; paragraphs of a cell stay apart. */
static void test_boxes(void **state)
{
    (void)state;
    assert_judged("港は/深い;", "0 港は\n0 深い\n");
    assert_judged("港|町/橋;|;島|灯;", "1 港　町　橋\n2 島　灯\n");
}

/* A row of more than 500 characters is written paragraph by paragraph. */
static void test_long_rows(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct ssk_buffer text = {0}, expected = {0};
        ssk_buffer_append_string(&expected, "1 ");
        for (int i = 0; i < 494 + more; i++) {
            ssk_buffer_append_string(&text, "波");
            ssk_buffer_append_string(&expected, "波");
        }
        ssk_buffer_append_string(&text, "/港|町/橋;島|灯;"); /* 「　港　町　橋」 are six */
        ssk_buffer_append_string(&expected,
                                 more ? "\n1 港\n1 町\n1 橋\n2 島　灯\n" : "　港　町　橋\n2 島　灯\n");
        assert_judged(ssk_buffer_string(&text), ssk_buffer_string(&expected));
        ssk_buffer_free(&text);
        ssk_buffer_free(&expected);
    }
}

/* A cell that spans columns leaves those behind it empty; what stands above the next cell is told. */
static void test_spans(void **state)
{
    (void)state;
    struct table_rows rows = {0};
    assert_string_equal(table_rows_above(&rows), "");
    table_rows_begin(&rows);
    table_rows_add(&rows, "船", 2);
    table_rows_add(&rows, "色", 1);
    assert_int_equal(rows.rows[0].count, 3);
    assert_string_equal(rows.rows[0].cells[1], "");
    assert_string_equal(table_rows_above(&rows), "");
    table_rows_begin(&rows);
    assert_string_equal(table_rows_above(&rows), "船");
    table_rows_add(&rows, "はま", 2);
    assert_string_equal(table_rows_above(&rows), "色");
    table_rows_add(&rows, "青", 1);
    assert_string_equal(table_rows_above(&rows), "");
    assert_false(rows.failed);
    table_rows_free(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads), cmocka_unit_test(test_rows_above), cmocka_unit_test(test_marked),
        cmocka_unit_test(test_boxes), cmocka_unit_test(test_long_rows),  cmocka_unit_test(test_spans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
