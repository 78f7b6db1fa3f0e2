/* Text to pages of lines, and what stands above a document's text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/text/read_text.h"

static void read_string(struct document *document, const char *text)
{
    struct source source = {.path = "test.txt", .quiet = true};
    *document = (struct document){0};
    ssk_buffer_append_string(&source.bytes, text);
    assert_int_equal(read_text(&source, document, NULL), SSK_OK);
    ssk_buffer_free(&source.bytes);
}

/* The document as `page:line:text` with `*` before what begins a paragraph and `!` before running heads. */
static void print_lines(const struct document *document, struct ssk_buffer *out)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const struct line *line = &document->pages[p].lines[l];
            ssk_buffer_printf(out, "%d:%d:%s%s%s\n", document->pages[p].number, line->number,
                              line->begins_paragraph ? "*" : "", line->role == LINE_SET_ASIDE ? "!" : "",
                              line->text);
        }
}

static void lines_and_pages(void **state)
{
    (void)state;
    static const struct {
        const char *text, *lines;
    } cases[] = {
        {"一。\n二。\n\n　三。  \n", "1:1:一。\n1:2:二。\n1:4:*　三。\n"},
        {"一。\f二。\n\f\n四。", "1:1:一。\n2:1:二。\n3:3:四。\n"},
        {"一。\r\n二。\r三。", "1:1:一。\n1:2:二。\n1:3:三。\n"},
        {"\n\n", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document;
        struct ssk_buffer out = SSK_BUFFER_INIT;
        read_string(&document, cases[i].text);
        print_lines(&document, &out);
        assert_string_equal(ssk_buffer_string(&out), cases[i].lines);
        ssk_buffer_free(&out);
        document_free(&document);
    }
}

static void check_string(const char *got, const char *wanted)
{
    if (!wanted)
        assert_null(got);
    else
        assert_string_equal(got, wanted);
}

static void titles_and_heads(void **state)
{
    (void)state;
    static const struct {
        const char *text, *title, *publisher, *url;
    } cases[] = {
        {"防災計画(案)について (169 ページ)\n出典\n公開元URL | https://example.jp/a#b |\n出典情報 | "
         "会議(第3回 7/10)《内閣府》 "
         "|\nページ画像\nプレーンテキスト\n資料テキストは自動処理で生成されます。\n本文。\n",
         "防災計画(案)について", "内閣府", "https://example.jp/a#b"},
        {"白書（１２ページ）\nURL ｜ http://example.jp/ ｜\n本文。\n", "白書", NULL, "http://example.jp/"},
        {"基本法\n\n第一条　この法律は、定める。\n", "基本法", NULL, NULL},
        {"基本法\n基本法\n（平成二年法律第一号）\n", "基本法", NULL, NULL},
        {"ＰＴＡ共済法\nＰＴＡ共済法\n（平成二年法律第一号）\n", "ＰＴＡ共済法", NULL, NULL},
        {"政府は、情報システムの整備及び管理に当たり、\n必要な措置を講ずる。\n", NULL, NULL, NULL},
        {"会議を開いた。\n\n次に。\n", NULL, NULL, NULL},
        {"1 目的\n\n定める。\n", NULL, NULL, NULL},
        {"| 項目 | https://example.jp/ |\n| 二 | 三 |\n", NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document;
        read_string(&document, cases[i].text);
        check_string(document.title, cases[i].title);
        check_string(document.publisher, cases[i].publisher);
        check_string(document.url, cases[i].url);
        document_free(&document);
    }
}

static void heads_are_running_heads(void **state)
{
    (void)state;
    struct document document;
    struct ssk_buffer out = SSK_BUFFER_INIT;
    read_string(&document,
                "計画 (2 ページ)\nURL | https://example.jp/ |\nプレーンテキスト\n"
                "資料テキストは生成されており、一致しない場合があります。\nテキスト分析の方法\n本文。\n");
    print_lines(&document, &out);
    assert_non_null(strstr(ssk_buffer_string(&out), "4:!資料"));
    assert_non_null(strstr(ssk_buffer_string(&out), "5:テキスト分析の方法\n1:6:本文。"));
    ssk_buffer_free(&out);
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_pages),
        cmocka_unit_test(titles_and_heads),
        cmocka_unit_test(heads_are_running_heads),
    };
    return cmocka_run_group_tests_name("read_text", tests, NULL, NULL);
}
