/* Which reader a source has: by its first bytes, by its name, by what is closed at its end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/formats/format_bytes.h"
#include "indexer/formats/format_names.h"
#include "indexer/formats/formats.h"

static const struct {
    const char *path, *bytes, *reader;
} cases[] = {
    /* names */
    {"a.txt", "港湾", "text"},
    {"a.TXT", "港湾", "text"},
    {"a.htm", "港湾", "html"},
    {"a.docx", "港湾", "office"},
    {"a.xml", "港湾", "xml"},
    {"a.json", "港湾", "json"},
    {"a.tar.gz", "港湾", "archive"},
    {"a.TAR.GZ", "港湾", "archive"},
    {"a.tar.gz.md", "港湾", "markdown"},
    {"a.eml", "港湾", "mail"},
    {"a.ndjson", "港湾", "jsonl"},
    {"a.csv", "港湾", "csv"},
    {"a.tx", "港湾", NULL},
    {"a.xt", "港湾", NULL},
    {"a.", "港湾", NULL},
    {"a", "港湾", NULL},
    {"a.txt .md", "港湾", "markdown"},
    {"a.txt b", "港湾", NULL},
    {"a.txt/b", "港湾", NULL},
    {"-", "港湾", NULL},
    /* first bytes, which say more than a name */
    {"a.txt", "%PDF-1.7", "pdf"},
    {"a.html", "%PDF-1.7", "pdf"},
    {"a.txt", "%PDF", "text"},
    {"a.txt", "  \n%PDF-1.7", "pdf"},
    {"a.txt", "<!DOCTYPE HTML><p>港", "html"},
    {"a.pdf", "<HTML><p>港", "html"},
    {"a.txt", "\xef\xbb\xbf<html>", "html"},
    {"a.html", "<?xml version='1.0'?><a>", "xml"},
    {"a.txt", "<?xml version='1.0'?><!-- > --><HTML lang='ja'>", "html"},
    {"a.txt", "<?xml version='1.0'?><!-- <html> --><htmlx>", "xml"},
    {"a.docx", "PK\3\4", "office"},
    {"a.zip", "PK\3\4", "archive"},
    {"a.txt", "7z\xbc\xaf'\x1c", "archive"},
    {"a", "%!PS-Adobe", "tex"},
    {"a.txt", "\\documentclass{a}", "tex"},
    {"a.txt", "\\documentstyle{a}", "tex"},
    {"a.tex", "港湾", "tex"},
    {"a.LTX", "港湾", "tex"},
    {"a.txt", "{\\rtf1", "rtf"},
    {"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1", "old office"},
    /* mark-up by another name, or none */
    {"a.txt", "<p class='a'>港", "html"},
    {"a.txt", "<p>港", "html"},
    {"a.txt", "<p/>港", "html"},
    {"a.txt", "<h6>港", "html"},
    {"a.txt", "<h7>港", "text"},
    {"a.txt", "<h>港", "text"},
    {"a.txt", "<table 1>港", "text"},
    {"a.txt", "<Table border=1>港", "html"},
    {"a.txt", "<p 港", "text"},
    {"a.md", "<p>港", "markdown"},
    {"a", "<!-- a --> <div>港", "html"},
    {"a", "<!-- a <div>港", NULL},
    {"a.txt", "<a>港</a>", "xml"},
    {"a.txt", "<a>港</a>\n\n", "xml"},
    {"a.txt", "<a>港</a >", "xml"},
    {"a.txt", "<a>港</b>", "text"},
    {"a.txt", "<a>港</ab>", "text"},
    {"a.txt", "<ab>港</a>", "text"},
    {"a.txt", "<a>港</a> 港", "xml"},
    {"a.txt", "<a>港", "text"},
    {"a.txt", "<a b='1'/>", "xml"},
    {"a.txt", "<a>", "text"},
    {"a.txt", "<a/> 港", "text"},
    {"a.txt", "<1>港</1>", "text"},
    {"a.txt", "<a", "text"},
    {"a.txt", "<a-1.b_c:d>港</a-1.b_c:d>", "xml"},
    {"a.txt", "<a+b>港</a+b>", "text"},
    {"a.txt", "{\"a\": 1}", "json"},
    {"a.txt", "{ \n\"a\": 1}", "json"},
    {"a.txt", "[{\"a\": 1}]", "json"},
    {"a.txt", "[ { \"a\": 1}]", "json"},
    {"a.txt", "[1]", "text"},
    {"a.txt", "{a}", "text"},
    {"a.txt", "{}", "text"},
    {"a.txt", "", "text"},
};

/* NULL for a source that neither its bytes nor its name tell the format of: it is read as text. */
static void expect_reader(const char *path, const char *bytes, bool converted, const char *reader)
{
    struct source source = {.path = path, .converted = converted};
    ssk_buffer_append_string(&source.bytes, bytes);
    const char *found = format_reader(&source)->name;
    if (strcmp(found, reader ? reader : "text") != 0)
        fail_msg("%s: %s: is read as %s, not %s", path, bytes, found, reader);
    if (format_is_read(&source) != (reader && format_reader_named(reader)))
        fail_msg("%s: %s: is read, or not", path, bytes);
    ssk_buffer_free(&source.bytes);
}

static void each_source_has_its_reader(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_reader(cases[i].path, cases[i].bytes, false, cases[i].reader);
}

/* What --pre printed is what its bytes say, whatever the file is called. */
static void the_name_of_what_was_converted_tells_nothing(void **state)
{
    (void)state;
    expect_reader("a.md", "港湾", true, NULL);
    expect_reader("a.tex", "港湾", true, NULL);
    expect_reader("a.tex", "<p>港湾", true, "html");
    expect_reader("a.docx", "PK\3\4", true, "archive");
}

/* What stands between the characters of UTF-16 does not hide them. */
static void wide_text_opens_as_narrow_text_does(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *opening;
    } openings[] = {
        {"\xff\xfe<\0h\0>\0", 8, "<h>"},
        {"\xfe\xff\0<\0h\0>", 8, "<h>"},
        {"<\0h\0>\0", 6, "<h>"},
        {"\0<\0h\0>", 6, "<h>"},
        {"<h>\0<", 5, "<h>"},
        {"\xff\xfe<", 3, "\xff\xfe<"},
        {"\xef\xbb\xbf <h>", 7, "<h>"},
        {"\xef\xbb\xbf", 3, ""},
        {" \t\r\n< h", 7, "< h"},
        {"", 0, ""},
        {"\xff\xfe \0<\0", 6, "<"},
        {"<\0\0\0", 4, "<"},
    };
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        char opening[OPENING_BYTES];
        format_opening(opening, openings[i].bytes, openings[i].length);
        if (strcmp(opening, openings[i].opening) != 0)
            fail_msg("opening %zu: \"%s\"", i, opening);
    }
    char many[2 * OPENING_BYTES], opening[OPENING_BYTES];
    memset(many, 'a', sizeof many);
    format_opening(opening, many, sizeof many);
    assert_int_equal(strlen(opening), OPENING_BYTES - 1);
}

/* A root is closed at the end of the file, however long that is. */
static void the_end_of_a_long_file_is_looked_at(void **state)
{
    (void)state;
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    char opening[OPENING_BYTES];
    ssk_buffer_append_string(&bytes, "<a>");
    for (int i = 0; i < 2 * OPENING_BYTES; i++)
        ssk_buffer_append_char(&bytes, 'x');
    format_opening(opening, bytes.data, bytes.length);
    assert_int_equal(format_markup(opening, bytes.data, bytes.length), MARKUP_NONE);
    ssk_buffer_append_string(&bytes, "</a>");
    assert_int_equal(format_markup(opening, bytes.data, bytes.length), MARKUP_XML);
    ssk_buffer_free(&bytes);
}

static void readers_have_names_and_passages_formats(void **state)
{
    (void)state;
    for (size_t i = 1; reader_names[i]; i++)
        assert_string_equal(format_reader_named(reader_names[i])->name, reader_names[i]);
    assert_null(format_reader_named("auto"));
    assert_null(format_reader_named("docx"));
    for (int format = 0; format < FORMATS; format++)
        assert_int_equal(format_is_of_passages((enum format)format),
                         format == FORMAT_JSONL || format == FORMAT_CSV);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_source_has_its_reader),
        cmocka_unit_test(the_name_of_what_was_converted_tells_nothing),
        cmocka_unit_test(wide_text_opens_as_narrow_text_does),
        cmocka_unit_test(the_end_of_a_long_file_is_looked_at),
        cmocka_unit_test(readers_have_names_and_passages_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
