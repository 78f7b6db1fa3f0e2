/* Families of spellings: read, looked up, saved and loaded; what is told of a file that is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "seisaku/buffer.h"
#include "seisaku/okurigana.h"

enum { FAMILIES = 6000 }; /* more spellings than there are slots for at first */

static char path[] = "/tmp/test_okurigana.XXXXXX";

static void write_table(const char *text)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void write_families(void)
{
    FILE *file = fopen(path, "w");
    fputs("# families\n", file);
    for (int i = 0; i < FAMILIES; i++)
        fprintf(file, "取組%d\t取組み%d\t\t取り組み%d\n", i, i, i);
    assert_int_equal(fclose(file), 0);
}

static void check_families(const struct ssk_okurigana *okurigana)
{
    static const char *const spellings[] = {"取組%d", "取組み%d", "取り組み%d"};
    for (int i = 0; i <= FAMILIES; i++)
        for (int s = 0; s < 3; s++) {
            char word[64], standard[64];
            snprintf(word, sizeof word, spellings[s], i);
            snprintf(standard, sizeof standard, "取組%d", i);
            const char *found = ssk_okurigana_standard(okurigana, word, strlen(word));
            assert_true((found != NULL) == (i < FAMILIES));
            if (found)
                assert_string_equal(found, standard);
        }
    assert_null(ssk_okurigana_standard(okurigana, "取組", strlen("取組")));
    assert_string_equal(ssk_okurigana_standard(okurigana, "取組み12345", strlen("取組み123")), "取組123");
    assert_null(ssk_okurigana_standard(okurigana, "", 0));
}

static void each_spelling_leads_to_the_first(void **state)
{
    (void)state;
    struct ssk_okurigana *okurigana, *loaded;
    struct ssk_buffer section = SSK_BUFFER_INIT;
    struct ssk_error error = {""};
    write_families();
    assert_int_equal(ssk_okurigana_open(&okurigana, path, &error), SSK_OK);
    check_families(okurigana);
    ssk_okurigana_save(&section, okurigana);
    struct ssk_saved saved = {section.data, section.data + section.length};
    assert_int_equal(ssk_okurigana_load(&loaded, saved, &error), SSK_OK);
    check_families(loaded);
    ssk_okurigana_free(loaded);
    ssk_buffer_free(&section);
    write_table("行う\t行なう\n");
    assert_int_equal(ssk_okurigana_add(okurigana, path, &error), SSK_OK);
    check_families(okurigana);
    assert_string_equal(ssk_okurigana_standard(okurigana, "行なう", strlen("行なう")), "行う");
    ssk_okurigana_free(okurigana);
}

static void expect(const char *text, const char *message)
{
    struct ssk_okurigana *okurigana;
    struct ssk_error error = {""};
    char whole[256];
    write_table(text);
    assert_int_equal(ssk_okurigana_open(&okurigana, path, &error), SSK_INPUT);
    assert_null(okurigana);
    snprintf(whole, sizeof whole, "%s%s", path, message);
    assert_string_equal(error.message, whole);
}

static void what_is_wrong_is_told(void **state)
{
    (void)state;
    expect("行う\t行なう\n表す\t表わす\n著す\t表わす\n書く\t行なう\n",
           ": 表わす stands in two families: leave it in one");
    expect("行う\t行う\n", ": 行う stands in two families: leave it in one");
    expect("行う\t行なう\n表す\n", ":2: expected two spellings or more, parted by tabs");
    expect("\t行なう\n", ":1: expected two spellings or more, parted by tabs");
}

static int make_file(void **state)
{
    (void)state;
    int file = mkstemp(path);
    return file >= 0 && close(file) == 0 ? 0 : -1;
}

static int remove_file(void **state)
{
    (void)state;
    return remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_spelling_leads_to_the_first),
        cmocka_unit_test(what_is_wrong_is_told),
    };
    return cmocka_run_group_tests_name("families of spellings", tests, make_file, remove_file);
}
