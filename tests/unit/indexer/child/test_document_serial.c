/* Documents on their way from a child: they arrive as they were, and bytes that are cut short or wrong are
 * refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/child/document_serial.h"

static struct line *add_line(struct page *page, const char *text, int number)
{
    struct line *line = page_add_line(page, text, strlen(text), number);
    assert_non_null(line);
    return line;
}

/* Something in each member that a reader fills in. */
static void fill(struct document *document)
{
    *document = (struct document){.genre = SSK_GENRE_MINUTES, .date_given = true};
    document->id = strdup("7");
    document->title = strdup("港湾の会議");
    document->date = strdup("2024-04-01");
    assert_true(ssk_strings_add(&document->issuer, "国土交通省", strlen("国土交通省")));
    struct page *page = document_add_page(document);
    page->label = strdup("- 3 -");
    page->laid_out = true;
    page->width = 595.5F;
    struct line *line = add_line(page, "第１章　港湾", 4);
    line->role = LINE_HEADING;
    line->level = 2;
    line->place.size = 10.5F;
    line->place.box.x1 = 72.25F;
    line->place.bold = true;
    struct keys *keys = document_add_keys(document);
    keys->section_title = strdup("港湾");
    keys->speaker_name = strdup("港 太郎");
    assert_true(ssk_strings_add(&keys->path, "第1章 港湾", strlen("第1章 港湾")));
    line->keys = keys;
    page = document_add_page(document);
    page->marked_up = true;
    line = add_line(page, "岸壁を直す。", 9);
    line->column = 2;
    line->row = 3;
    line->begins_paragraph = line->apart = true;
    line->head = strdup("現行");
    line->keys = keys;
    add_line(page, "", 10);
}

static struct ssk_buffer packed(const struct document *document)
{
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    serial_put_document(&bytes, document);
    assert_false(bytes.failed);
    return bytes;
}

static void a_document_arrives_as_it_was(void **state)
{
    struct document sent, arrived = {0};
    struct serial_reader record;
    (void)state;
    fill(&sent);
    struct ssk_buffer bytes = packed(&sent);
    struct serial_reader stream = {bytes.data, bytes.data + bytes.length};
    assert_int_equal(serial_next(&stream, &record), SERIAL_DOCUMENT);
    assert_ptr_equal(stream.at, stream.end);
    assert_int_equal(serial_document(&record, &arrived), SSK_OK);
    assert_int_equal(arrived.count, 2);
    assert_string_equal(arrived.title, "港湾の会議");
    assert_true(arrived.date_given);
    assert_string_equal(arrived.pages[0].label, "- 3 -");
    const struct line *heading = &arrived.pages[0].lines[0], *text = &arrived.pages[1].lines[0];
    assert_int_equal(heading->level, 2);
    assert_true(heading->place.bold && heading->place.size > 10 && heading->place.box.x1 > 72);
    assert_string_equal(heading->keys->path.items[0], "第1章 港湾");
    assert_ptr_equal(text->keys, heading->keys);
    assert_true(text->begins_paragraph && text->apart && text->column == 2 && text->row == 3 &&
                text->number == 9);
    assert_string_equal(text->head, "現行");
    struct ssk_buffer again = packed(&arrived);
    assert_int_equal(again.length, bytes.length);
    assert_memory_equal(again.data, bytes.data, bytes.length);
    ssk_buffer_free(&again);
    ssk_buffer_free(&bytes);
    document_free(&sent);
    document_free(&arrived);
}

/* The status of a record of these bytes, wherever they came from. */
static ssk_status status_of(const char *bytes, size_t length)
{
    struct document arrived = {0};
    char *copy = malloc(length + 1); /* so that a sanitizer sees what is read behind it */
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    struct serial_reader record = {copy, copy + length};
    ssk_status status = serial_document(&record, &arrived);
    document_free(&arrived);
    free(copy);
    return status;
}

enum { HEAD = 9 /* bytes of a record before its content */ };

static void a_document_cut_short_is_refused(void **state)
{
    struct document sent;
    (void)state;
    fill(&sent);
    struct ssk_buffer bytes = packed(&sent);
    for (size_t length = 0; length + HEAD < bytes.length; length++)
        assert_int_equal(status_of(bytes.data + HEAD, length), SSK_CORRUPT);
    ssk_buffer_free(&bytes);
    document_free(&sent);
}

static void numbers_that_are_wrong_are_refused_or_harm_nothing(void **state)
{
    struct document sent;
    (void)state;
    fill(&sent);
    struct ssk_buffer bytes = packed(&sent);
    size_t refused = 0;
    for (size_t at = HEAD; at < bytes.length; at++) {
        char before = bytes.data[at];
        bytes.data[at] = (char)0x7f;
        ssk_status status = status_of(bytes.data + HEAD, bytes.length - HEAD);
        assert_true(status == SSK_OK || status == SSK_CORRUPT);
        refused += status == SSK_CORRUPT;
        bytes.data[at] = before;
    }
    assert_true(refused * 2 > bytes.length); /* most bytes are those of numbers, most of which have limits */
    ssk_buffer_free(&bytes);
    document_free(&sent);
}

static void a_string_longer_than_the_record_is_refused(void **state)
{
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    struct serial_reader record;
    const char *content;
    char *name = NULL;
    size_t length;
    (void)state;
    serial_put_message(&bytes, 'R', "港");
    uint64_t most = 3, more = 4;
    assert_memory_equal(bytes.data + HEAD, &most, sizeof most);
    memcpy(bytes.data + HEAD, &more, sizeof more);
    struct serial_reader stream = {bytes.data, bytes.data + bytes.length};
    assert_int_equal(serial_next(&stream, &record), 'R');
    assert_null(serial_message(&record));
    ssk_buffer_clear(&bytes);
    serial_put_member(&bytes, "a.txt", "xyz", 3);
    bytes.data[bytes.length - 3 - sizeof more] = 4;
    stream = (struct serial_reader){bytes.data, bytes.data + bytes.length};
    assert_int_equal(serial_next(&stream, &record), SERIAL_MEMBER);
    assert_int_equal(serial_member(&record, &name, &content, &length), SSK_CORRUPT);
    free(name);
    ssk_buffer_free(&bytes);
}

static void records_follow_each_other(void **state)
{
    (void)state;
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    struct serial_reader record;
    serial_put_message(&bytes, 'R', "港");
    serial_put_message(&bytes, 'F', "湾岸");
    struct serial_reader stream = {bytes.data, bytes.data + bytes.length};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(serial_next(&stream, &record), i ? 'F' : 'R');
        char *message = serial_message(&record);
        assert_string_equal(message, i ? "湾岸" : "港");
        free(message);
    }
    assert_int_equal(serial_next(&stream, &record), '\0');
    ssk_buffer_free(&bytes);
}

static void a_part_of_a_record_is_waited_for(void **state)
{
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    struct serial_reader record, stream;
    (void)state;
    serial_put_member(&bytes, "a.txt", NULL, 0);
    for (size_t length = 0; length < bytes.length; length++) {
        stream = (struct serial_reader){bytes.data, bytes.data + length};
        assert_int_equal(serial_next(&stream, &record), '\0');
        assert_ptr_equal(stream.at, bytes.data);
    }
    stream = (struct serial_reader){bytes.data, bytes.data + bytes.length};
    assert_int_equal(serial_next(&stream, &record), SERIAL_MEMBER);
    ssk_buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_arrives_as_it_was),
        cmocka_unit_test(a_document_cut_short_is_refused),
        cmocka_unit_test(numbers_that_are_wrong_are_refused_or_harm_nothing),
        cmocka_unit_test(a_string_longer_than_the_record_is_refused),
        cmocka_unit_test(records_follow_each_other),
        cmocka_unit_test(a_part_of_a_record_is_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
