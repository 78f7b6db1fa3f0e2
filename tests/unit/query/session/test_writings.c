/* Other writings of a word: of the file that ships, compiled or not, and of the user's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/session/writings.h"
#include "seisaku/checksum.h"
#include "tests/unit/with_dictionary.h"

static char folder[] = "/tmp/seisaku-writings-XXXXXX", path[80];

/* The user's file for the tests below; what is wrong in it is told. */
static const char own[] = "灯台\t燈台\t燈臺\n"
                          "0米突\t0z\t0ゼット\n"
                          "孤立\n"
                          "空\t空っぽ\t\n"
                          "数字\t0\n"
                          "船\t舟\t艇\n"
                          "№\t番号\n"
                          "㈱\t株式会社\n"
                          "ABC\tえーびーし\n"
                          "ーC\tはいふん\n"
                          "港\tみなと一\nみなと一\t二番\n";

static int open_files(void **state)
{
    char name[60];
    if (!mkdtemp(folder) || setenv("XDG_CONFIG_HOME", folder, 1) != 0)
        return -1;
    snprintf(name, sizeof name, "%s/seisaku", folder);
    mkdir(name, 0700);
    snprintf(path, sizeof path, "%s/writings.tsv", name);
    FILE *file = fopen(path, "w");
    fputs(own, file);
    fclose(file);
    return open_dictionary(state);
}

static int close_files(void **state)
{
    char name[60];
    unlink(path);
    snprintf(name, sizeof name, "%s/seisaku", folder);
    rmdir(name);
    rmdir(folder);
    return free_dictionary(state);
}

static ssk_status join(const struct ssk_buffer *writing, bool unit, void *context)
{
    struct ssk_buffer *out = context;
    ssk_buffer_printf(out, "%s%s%.*s", out->length ? " " : "", unit ? "0" : "", (int)writing->length,
                      writing->data);
    return SSK_OK;
}

static struct writings *writings;

/* The other writings of the word, parted by blanks; those of units behind 0. */
static void other(const char *word, const char *expected)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    assert_int_equal(writings_visit(writings, word, join, &out), SSK_OK);
    assert_string_equal(ssk_buffer_string(&out), expected);
    ssk_buffer_free(&out);
}

static void finds_those_of_both_files(void **state)
{
    (void)state;
    char compiled[SSK_CHECKSUM_SIZE], plain[SSK_CHECKSUM_SIZE];
    struct ssk_error error = {""};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(
            writings_open(&writings, i ? plain : compiled, i ? NULL : dictionary->compiled, &error), SSK_OK);
        other("全ての国民", "すべての国民 総ての国民");
        other("灯台", "燈台 燈臺");
        other("燈臺守", "灯台守 燈台守");
        other("海の灯台と燈台", "海の燈台と燈台 海の燈臺と燈台"); /* the first that stands there */
        other("存在しない", "");
        writings_free(writings);
    }
    assert_string_equal(compiled, plain);
    assert_int_equal(strlen(plain), SSK_CHECKSUM_SIZE - 1);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(writings_open(&writings, compiled, NULL, &error), SSK_OK);
    assert_string_not_equal(compiled, plain);
    other("灯台", "");
    writings_free(writings);
    FILE *file = fopen(path, "w");
    fputs(own, file);
    fclose(file);
}

static void units_stand_behind_numbers(void **state)
{
    (void)state;
    other("5米突", "05z 05ゼット");
    other("五米突", "0五z 0五ゼット");
    other("数米突", "0数z 0数ゼット");
    other("米突", "0z 0ゼット");
    other("長米突", "");
    other("5米突法", "");
    other("5z", "05米突 05ゼット");
    other("５ｚ", "05米突 05ゼット"); /* of any width */
    other("z", "");                   /* one Latin letter alone */
    other("az", "");
}

static void one_character_is_the_whole_word(void **state)
{
    (void)state;
    other("船", "舟 艇");
    other("漁船", "");
    other("№5", "No.5 NO.5 no.5 Ｎｏ．5 番号5"); /* of both files */
    other("㈱港湾", "株式会社港湾 (株)港湾 株式会社港湾");
}

static void latin_letters_are_whole_words(void **state)
{
    (void)state;
    other("ABC", "えーびーし");
    other("abc計画", "えーびーし計画");
    other("計画abc", "計画えーびーし");
    other("xABC", "");
    other("ABCx", "");
    other("xABC・ABC", "xABC・えーびーし");
    other("ABC5", "えーびーし5");
    other("xーCx", "xはいふんx"); /* which begins with none */
}

static ssk_status refuse(const struct ssk_buffer *writing, bool unit, void *context)
{
    (void)writing, (void)unit;
    ++*(int *)context;
    return SSK_INPUT;
}

static void a_visit_can_end_the_visits(void **state)
{
    (void)state;
    int count = 0;
    assert_int_equal(writings_visit(writings, "灯台", refuse, &count), SSK_INPUT);
    assert_int_equal(count, 1);
}

static void wrong_lines_are_left_out(void **state)
{
    (void)state;
    other("孤立", "");
    other("空っぽ", "");
    other("数字", "");
    other("船", "舟 艇"); /* which stand below them */
}

static int open_writings(void **state)
{
    (void)state;
    char checksum[SSK_CHECKSUM_SIZE];
    return writings_open(&writings, checksum, dictionary->compiled, NULL);
}

static int close_writings(void **state)
{
    (void)state;
    writings_free(writings);
    return 0;
}

int main(void)
{
#define OPENED(test) cmocka_unit_test_setup_teardown(test, open_writings, close_writings)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_those_of_both_files), OPENED(units_stand_behind_numbers),
        OPENED(one_character_is_the_whole_word),     OPENED(latin_letters_are_whole_words),
        OPENED(a_visit_can_end_the_visits),          OPENED(wrong_lines_are_left_out),
    };
    return cmocka_run_group_tests_name("writings", tests, open_files, close_files);
}
