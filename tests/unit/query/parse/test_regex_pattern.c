/* What a regular expression says of its matches before any text is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/parse/regex_pattern.h"
#include "seisaku/buffer.h"

static struct ssk_folder *folder;

static int open_folder(void **state)
{
    (void)state;
    return ssk_folder_new(&folder, NULL, NULL) != SSK_OK;
}

static int close_folder(void **state)
{
    (void)state;
    ssk_folder_free(folder);
    return 0;
}

static void assert_folds(const char *pattern, const char *expected)
{
    char *folded = regex_folded(folder, pattern);
    assert_string_equal(folded, expected);
    free(folded);
}

static void assert_strings(const char *pattern, const char *expected)
{
    struct regex_string strings[REGEX_STRINGS];
    struct ssk_buffer text = SSK_BUFFER_INIT;
    size_t count = regex_strings(strings, pattern);
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        ssk_buffer_append_string(&text, i ? " " : "");
        for (size_t p = 0; p < strings[i].count; p++)
            ssk_buffer_append(&text, bytes, ssk_utf8_put(bytes, strings[i].points[p]));
    }
    assert_string_equal(ssk_buffer_string(&text), expected);
    ssk_buffer_free(&text);
}

static void characters_are_folded_and_operators_left(void **state)
{
    (void)state;
    assert_folds("ＮＡＴＯ 演習", "nato演習");
    assert_folds("[０-９]{2}（案）", "[0-9]{2}\\(案\\)");
    assert_folds("\\d+㌔?", "\\d+(?:キロ)?");
    assert_folds("\\p{Han}\\．", "\\p{Han}\\.");
}

static void strings_are_what_every_match_has(void **state)
{
    (void)state;
    assert_strings("海底.{0,5}ケーブル", "海底 ケーブル");
    assert_strings("サイバー(攻撃|防御)を", "サイバー を");
    assert_strings("演習?を", "演 を");
    assert_strings("演習+を", "演習 を");
    assert_strings("演習{0,2}を", "演 を");
    assert_strings("演習{2}を", "演習 を");
    assert_strings("[海山]底\\.NATO\\d", "底.nato");
    assert_strings("[(]海|山", "");
    assert_strings("海底|山頂", "");
    assert_strings("(?i)海底", "");
    assert_strings("(?:海)底(?=山)", "底");
    assert_strings("\\Q海.\\E", "");
    assert_strings("\\x{3042}海\\p{Han}*底", "海 底");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_folded_and_operators_left),
        cmocka_unit_test(strings_are_what_every_match_has),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
