/* dict/readings.tsv: its order and form, and how rows are found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "query/session/readings.h"
#include "seisaku/checksum.h"
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

static ssk_status join(const char *kanji, size_t length, void *context)
{
    strncat(context, kanji, length);
    return SSK_OK;
}

static ssk_status refuse(const char *kanji, size_t length, void *context)
{
    return count(kanji, length, context), SSK_INPUT;
}

static void row_is(const struct readings *readings, const char *kanji, const char *kana, const char *endings)
{
    struct reading_row row;
    assert_true(readings_of(readings, kanji, strlen(kanji), &row));
    assert_int_equal(row.kana_length, strlen(kana));
    assert_memory_equal(row.kana, kana, row.kana_length);
    assert_int_equal(row.endings_length, strlen(endings));
    assert_memory_equal(row.endings, endings, row.endings_length);
}

/* Two small files: what ships, and the user's. */
static void write_files(const char *folder, const char *shipped, const char *own)
{
    const char *const texts[] = {shipped, own}, *const names[] = {"readings.tsv", "seisaku/readings.tsv"};
    char path[80];
    snprintf(path, sizeof path, "%s/seisaku", folder);
    mkdir(path, 0700);
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(texts[i], file);
        fclose(file);
    }
}

static void remove_files(const char *folder)
{
    static const char *const names[] = {"readings.tsv", "seisaku/readings.tsv", "seisaku", ""};
    char path[80];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
}

static void joins_the_users_rows(void **state)
{
    (void)state;
    char folder[] = "/tmp/seisaku-readings-XXXXXX", found[64] = "", sum[SSK_CHECKSUM_SIZE],
         again[SSK_CHECKSUM_SIZE];
    struct readings *readings;
    struct ssk_error error = {""};
    struct reading_row row;
    size_t visits = 0;
    assert_non_null(mkdtemp(folder));
    write_files(folder, "# 一\tあ\t-\n一\tひ いち\tふた.つ\n丁\t-\t-\n七\tなな\t-\n乙\tおつ\t-\n",
                "乙\tおと\tお.り\n船\tふね\t-\n七\t-\tなな.つ\n七七\tなな\t-\na\tえい\t-\n島\tシマ\t-\n"
                "丸\tまる\n丸\tま.る\t-\n丸\t-\tまる.\t-\n丸\t-\tマル\n");
    setenv("SEISAKU_DICT", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    assert_int_equal(readings_open(&readings, &error), SSK_OK);
    row_is(readings, "一", "ひ いち", "ふた.つ");
    row_is(readings, "丁", "", "");
    row_is(readings, "乙", "おつ おと", "お.り");
    row_is(readings, "船", "ふね", "");
    row_is(readings, "七", "なな", "なな.つ");
    assert_false(readings_of(readings, "丸", 3, &row)); /* whose lines are all wrong */
    assert_false(readings_of(readings, "島", 3, &row));
    assert_false(readings_of(readings, "万", 3, &row));
    assert_false(readings_of(readings, "龍", 3, &row));
    readings_kanji(readings, "なな", 6, join, found);
    assert_string_equal(found, "七七"); /* once a file */
    *found = '\0';
    readings_kanji(readings, "おと", 6, join, found);
    readings_kanji(readings, "いち", 6, join, found);
    readings_kanji(readings, "ひ", 3, join, found);
    assert_string_equal(found, "乙一一");
    *found = '\0';
    readings_kanji(readings, "い", 3, join, found); /* a part of one */
    readings_kanji(readings, "ち", 3, join, found);
    readings_kanji(readings, "ふた.つ", 10, join, found); /* an ending */
    readings_kanji(readings, "あ", 3, join, found);       /* a remark */
    assert_string_equal(found, "");
    assert_int_equal(readings_kanji(readings, "なな", 6, refuse, &visits), SSK_INPUT);
    assert_int_equal(visits, 1);
    readings_checksum(sum, readings);
    readings_free(readings);
    write_files(folder, "一\tひ\t-\n", "");
    assert_int_equal(readings_open(&readings, &error), SSK_OK);
    readings_checksum(again, readings);
    assert_string_not_equal(sum, again);
    readings_free(readings);
    remove_files(folder);
    assert_int_equal(readings_open(&readings, &error), SSK_IO);
    readings_free(readings);
}

static void walks_along_readings(void **state)
{
    (void)state;
    static const char text[] = "  あ いう  え ";
    const char *at = text, *end = text + strlen(text), *string;
    char found[64] = "";
    size_t length;
    while (readings_next(&at, end, &string, &length))
        strcat(strncat(found, string, length), "|");
    assert_string_equal(found, "あ|いう|え|");
    assert_ptr_equal(at, end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_every_row),
                                       cmocka_unit_test(walks_along_readings),
                                       cmocka_unit_test(joins_the_users_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
