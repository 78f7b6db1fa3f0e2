#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/xml/markup_cap.h"
#include "seisaku/buffer.h"

/* A page of one tag with so many attributes, each of the form that is given; the caller frees it. */
static char *page_of(const char *tag, int attributes, const char *attribute)
{
    struct ssk_buffer page = SSK_BUFFER_INIT;
    ssk_buffer_printf(&page, "<html><%s", tag);
    for (int i = 0; i < attributes; i++)
        ssk_buffer_append_string(&page, attribute);
    ssk_buffer_append_string(&page, ">港の計画</p><p a=1>道の計画</p></html>");
    return ssk_buffer_detach(&page);
}

static char *page_with(int attributes, const char *attribute)
{
    return page_of("p", attributes, attribute);
}

static void keeps_what_pages_have(void **state)
{
    (void)state;
    const char *const pages[] = {"", "<", "<p", "< p a>", "<p a=\"x > y\" b='", "1 < 2 \xe3\x81", NULL};
    char *capped;
    for (const char *const *page = pages; *page; page++) {
        assert_int_equal(markup_cap(&capped, *page, strlen(*page)), SSK_OK);
        assert_null(capped);
    }
    char *many = page_with(MARKUP_ATTRIBUTES, " a = 'x y z > 1'");
    assert_int_equal(markup_cap(&capped, many, strlen(many)), SSK_OK);
    assert_null(capped);
    free(many);
}

static void blanks_what_is_beyond(void **state)
{
    (void)state;
    const char *const attributes[] = {" abc",         " a=1",         "\ta=1", "\ra=1", "\fa=1",
                                      " a = \"x>y\"", "\na='1'b='2'", "/a=1",  NULL};
    for (const char *const *attribute = attributes; *attribute; attribute++) {
        char *many = page_with(MARKUP_ATTRIBUTES + 1, *attribute), *capped;
        assert_int_equal(markup_cap(&capped, many, strlen(many)), SSK_OK);
        assert_non_null(capped);
        assert_int_equal(strlen(capped), strlen(many));
        assert_non_null(strstr(capped, " >港の計画</p><p a=1>道の計画</p></html>"));
        free(capped);
        free(many);
    }
}

/* What the parsers take for a name, and what they do not. */
static void a_tag_opens_with_a_letter(void **state)
{
    (void)state;
    static const struct {
        const char *tag;
        bool capped;
    } cases[] = {{"a", true},  {"z", true},  {"A", true},  {"Z", true},  {"_", true},
                 {"港", true}, {"`", false}, {"{", false}, {"@", false}, {"[", false},
                 {"1", false}, {"!", false}, {"/p", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *many = page_of(cases[i].tag, MARKUP_ATTRIBUTES + 1, " a=1"), *capped;
        assert_int_equal(markup_cap(&capped, many, strlen(many)), SSK_OK);
        assert_int_equal(capped != NULL, cases[i].capped);
        free(capped);
        free(many);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_what_pages_have),
        cmocka_unit_test(blanks_what_is_beyond),
        cmocka_unit_test(a_tag_opens_with_a_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
