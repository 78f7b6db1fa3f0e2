/* What stands above plain text and Markdown, and its notes: marks of notes, the rows that a site prints above
 * a text, blanks that are no blanks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/text/extract_header.h"
#include "indexer/text/markdown_notes.h"
#include "indexer/text/plain_blanks.h"

/* A mark with a number is raised, one with a word left out; a note is a paragraph of its own. Code stays. */
static void test_notes(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"port[^1] and[^23]\n", "port¹ and²³\n"},
        {"port[^note] deep", "port deep"},
        {"port[^1x] deep", "port deep"},
        {"port[^] deep", "port[^] deep"},
        {"port[^1 2] deep", "port[^1 2] deep"},
        {"port[^1[2] deep", "port[^1[2] deep"},
        {"port[1] deep", "port[1] deep"},
        {"port[^1", "port[^1"},
        {"[^1]: deep\n", "\n¹ deep\n"},
        {"   [^1]: deep\n", "\n¹ deep\n"},
        {"    [^1]: deep\n", "    ¹: deep\n"},
        {"[^note]: deep\n", "\n deep\n"},
        {"[^1] deep\n", "¹ deep\n"},
        {"[^1]: deep[^2]\n", "\n¹ deep²\n"},
        {"```\nport[^1]\n```\nport[^1]\n", "```\nport[^1]\n```\nport¹\n"},
        {"  ~~~\nport[^1]\n  ~~~\nport[^1]\n", "  ~~~\nport[^1]\n  ~~~\nport¹\n"},
        {"``\nport[^1]\n", "``\nport¹\n"},
        {"[^0123456789]", "⁰¹²³⁴⁵⁶⁷⁸⁹"},
        {"[^123456789012345678901234567890123456789012345678901234567890a]", ""},
        {"[^123456789012345678901234567890123456789012345678901234567890123a]",
         "[^123456789012345678901234567890123456789012345678901234567890123a]"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer out = {0};
        markdown_notes(&out, cases[i][0], strlen(cases[i][0]));
        if (strcmp(ssk_buffer_string(&out), cases[i][1]) != 0)
            fail_msg("%s: %s", cases[i][0], ssk_buffer_string(&out));
        ssk_buffer_free(&out);
    }
}

/* Title, publisher, address, and how many lines are set aside, of lines with `/` between them. */
static void test_headers(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"港の橋;出典 # https://example.jp/a b 《港湾局》 #;橋は長い。",
         "港の橋,港湾局,https://example.jp/a,2"},
        {"港の橋 (169 ページ);出典 # http://example.jp/ #", "港の橋,-,http://example.jp/,2"},
        {"港の橋（12頁）;出典 # http://example.jp/ #", "港の橋,-,http://example.jp/,2"},
        {"港の橋 (12 pages);出典 # http://example.jp/ #", "港の橋,-,http://example.jp/,2"},
        {"港の橋（12頁）の幅;出典 # http://example.jp/ #", "港の橋（12頁）の幅,-,http://example.jp/,2"},
        {"港の橋（橋）;出典 # http://example.jp/ #", "港の橋（橋）,-,http://example.jp/,2"},
        {"出典 # http://example.jp/ #;港の橋", "-,-,http://example.jp/,1"},
        {"港の橋;出典 # example.jp #", "-,-,-,0"},
        {"港の橋; # http://example.jp/ #", "-,-,-,0"},
        {"港の橋;出典 # http://example.jp/", "-,-,-,0"},
        {"港の橋;出典 # http://a.jp/ #;控え # http://b.jp/ 《島》《町》 #", "港の橋,町,http://a.jp/,3"},
        {"港の橋;出典 # http://a.jp/ 《》 #", "港の橋,-,http://a.jp/,2"},
        {"港の橋;出典 # http://a.jp/ 《島 #", "港の橋,-,http://a.jp/,2"},
        {"港の橋;出典 # http://a.jp/ #;プレーンテキスト;ページ画像;橋は長い。", "港の橋,-,http://a.jp/,4"},
        {"港の橋;出典 # http://a.jp/ #;テキストは資料による。;橋は長い。", "港の橋,-,http://a.jp/,3"},
        {"港の橋;出典 # http://a.jp/ #;テキストは橋による。;橋は長い。", "港の橋,-,http://a.jp/,2"},
        {"港の橋;出典 # http://a.jp/ #;長い長い長い長い画像;橋は長い。", "港の橋,-,http://a.jp/,3"},
        {"港の橋;出典 # http://a.jp/ #;長い長い長い長い長い長画像;橋は長い。", "港の橋,-,http://a.jp/,2"},
        {"港の橋;出典 # http://a.jp/ #;画像;画像;画像;画像;画像;画像;画像", "港の橋,-,http://a.jp/,8"},
        {"一;二;三;四;五;六;七;八;九;十;一;出典 # http://a.jp/ #", "一,-,http://a.jp/,12"},
        {"一;二;三;四;五;六;七;八;九;十;一;二;出典 # http://a.jp/ #", "-,-,-,0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = {0};
        struct page *page = document_add_page(&document);
        char said[256], text[512];
        size_t out = 0;
        for (const char *at = cases[i][0]; *at; at += *at != '\0') {
            size_t length = strcspn(at, ";");
            snprintf(text, sizeof text, "%.*s", (int)length, at);
            for (char *bar = text; *bar; bar++)
                *bar = *bar == '#' ? '|' : *bar;
            assert_non_null(page_add_line(page, text, length, 1));
            at += length;
        }
        assert_true(extract_header_read(&document));
        for (size_t l = 0; l < document.pages[0].count; l++)
            out += document.pages[0].lines[l].role == LINE_SET_ASIDE;
        snprintf(said, sizeof said, "%s,%s,%s,%zu", document.title ? document.title : "-",
                 document.publisher ? document.publisher : "-", document.url ? document.url : "-", out);
        if (strcmp(said, cases[i][1]) != 0)
            fail_msg("%s: %s", cases[i][0], said);
        document_free(&document);
    }
}

/* Blanks of other widths are blanks, and what has no width is nothing. */
static void test_blanks(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"a\u00a0b\u2003c\u2000d\u200ae\u202ff\u205fg", "a b c d e f g"},
                                           {"a\u00adb\u200bc\u2060d\ufeffe", "abcde"},
                                           {"\u200bab\u200b", "ab"},
                                           {"\u200b", ""},
                                           {"港　町", "港　町"},
                                           {"a\u1fffb\u2010c", "a\u1fffb\u2010c"},
                                           {"", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer text = {0};
        ssk_buffer_append_string(&text, cases[i][0]);
        plain_blanks(&text);
        assert_string_equal(ssk_buffer_string(&text), cases[i][1]);
        assert_int_equal(text.length, strlen(cases[i][1]));
        ssk_buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
