/* Archives made for the test, with libarchive's own writer, and what a visitor is told of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/archive/archive.h"
#include "tests/unit/make_archive.h"

enum { MOST = 4 << 20, SEVERAL = 3 };

static const struct member THREE[SEVERAL] = {{.name = "a.txt", .content = "one"},
                                             {.name = "港/b.txt", .content = "seconds"},
                                             {.name = "c.txt", .content = "3"}};

/* The archive at hand. */
static struct ssk_buffer made = SSK_BUFFER_INIT;

static void make(archive_form format, const char *options, bool gzipped, const struct member *members,
                 size_t count)
{
    make_archive(&made, format, options, gzipped, members, count);
}

/* ------------------------------------------------------------------------------------------ visiting */

struct seen {
    struct ssk_buffer told;
    const char *unwanted; /* the name of a member */
    ssk_status answer;
};

static bool wanted(void *context, const char *name, int64_t size)
{
    struct seen *seen = context;
    bool unwanted = seen->unwanted && strcmp(name, seen->unwanted) == 0;
    if (unwanted)
        ssk_buffer_printf(&seen->told, "%s: %d bytes\n", name, (int)size);
    return !unwanted;
}

static ssk_status take(void *context, const char *name, struct ssk_buffer *content, const char *reason,
                       struct ssk_error *error)
{
    struct seen *seen = context;
    ssk_buffer_printf(&seen->told, content ? "%s=%s\n" : "%s: %s\n", name,
                      content ? ssk_buffer_string(content) : reason);
    assert_true(!content == !!reason);
    return seen->answer == SSK_OK ? SSK_OK : ssk_fail(error, seen->answer, "enough");
}

struct trial {
    uint64_t most, most_member;
    bool zip_alone;
    const char *unwanted;
    ssk_status answer;
};

/* What came of the archive that was made: each member that was taken, then the failure. */
static void expect(struct trial trial, ssk_status status, const char *expected)
{
    struct seen seen = {SSK_BUFFER_INIT, trial.unwanted, trial.answer};
    struct ssk_error error = {""};
    const struct archive_visitor visitor = {&seen, wanted, take, trial.most ? trial.most : MOST,
                                            trial.most_member};
    assert_int_equal(archive_visit(made.data, made.length, !trial.zip_alone, &visitor, &error), status);
    if (status != SSK_OK)
        ssk_buffer_printf(&seen.told, "failed: %.*s\n", (int)strcspn(error.message, ":"), error.message);
    assert_string_equal(ssk_buffer_string(&seen.told), expected);
    assert_ptr_equal(uselocale((locale_t)0), LC_GLOBAL_LOCALE);
    ssk_buffer_free(&seen.told);
}

static const char ALL[] = "a.txt=one\n港/b.txt=seconds\nc.txt=3\n",
                  REFUSED[] = "failed: is no archive that can be read\n";

/* ------------------------------------------------------------------------------------------ the cases */

static void each_form_is_read_where_any_will_do(void **state)
{
    (void)state;
    make(archive_write_set_format_zip, "", false, THREE, SEVERAL);
    expect((struct trial){0}, SSK_OK, ALL);
    expect((struct trial){.zip_alone = true}, SSK_OK, ALL);
    static const archive_form others[] = {archive_write_set_format_pax, archive_write_set_format_7zip};
    for (size_t i = 0; i < 2 * sizeof others / sizeof *others; i++) {
        make(others[i / 2], "", i % 2, THREE, SEVERAL);
        if (i / 2 == 0 || i % 2 == 0) /* nobody packs a 7z again */
            expect((struct trial){0}, SSK_OK, ALL);
        expect((struct trial){.zip_alone = true}, SSK_INPUT, REFUSED);
    }
}

/* One member, "lha" in a.txt, as LHA stores it. */
static void an_lha_is_read(void **state)
{
    (void)state;
    static const char bytes[] = "\x1b\xfc-lh0-\x03\0\0\0\x03\0\0\0\0\0\x21\0\x20\0\x05"
                                "a.txt"
                                ".5lha";
    ssk_buffer_clear(&made);
    ssk_buffer_append(&made, bytes, sizeof bytes);
    expect((struct trial){0}, SSK_OK, "a.txt=lha\n");
    expect((struct trial){.zip_alone = true}, SSK_INPUT, REFUSED);
}

static void files_alone_are_visited(void **state)
{
    (void)state;
    static const struct member members[] = {{.name = "folder/", .type = AE_IFDIR},
                                            {.name = "a.txt", .content = "one"},
                                            {.name = "soft", .type = AE_IFLNK},
                                            {.name = "hard", .hard = "a.txt"},
                                            {.name = "b.txt", .content = "two"}};
    make(archive_write_set_format_pax, "", false, members, sizeof members / sizeof *members);
    expect((struct trial){0}, SSK_OK, "a.txt=one\nb.txt=two\n");
}

static void the_visitor_says_what_it_wants_and_when_it_has_enough(void **state)
{
    (void)state;
    make(archive_write_set_format_zip, "", false, THREE, SEVERAL);
    expect((struct trial){.unwanted = "港/b.txt"}, SSK_OK, "a.txt=one\n港/b.txt: 7 bytes\nc.txt=3\n");
    expect((struct trial){.unwanted = "a.txt", .answer = SSK_LOCKED}, SSK_LOCKED,
           "a.txt: 3 bytes\n港/b.txt=seconds\nfailed: enough\n");
}

static void a_bomb_is_not_unpacked(void **state)
{
    (void)state;
    make(archive_write_set_format_zip, "", false, THREE, SEVERAL);
    expect((struct trial){.most = 11}, SSK_OK, ALL);
    expect((struct trial){.most = 10}, SSK_INPUT,
           "a.txt=one\n港/b.txt=seconds\nfailed: expands to more than 0 MiB\n");
    expect((struct trial){.most_member = 7}, SSK_OK, ALL);
    expect((struct trial){.most_member = 6}, SSK_OK,
           "a.txt=one\n港/b.txt: larger than --max-size\nc.txt=3\n");
    const size_t length = (5 << 20) / 2;
    char *zeros = malloc(length + 1);
    memset(zeros, '0', length);
    zeros[length] = '\0';
    const struct member large = {.name = "0.txt", .content = zeros};
    make(archive_write_set_format_zip, "", false, &large, 1);
    expect((struct trial){.most = 2 << 20}, SSK_INPUT, "failed: expands to more than 2 MiB\n");
    free(zeros);
}

static void a_password_is_told_of_each_member_that_has_one(void **state)
{
    (void)state;
    make(archive_write_set_format_zip, "zip:encryption=traditional", false, THREE, SEVERAL);
    expect((struct trial){.unwanted = "港/b.txt"}, SSK_OK,
           "a.txt: has a password: unpack it first\n港/b.txt: 7 bytes\nc.txt: has a password: unpack it "
           "first\n");
}

/* A 7z whose list of members is encrypted: nothing of it can be told but that. */
static void a_password_on_the_list_of_members_is_told(void **state)
{
    (void)state;
    static const char bytes[] =
        "7z\xbc\xaf\x27\x1c\0\4\xd5\x82\xbe\x43\x10\0\0\0\0\0\0\0\x18\0\0\0\0\0\0\0\x98\x7b\x61\x1e"
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        "\x17\6\0\1\x09\x10\0\7\x0b\1\0\1\x24\6\xf1\7\1\2\0\0\x0c\x0a\0";
    ssk_buffer_clear(&made);
    ssk_buffer_append(&made, bytes, sizeof bytes);
    expect((struct trial){0}, SSK_INPUT, "failed: has a password\n");
}

static void a_broken_member_costs_itself_alone(void **state)
{
    (void)state;
    make(archive_write_set_format_zip, "zip:compression=store", false, THREE, SEVERAL);
    char *content = memmem(made.data, made.length, "seconds", 7);
    assert_non_null(content);
    content[2] ^= 1;
    expect((struct trial){0}, SSK_OK, "a.txt=one\n港/b.txt: is broken in its archive\nc.txt=3\n");
}

static void what_is_no_archive_or_ends_early_is_refused(void **state)
{
    (void)state;
    ssk_buffer_clear(&made);
    ssk_buffer_append_string(&made, "港湾の整備を進める。");
    expect((struct trial){0}, SSK_INPUT, REFUSED);
    make(archive_write_set_format_zip, "", false, THREE, SEVERAL);
    char *second = memmem(made.data + 4, made.length - 4, "PK\3\4", 4);
    made.length = (size_t)(second + 10 - made.data);
    expect((struct trial){0}, SSK_INPUT, "a.txt=one\nfailed: is no archive that can be read\n");
    make(archive_write_set_format_pax, "", false, THREE, SEVERAL);
    made.length = 1024 + 200; /* in the middle of the second one's head */
    expect((struct trial){0}, SSK_INPUT, "a.txt=one\nfailed: is no archive that can be read\n");
}

/* A name in an encoding of its own comes as it is stored: see archive_name. */
static void a_name_that_is_not_utf8_comes_as_it_is(void **state)
{
    (void)state;
    static const struct member members[] = {{.name = "PLACE.txt", .content = "one"}};
    make(archive_write_set_format_zip, "", false, members, 1);
    for (char *name; (name = memmem(made.data, made.length, "PLACE", 5));)
        memcpy(name, "\x8d\x60\x8a\xdb_", 5);
    expect((struct trial){0}, SSK_OK, "\x8d\x60\x8a\xdb_.txt=one\n");
}

static int free_made(void **state)
{
    (void)state;
    ssk_buffer_free(&made);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_form_is_read_where_any_will_do),
        cmocka_unit_test(an_lha_is_read),
        cmocka_unit_test(files_alone_are_visited),
        cmocka_unit_test(the_visitor_says_what_it_wants_and_when_it_has_enough),
        cmocka_unit_test(a_bomb_is_not_unpacked),
        cmocka_unit_test(a_password_is_told_of_each_member_that_has_one),
        cmocka_unit_test(a_password_on_the_list_of_members_is_told),
        cmocka_unit_test(a_broken_member_costs_itself_alone),
        cmocka_unit_test(what_is_no_archive_or_ends_early_is_refused),
        cmocka_unit_test(a_name_that_is_not_utf8_comes_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, free_made);
}
