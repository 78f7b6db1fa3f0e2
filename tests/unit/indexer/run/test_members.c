/* Archives and answers with several documents on their way through the pipeline: whose passages come out, and
 * what is told of the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/base/messages.h"
#include "indexer/formats/formats.h"
#include "indexer/run/pipeline.h"
#include "tests/unit/make_archive.h"
#include "tests/unit/with_dictionary.h"

/* What is told and sent, and the speeches that another source has. */
struct seen {
    struct ssk_buffer text;
    const char *known_speech;
    struct source_result result;
};

static ssk_status keep_passage(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    struct seen *seen = context;
    (void)error;
    ssk_buffer_printf(&seen->text, "%s %s\n", passage->source_path, passage->text);
    assert_null(strpbrk(passage->doc_id, " :\n"));
    return SSK_OK;
}

static ssk_status claim_speech(void *context, const char *id, const char **other, struct ssk_error *error)
{
    const struct seen *seen = context;
    (void)error;
    *other = seen->known_speech && strcmp(id, seen->known_speech) == 0 ? "other.json" : NULL;
    return SSK_OK;
}

static void keep_message(void *context, const char *message)
{
    ssk_buffer_printf(&((struct seen *)context)->text, "! %s\n", message);
}

/* Reads the bytes as the source "x". The result is freed by done(). */
static struct seen read_bytes(const struct ssk_buffer *bytes, struct options options,
                              const char *known_speech)
{
    struct seen seen = {SSK_BUFFER_INIT, known_speech, {0}};
    const struct sink sink = {.context = &seen, .passage = keep_passage, .claim_speech = claim_speech};
    struct source source = {.path = "x", .quiet = options.quiet};
    struct pipeline *pipeline;
    struct ssk_error error = {""};
    ssk_buffer_append(&source.bytes, bytes->data, bytes->length);
    assert_int_equal(pipeline_new(&pipeline, &options, dictionary, &error), SSK_OK);
    message_through(keep_message, &seen);
    assert_int_equal(pipeline_read(pipeline, &source, "x-1", &sink, &seen.result, &error), SSK_OK);
    message_through(NULL, NULL);
    ssk_buffer_free(&source.bytes);
    pipeline_free(pipeline);
    return seen;
}

static void done(struct seen *seen, const char *text, enum source_result_kind kind, size_t passages,
                 const char *reason)
{
    assert_string_equal(ssk_buffer_string(&seen->text), text);
    assert_int_equal(seen->result.kind, kind);
    assert_int_equal(seen->result.passages, passages);
    if (reason)
        assert_string_equal(seen->result.reason, reason);
    else
        assert_null(seen->result.reason);
    ssk_buffer_free(&seen->text);
    source_result_free(&seen->result);
}

static void pack(struct ssk_buffer *out, const struct member *members, size_t count)
{
    make_archive(out, archive_write_set_format_pax, "", false, members, count);
}

static void each_member_is_a_source_below_the_archives_name(void **state)
{
    (void)state;
    static const struct member members[] = {{.name = "a.txt", .content = "港湾の整備を進める。\n"},
                                            {.name = "b c/d.txt", .content = "空港の整備を進める。\n"},
                                            {.name = "e.xyz", .content = "?"},
                                            {.name = "f.jsonl", .content = "{}"},
                                            {.name = "g.txt", .content = ""}};
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    pack(&bytes, members, sizeof members / sizeof *members);
    struct options options = {.reader = format_reader_named("archive")};
    struct seen seen = read_bytes(&bytes, options, NULL);
    done(&seen,
         "x/a.txt 港湾の整備を進める。\nx/b c/d.txt 空港の整備を進める。\n"
         "! x: passed over 2 files of other kinds: 1 .jsonl, 1 .xyz\n",
         RESULT_INDEXED, 2, NULL);
    options.quiet = true;
    assert_true(path_filter_add(&options.patterns, "d.*", true));
    seen = read_bytes(&bytes, options, NULL);
    done(&seen, "x/a.txt 港湾の整備を進める。\n", RESULT_INDEXED, 1, NULL);
    path_filter_free(&options.patterns);
    pack(&bytes, members + 2, 1);
    options = (struct options){.reader = options.reader};
    seen = read_bytes(&bytes, options, NULL);
    done(&seen, "! x: passed over 1 file of other kinds: 1 .xyz\n", RESULT_SKIPPED, 0,
         "no text that can be read: nothing to index");
    ssk_buffer_free(&bytes);
}

static void a_member_that_cannot_be_read_costs_itself_alone(void **state)
{
    (void)state;
    static const struct member members[] = {{.name = "a.docx", .content = "no office file"},
                                            {.name = "b.txt", .content = "港湾の整備を進める。\n"},
                                            {.name = "c.docx", .content = "no office file"}};
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    pack(&bytes, members, 3);
    struct seen seen = read_bytes(&bytes, (struct options){.reader = format_reader_named("archive")}, NULL);
    const char *text = ssk_buffer_string(&seen.text);
    assert_memory_equal(text, "! x/a.docx: is no archive", strlen("! x/a.docx: is no archive"));
    assert_non_null(strstr(text, "\nx/b.txt 港湾の整備を進める。\n! x/c.docx: is no archive"));
    assert_string_equal(seen.result.reason, "files in it cannot be read (2)");
    assert_int_equal(seen.result.kind, RESULT_INDEXED);
    ssk_buffer_free(&seen.text);
    source_result_free(&seen.result);
    ssk_buffer_free(&bytes);
}

static void archives_are_read_three_deep(void **state)
{
    (void)state;
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    const struct member inner = {.name = "a.txt", .content = "港湾の整備を進める。\n"};
    pack(&bytes, &inner, 1);
    for (int depth = 1; depth <= 4; depth++) {
        struct seen seen =
            read_bytes(&bytes, (struct options){.reader = format_reader_named("archive")}, NULL);
        if (depth < 4)
            done(&seen,
                 depth == 1   ? "x/a.txt 港湾の整備を進める。\n"
                 : depth == 2 ? "x/b.tar/a.txt 港湾の整備を進める。\n"
                              : "x/b.tar/b.tar/a.txt 港湾の整備を進める。\n",
                 RESULT_INDEXED, 1, NULL);
        else
            done(&seen, "! x/b.tar/b.tar/b.tar/a.txt: more than 3 archives deep\n", RESULT_SKIPPED, 0,
                 "files in it cannot be read (1)");
        const struct member outer = {.name = "b.tar", .content = bytes.data, .length = bytes.length};
        struct ssk_buffer next = SSK_BUFFER_INIT;
        pack(&next, &outer, 1);
        ssk_buffer_free(&bytes);
        bytes = next;
    }
    ssk_buffer_free(&bytes);
}

static void a_speech_that_another_source_has_is_read_there(void **state)
{
    (void)state;
    static const char json[] =
        "{\"speechRecord\": [{\"issueID\": \"A1\", \"speechID\": \"A1_1\", \"speaker\": \"山田\", "
        "\"speech\": \"港湾の整備を進める。\"}, {\"issueID\": \"A1\", \"speechID\": \"A1_2\", "
        "\"speaker\": \"上川\", \"speech\": \"空港の整備を進める。\"}]}";
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&bytes, json);
    struct options options = {.reader = format_reader_named("json")};
    struct seen seen = read_bytes(&bytes, options, NULL);
    assert_int_equal(seen.result.repeated, 0);
    done(&seen, "x 港湾の整備を進める。\nx 空港の整備を進める。\n", RESULT_INDEXED, 2, NULL);
    seen = read_bytes(&bytes, options, "A1_1");
    assert_int_equal(seen.result.repeated, 1);
    assert_string_equal(seen.result.repeated_in, "other.json");
    done(&seen, "x 空港の整備を進める。\n", RESULT_INDEXED, 1, NULL);
    ssk_buffer_free(&bytes);
}

/* A line of JSON with a text of so many bytes. */
static void read_text_of(size_t length, const char *reason)
{
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&bytes, "{\"id\":\"p\",\"text\":\"");
    for (size_t i = 0; i < length; i++)
        ssk_buffer_append_char(&bytes, 'a');
    ssk_buffer_append_string(&bytes, "\"}\n");
    struct seen seen = read_bytes(&bytes, (struct options){.reader = format_reader_named("jsonl")}, NULL);
    assert_int_equal(seen.result.passages, !reason);
    if (reason)
        assert_string_equal(ssk_buffer_string(&seen.text), reason);
    ssk_buffer_free(&seen.text);
    source_result_free(&seen.result);
    ssk_buffer_free(&bytes);
}

static void a_text_may_have_a_mebibyte(void **state)
{
    (void)state;
    read_text_of(1 << 20, NULL);
    read_text_of((1 << 20) + 1, "! x:1: \"text\" is longer than 1 MiB (1048577 bytes): part it\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_member_is_a_source_below_the_archives_name),
        cmocka_unit_test(a_member_that_cannot_be_read_costs_itself_alone),
        cmocka_unit_test(archives_are_read_three_deep),
        cmocka_unit_test(a_text_may_have_a_mebibyte),
        cmocka_unit_test(a_speech_that_another_source_has_is_read_there),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
