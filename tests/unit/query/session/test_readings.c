/* dict/readings.tsv: its order and form, and how rows are found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/session/readings.h"
#include "seisaku/paths.h"
#include "seisaku/unicode.h"

static ssk_status count(const char *kanji, size_t length, void *context)
{
    (void)kanji, (void)length;
    ++*(size_t *)context;
    return SSK_OK;
}

/* Each row of the file is found by its kanji, and the kanji by each of its kana. */
static void finds_every_row(void **state)
{
    (void)state;
    struct readings *readings;
    struct ssk_error error = {""};
    struct reading_row row;
    char line[256], last[8] = "", *path = ssk_dict_path("readings.tsv");
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(readings_open(&readings, &error), SSK_OK);
    size_t rows = 0;
    while (fgets(line, sizeof line, file)) {
        size_t key = strcspn(line, "\t"), byte = 0;
        if (*line == '#')
            continue;
        assert_true(ssk_is_han(ssk_utf8_next(line, key, &byte)) && byte == key);
        assert_true(strncmp(last, line, sizeof last - 1) < 0);
        assert_true(readings_of(readings, line, key, &row));
        assert_true(row.kana_length || row.endings_length);
        for (const char *at = row.kana, *end = at + row.kana_length, *kana; at < end;) {
            size_t length, found = 0;
            if (readings_next(&at, end, &kana, &length))
                readings_kanji(readings, kana, length, count, &found);
            assert_true(found > 0);
        }
        snprintf(last, sizeof last, "%.*s", (int)key, line);
        rows++;
    }
    assert_true(rows > 2000);
    assert_false(readings_of(readings, "あ", 3, &row));
    fclose(file);
    free(path);
    readings_free(readings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_every_row)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
