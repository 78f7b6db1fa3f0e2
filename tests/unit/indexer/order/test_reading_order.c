/* Reading order: what a reader has laid out stays, and extreme pages end. tests/cases/order.case and
 * tables.case have what comes of text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/order/order.h"
#include "seisaku/buffer.h"

static struct ssk_model *model;
static struct ssk_tagger *tagger;

static int open_model(void **state)
{
    (void)state;
    return ssk_model_open(&model, NULL, NULL) != SSK_OK || ssk_tagger_new(&tagger, model, NULL) != SSK_OK;
}

static int close_model(void **state)
{
    (void)state;
    ssk_tagger_free(tagger);
    ssk_model_free(model);
    return 0;
}

/* Pages are parted by \f. */
static struct document read_pages(const char *text)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n\f");
        assert_non_null(page_add_line(page, text, length, number));
        text += length;
        if (*text == '\f')
            page = document_add_page(&document);
        text += *text != '\0';
    }
    return document;
}

/* `column text`, a line each. */
static char *untangle(const char *text)
{
    struct document document = read_pages(text);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    assert_int_equal(reading_order_restore(&document, tagger, NULL), SSK_OK);
    for (size_t p = 0; p < document.count; p++) {
        if (p)
            ssk_buffer_append_string(&out, "\f");
        for (size_t l = 0; l < document.pages[p].count; l++)
            ssk_buffer_printf(&out, "%d %s\n", document.pages[p].lines[l].column,
                              document.pages[p].lines[l].text);
    }
    document_free(&document);
    return ssk_buffer_detach(&out);
}

static void test_laid_out(void **state)
{
    (void)state;
    struct document document = read_pages("(ア) 総務省\n左の文を 右の文が\n<成果>\n");
    document.pages[0].laid_out = true;
    document.pages[0].lines[1].column = 2;
    assert_int_equal(reading_order_restore(&document, tagger, NULL), SSK_OK);
    assert_int_equal(document.pages[0].count, 3);
    assert_int_equal(document.pages[0].lines[1].column, 2);
    document_free(&document);
}

/* Time and memory grow with the text and no faster, whatever its lines look like. */
static void test_extremes(void **state)
{
    (void)state;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&text, "(ア) 総務省\n<成果・進捗状況>\n");
    for (int i = 0; i < 100000; i++)
        ssk_buffer_append_string(&text, "あ い");
    for (int i = 0; i < 3000; i++)
        ssk_buffer_append_string(&text, "\nい ろ は に ほ へ と ち り ぬ る を");
    for (int i = 0; i < 1000; i++)
        ssk_buffer_append_string(&text, "\n(イ)");
    ssk_buffer_append_string(&text, "\n\xe6\x94 \xff \xc0\x80\n<");
    char *found = untangle(text.data);
    assert_non_null(strstr(found, "(イ)"));
    free(found);
    ssk_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laid_out),
        cmocka_unit_test(test_extremes),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
