/* Topics by any name, by the table that ships and by users' files. Add a case by adding a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/session/topics.h"
#include "seisaku/buffer.h"
#include "seisaku/tsv.h"

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

static void join(const struct topic *topic, void *context)
{
    char *out = context;
    for (size_t i = 0; i < topic->count; i++)
        strcat(strcat(out, i ? "|" : *out ? ";" : ""), topic->names[i]);
}

static ssk_status add_text(struct topics *topics, const char *text, struct ssk_error *error)
{
    char path[] = "/tmp/seisaku-topics-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    fputs(text, file);
    fclose(file);
    ssk_status status = topics_add_file(topics, path, error);
    remove(path);
    return status;
}

static const struct {
    const char *name, *canonical;
} shipped[] = {
    {"data localization", "データローカライゼーション"},
    {"DATA  LOCALISATION", "データローカライゼーション"},
    {"データ・ローカライゼーション", "データローカライゼーション"},
    {"北大西洋条約機構", "NATO"},
    {"ＮＡＴＯ", "NATO"},
    {"Indo-Pacific Economic Framework", "IPEF"},
    {"信頼性のある自由なデータ流通", "DFFT"},
    {"supply chain", "サプライチェーン"},
    {"供給網", "サプライチェーン"},
    {"economic security", "経済安全保障"},
    {"経済安保", "経済安全保障"},
};

static void keep_first(const struct topic *topic, void *context)
{
    *(const char **)context = topic->names[0];
}

static void finds_shipped_topics(void **state)
{
    (void)state;
    struct topics *topics;
    struct ssk_error error = {""};
    assert_int_equal(topics_new(&topics, folder, &error), SSK_OK);
    topics_add_file(topics, "dict/topics.tsv", &error);
    assert_string_equal(error.message, "");
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        const char *canonical = "";
        topics_find(topics, shipped[i].name, strlen(shipped[i].name), keep_first, &canonical);
        assert_string_equal(canonical, shipped[i].canonical);
    }
    assert_true(topics_longest(topics) >= 4);
    assert_int_equal(topics_find(topics, "どこにもない話題", 24, NULL, NULL), 0);
    assert_int_equal(topics_find(topics, "", 0, NULL, NULL), 0);
    topics_free(topics);
}

static void joins_users_files(void **state)
{
    (void)state;
    struct topics *topics;
    char found[256] = "";
    assert_int_equal(topics_new(&topics, folder, NULL), SSK_OK);
    assert_int_equal(topics_longest(topics), 0);
    assert_int_equal(add_text(topics, "甲\tA b\tＡ　Ｂ\n", NULL), SSK_OK);
    assert_int_equal(add_text(topics, "# mine\n乙\ta B\n丙\t\t丁\n", NULL), SSK_OK);
    assert_int_equal(topics_find(topics, "a b", 3, join, found), 2);
    assert_string_equal(found, "甲|A b|Ａ　Ｂ;乙|a B");
    *found = '\0';
    assert_int_equal(topics_find(topics, "丁", 3, join, found), 1);
    assert_string_equal(found, "丙|丁");
    assert_int_equal(topics_longest(topics), 2);
    topics_free(topics);
}

static void holds_many(void **state)
{
    (void)state;
    struct topics *topics;
    assert_int_equal(topics_new(&topics, folder, NULL), SSK_OK);
    char *text = calloc(1, 200000);
    size_t used = 0;
    for (int i = 0; i < 5000; i++)
        used += (size_t)sprintf(text + used, "topic %d\tall\n", i);
    assert_int_equal(add_text(topics, text, NULL), SSK_OK);
    assert_int_equal(topics_find(topics, "topic 4999", 10, NULL, NULL), 1);
    assert_int_equal(topics_find(topics, "all", 3, NULL, NULL), 5000);
    free(text);
    topics_free(topics);
}

static void refuses_broken_files(void **state)
{
    (void)state;
    struct topics *topics;
    struct ssk_error error = {""};
    assert_int_equal(topics_new(&topics, folder, NULL), SSK_OK);
    assert_int_equal(add_text(topics, "甲\tA\n\tB\n", &error), SSK_INPUT);
    assert_non_null(strstr(error.message, ":2: no name"));
    assert_int_equal(add_text(topics, "\xff\n", &error), SSK_INPUT);
    assert_int_equal(add_text(topics, "乙\n", &error), SSK_INPUT);
    assert_non_null(strstr(error.message, ":1: one name alone"));
    static const char *const hidden[] = {"!not\t港\n", "!not\t港\t島\n", "!not\t港\t空港\t島\n"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(add_text(topics, hidden[i], &error), SSK_INPUT);
        assert_non_null(strstr(error.message, ":1: behind !not stand a name"));
    }
    assert_int_equal(topics_add_file(topics, "/nonexistent/topics.tsv", &error), SSK_NOT_FOUND);
    assert_int_equal(topics_find(topics, "a", 1, NULL, NULL), 1);
    topics_free(topics);
}

static void join_name(const char *name, void *context)
{
    strcat(strcat(context, *(char *)context ? "|" : ""), name);
}

static void join_folded(const char *name, size_t length, void *context)
{
    assert_int_equal(strlen(name), length);
    join_name(name, context);
}

static const char *around(const struct topics *topics, const char *name)
{
    static char found[256];
    *found = '\0';
    topics_visit_around(topics, name, join_name, found);
    return found;
}

static const char *hiding(const struct topics *topics, const char *name)
{
    static char found[256];
    *found = '\0';
    topics_visit_hiding(topics, name, join_name, found);
    return found;
}

static const char few[] = "灯台\tlighthouse\t灯台守\n"
                          "!not\t港\t空港\t入港料\n"
                          "港\tport\n"
                          "港湾\t小さな 港 と\n"
                          "!not\tport\tairport\n"
                          "アクション・プラン\tA・B\n";

static void check_few(const struct topics *topics)
{
    char found[256] = "";
    assert_string_equal(around(topics, "港"), "港湾|小さな 港 と"); /* 空港 hides it: it bears the name */
    assert_string_equal(around(topics, "灯台"), "");
    assert_string_equal(around(topics, "灯"), "灯台|灯台守");
    assert_string_equal(hiding(topics, "港"), "空港|入港料");
    assert_string_equal(hiding(topics, "Port"), "airport");
    assert_string_equal(hiding(topics, "空港"), "");
    assert_string_equal(hiding(topics, "灯台"), "");
    assert_string_equal(hiding(topics, ""), "");
    topics_visit_names(topics, join_folded, found);
    assert_string_equal(found, "灯台|lighthouse|灯台守|港|port|港湾|小さな港と|アクション・プラン|a・b");
    assert_int_equal(topics_find(topics, "空港", 6, NULL, NULL), 0);
    assert_int_equal(topics_find(topics, "port", 4, NULL, NULL), 1);
    assert_int_equal(topics_find(topics, "アクションプラン", 24, NULL, NULL), 1);
    assert_int_equal(topics_find(topics, "アクション・プラン・", 30, NULL, NULL), 0);
    assert_int_equal(topics_find(topics, "・アクションプラン", 27, NULL, NULL), 0);
    assert_int_equal(topics_find(topics, "ab", 2, NULL, NULL), 0); /* no katakana */
    assert_int_equal(topics_longest(topics), 3);
}

static void knows_what_hides_a_name(void **state)
{
    (void)state;
    struct topics *topics;
    assert_int_equal(topics_new(&topics, folder, NULL), SSK_OK);
    assert_int_equal(add_text(topics, few, NULL), SSK_OK);
    check_few(topics);
    topics_free(topics);
}

static void is_the_same_when_it_was_saved(void **state)
{
    (void)state;
    struct topics *topics, *loaded;
    struct ssk_buffer section = SSK_BUFFER_INIT;
    char found[256] = "";
    assert_int_equal(topics_new(&topics, folder, NULL), SSK_OK);
    assert_int_equal(add_text(topics, few, NULL), SSK_OK);
    topics_save(&section, topics);
    topics_free(topics);
    struct ssk_saved saved = {section.data, section.data + section.length};
    assert_int_equal(topics_new(&loaded, folder, NULL), SSK_OK);
    assert_int_equal(topics_load(loaded, &saved, NULL), SSK_OK);
    check_few(loaded);
    assert_int_equal(add_text(loaded, "灯台\t五つの 語 を 持つ 名\n", NULL), SSK_OK); /* and grows */
    assert_int_equal(topics_find(loaded, "灯台", 6, join, found), 2);
    assert_string_equal(found, "灯台|lighthouse|灯台守;灯台|五つの 語 を 持つ 名");
    assert_int_equal(topics_longest(loaded), 5);
    topics_free(loaded);
    ssk_buffer_free(&section);
}

/* No name stands twice in the table that ships: a name that two topics share is a mistake there. */
static ssk_status check_row(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    bool hides = strcmp(row->fields[0], "!not") == 0; /* then only the second is a topic's name */
    for (size_t i = hides; i < (hides ? 2 : row->count); i++)
        if (!*row->fields[i] || topics_find(context, row->fields[i], strlen(row->fields[i]), NULL, NULL) != 1)
            return ssk_fail(error, SSK_INPUT, "line %d: %s is empty or stands twice", row->line,
                            row->fields[i]);
    return row->count < 2 ? ssk_fail(error, SSK_INPUT, "line %d: one name only", row->line) : SSK_OK;
}

static void ships_a_sound_table(void **state)
{
    (void)state;
    struct topics *topics;
    struct ssk_error error = {""};
    assert_int_equal(topics_new(&topics, folder, NULL), SSK_OK);
    assert_int_equal(topics_add_file(topics, "dict/topics.tsv", &error), SSK_OK);
    ssk_tsv_read("dict/topics.tsv", check_row, topics, &error);
    assert_string_equal(error.message, "");
    topics_free(topics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_shipped_topics),
        cmocka_unit_test(joins_users_files),
        cmocka_unit_test(holds_many),
        cmocka_unit_test(refuses_broken_files),
        cmocka_unit_test(ships_a_sound_table),
        cmocka_unit_test(knows_what_hides_a_name),
        cmocka_unit_test(is_the_same_when_it_was_saved),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
