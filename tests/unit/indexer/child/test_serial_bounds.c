/* One line on its way from a child: each of its members within its bounds, at them and beyond. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/child/document_serial.h"
#include "seisaku/unicode.h"

enum { HEAD = 9 /* bytes of a record before its content */ };

static struct ssk_buffer packed(const struct document *document)
{
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    serial_put_document(&bytes, document);
    assert_false(bytes.failed);
    return bytes;
}

/* The status of a record of these bytes, wherever they came from. */
static ssk_status status_of(const char *bytes, size_t length)
{
    struct document arrived = {0};
    struct serial_reader record = {bytes, bytes + length};
    ssk_status status = serial_document(&record, &arrived);
    document_free(&arrived);
    return status;
}

/* A document of one page with one line, to be spoilt. */
static struct line *one_line(struct document *document, const char *text)
{
    *document = (struct document){0};
    struct page *page = document_add_page(document);
    assert_non_null(page);
    struct line *line = page_add_line(page, text, strlen(text), 1);
    assert_non_null(line);
    return line;
}

/* What the other process makes of it. */
static ssk_status send(struct document *sent, struct document *received)
{
    struct serial_reader record;
    struct ssk_buffer bytes = packed(sent);
    struct serial_reader stream = {bytes.data, bytes.data + bytes.length};
    assert_int_equal(serial_next(&stream, &record), SERIAL_DOCUMENT);
    *received = (struct document){0};
    ssk_status status = serial_document(&record, received);
    ssk_buffer_free(&bytes);
    document_free(sent);
    return status;
}

static void a_text_that_is_not_utf8_is_made_so(void **state)
{
    (void)state;
    static const struct {
        const char *sent, *received;
    } cases[] = {{"", ""},
                 {"港", "港"},
                 {"\x9b", "\uFFFD"},
                 {"a\x9b", "a\uFFFD"},
                 {"港\xe6", "港\uFFFD"},
                 {"\xf8港", "\uFFFD港"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document, received;
        one_line(&document, cases[i].sent)->head = strdup(cases[i].sent);
        assert_int_equal(send(&document, &received), SSK_OK);
        assert_string_equal(received.pages[0].lines[0].text, cases[i].received);
        assert_string_equal(received.pages[0].lines[0].head, cases[i].received);
        document_free(&received);
    }
    struct document document, received;
    one_line(&document, "\xed\xa0\x80"); /* half of a pair of UTF-16 */
    assert_int_equal(send(&document, &received), SSK_OK);
    const char *text = received.pages[0].lines[0].text;
    assert_true(*text && ssk_utf8_valid(text, strlen(text)));
    document_free(&received);
}

/* Each sets one member to its most, or beyond. */
enum spoilt { ROLE, LEVEL, COLUMN, ROW, NUMBER, PAGE, PLACE_COLUMN, CELL, SLIDE_BOX, GENRE, SIZE, SPOILT };

static void spoil(struct document *document, enum spoilt what, bool beyond)
{
    struct page *page = &document->pages[0];
    struct line *line = &page->lines[0];
    const int most = beyond ? -1 : INT32_MAX;
    line->place.size = what == SIZE ? (beyond ? 100001 : 100000) : 10;
    line->role = what == ROLE ? (beyond ? LINE_SPENT : LINE_KEY) : LINE_TEXT;
    line->level = what == LEVEL ? 64 + beyond : 0;
    line->column = what == COLUMN ? LINE_COLUMNS - 1 + beyond : 0;
    line->row = what == ROW ? most : 0;
    line->number = what == NUMBER ? most : 1;
    page->number = what == PAGE ? most : 1;
    line->place.column = what == PLACE_COLUMN ? most : 0;
    line->place.cell = what == CELL ? most : 0;
    line->place.slide_box = what == SLIDE_BOX ? most : 0;
    document->genre = what == GENRE ? (enum ssk_genre)(SSK_GENRES - 1 + beyond) : SSK_GENRE_NONE;
}

static void what_is_beyond_its_bounds_is_refused(void **state)
{
    (void)state;
    for (int what = 0; what < SPOILT; what++)
        for (int beyond = 0; beyond < 2; beyond++) {
            struct document document, received;
            one_line(&document, "港湾");
            spoil(&document, (enum spoilt)what, beyond);
            if (send(&document, &received) != (beyond ? SSK_CORRUPT : SSK_OK))
                fail_msg("member %d, beyond: %d", what, beyond);
            document_free(&received);
        }
}

static void each_flag_of_a_place_arrives_alone(void **state)
{
    (void)state;
    for (int flag = 0; flag < 4; flag++) {
        struct document document, received;
        one_line(&document, "港湾")->place = (struct place){
            .size = 0.5F, .bold = flag == 0, .framed = flag == 1, .raised = flag == 2, .ruled = flag == 3};
        assert_int_equal(send(&document, &received), SSK_OK);
        const struct place *place = &received.pages[0].lines[0].place;
        assert_true(place->size > 0);
        assert_int_equal(place->bold, flag == 0);
        assert_int_equal(place->framed, flag == 1);
        assert_int_equal(place->raised, flag == 2);
        assert_int_equal(place->ruled, flag == 3);
        document_free(&received);
    }
}

static uint64_t bits_of(float number)
{
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

/* What comes of a line of size 10 once another number stands where its size was. */
static ssk_status with_size(uint64_t number)
{
    struct document document;
    one_line(&document, "港湾")->place.size = 10;
    struct ssk_buffer bytes = packed(&document);
    const uint64_t size = bits_of(10);
    char *place = memmem(bytes.data, bytes.length, &size, sizeof size);
    assert_non_null(place);
    memcpy(place, &number, sizeof number);
    ssk_status status = status_of(bytes.data + HEAD, bytes.length - HEAD);
    ssk_buffer_free(&bytes);
    document_free(&document);
    return status;
}

/* No reader sends such sizes; a child that was taken over may. */
static void a_size_that_is_none_is_refused(void **state)
{
    (void)state;
    assert_int_equal(with_size(bits_of(11)), SSK_OK);
    assert_int_equal(with_size(bits_of(0)), SSK_OK);
    assert_int_equal(with_size(bits_of(-0.5F)), SSK_CORRUPT);
    assert_int_equal(with_size(bits_of(10) | UINT64_C(1) << 32), SSK_CORRUPT);
    assert_int_equal(with_size(0x7f800000), SSK_OK); /* an infinity is none, too, but no crime */
}

/* Whether a line has a place is said by 0 or 1, and nothing else. */
static void a_place_is_there_or_not(void **state)
{
    (void)state;
    struct document document;
    struct line *line = one_line(&document, "港湾");
    struct ssk_buffer without = packed(&document);
    line->place.size = 10;
    struct ssk_buffer with = packed(&document);
    size_t at = HEAD;
    while (without.data[at] == with.data[at])
        at++;
    assert_int_equal(with.data[at], 1);
    without.data[at] = with.data[at] = 2;
    assert_int_equal(status_of(with.data + HEAD, with.length - HEAD), SSK_CORRUPT);
    assert_int_equal(status_of(without.data + HEAD, without.length - HEAD), SSK_CORRUPT);
    ssk_buffer_free(&without);
    ssk_buffer_free(&with);
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_that_is_not_utf8_is_made_so),
        cmocka_unit_test(what_is_beyond_its_bounds_is_refused),
        cmocka_unit_test(each_flag_of_a_place_arrives_alone),
        cmocka_unit_test(a_size_that_is_none_is_refused),
        cmocka_unit_test(a_place_is_there_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
