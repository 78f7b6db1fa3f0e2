/* dict/variants.tsv is well formed: single characters, sorted, unique, no chains, nothing that NFKC does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/tsv.h"
#include "seisaku/unicode.h"

static const char *const table = "dict/variants.tsv";

struct check {
    struct ssk_folder *plain; /* without the table */
    struct ssk_folder *full;  /* with it */
    uint32_t last;
    size_t rows;
};

static bool folds_to(const struct ssk_folder *folder, const char *text, const char *wanted)
{
    char *folded = ssk_fold_string(folder, SSK_FOLD_LITERAL, text, strlen(text));
    bool same = folded && strcmp(folded, wanted) == 0;
    free(folded);
    return same;
}

static ssk_status check_row(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct check *check = context;
    const char *variant = row->fields[0], *standard = row->fields[1], *wrong = NULL;
    size_t byte = 0;
    uint32_t point = ssk_utf8_next(variant, strlen(variant), &byte);
    if (row->count != 2 || ssk_utf8_count(variant, strlen(variant)) != 1 ||
        ssk_utf8_count(standard, strlen(standard)) != 1)
        wrong = "expected one character, a tab, one character";
    else if (point <= check->last)
        wrong = "not sorted by code point, or twice";
    else if (folds_to(check->plain, variant, standard))
        wrong = "NFKC does that";
    else if (!folds_to(check->full, variant, standard))
        wrong = "the variant does not fold to its standard";
    else if (!folds_to(check->full, standard, standard))
        wrong = "a chain: the standard folds further";
    check->last = point;
    check->rows++;
    return wrong ? ssk_fail(error, SSK_INPUT, "%s:%d: %s %s: %s", row->path, row->line, variant, standard,
                            wrong)
                 : SSK_OK;
}

static void ships_a_sound_table(void **state)
{
    (void)state;
    struct check check = {0};
    struct ssk_error error = {""};
    assert_int_equal(ssk_folder_new(&check.plain, NULL, &error), SSK_OK);
    assert_int_equal(ssk_folder_new(&check.full, table, &error), SSK_OK);
    ssk_tsv_read(table, check_row, &check, &error);
    assert_string_equal(error.message, "");
    assert_true(check.rows > 500);
    ssk_folder_free(check.plain);
    ssk_folder_free(check.full);
}

static const char *const folds[][2] = {
    {"\xe2\xba\xac\xe3\x81\x99", "示す"}, /* the radical U+2EAC */
    {"\xe2\xbb\x91官", "長官"},           /* U+2ED1 */
    {"\xe2\xbe\xa6融", "金融"},           /* Kangxi U+2FA6: NFKC's */
    {"髙﨑", "高崎"},
    {"渡邊邉", "渡辺辺"},
    {"經濟產業", "経済産業"},
    {"國土强靱化", "国土強靭化"},
};

static void folds_what_pdf_text_holds(void **state)
{
    (void)state;
    struct ssk_folder *folder;
    assert_int_equal(ssk_folder_new(&folder, table, NULL), SSK_OK);
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++)
        assert_true(folds_to(folder, folds[i][0], folds[i][1]));
    ssk_folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ships_a_sound_table),
        cmocka_unit_test(folds_what_pdf_text_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
