/* Ministries under all their names, by the table that ships. Add a case by adding a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/ministry.h"
#include "seisaku/tsv.h"

static struct ssk_folder *folder;
static struct ssk_ministries *ministries;

static int open_table(void **state)
{
    (void)state;
    struct ssk_error error = {""};
    ssk_status status = ssk_folder_new(&folder, NULL, &error);
    if (status == SSK_OK)
        status = ssk_ministries_open(&ministries, "dict/ministries.tsv", folder, &error);
    if (status != SSK_OK)
        fprintf(stderr, "%s\n", error.message);
    return status != SSK_OK;
}

static int close_table(void **state)
{
    (void)state;
    ssk_ministries_free(ministries);
    ssk_folder_free(folder);
    return 0;
}

static const struct {
    const char *name, *canonical;
} names[] = {
    {"経済産業省", "経済産業省"},
    {"経産省", "経済産業省"},
    {"METI", "経済産業省"},
    {"ｍｅｔｉ", "経済産業省"},
    {"Ministry of  Economy, Trade and Industry", "経済産業省"},
    {"厚労省", "厚生労働省"},
    {"MOD", "防衛省"},
    {"外務大臣", "外務省"},
    {"総務省消防庁", "消防庁"},
    {"NISC", "内閣サイバーセキュリティセンター"},
    {"NCO", "国家サイバー統括室"},
    {"個情委", "個人情報保護委員会"},
    {"原子力安全･保安院", "原子力安全・保安院"},
    {"通産省", "通商産業省"},
    {"各省庁", "全府省庁"},
    {"サイバー警察局", "サイバー警察局"},
    {"経済安全保障推進会議", "経済安全保障推進会議"},
    {"地方整備局", "地方整備局"},
    {"総合通信局", "総合通信局"},
    {"労働局", "都道府県労働局"},
    {"税関", "税関"},
    {"国税局", "国税局"},
    {"経済産業局", "経済産業局"},
    {"農政局", "地方農政局"},
    {"厚生局", "地方厚生局"},
    {"関東地方整備局", NULL},
    {"経済産業省令", NULL},
    {"総務", NULL},
    {"東京消防庁", NULL},
    {"", NULL},
};

static void finds_exact_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *found = ssk_ministry_find(ministries, names[i].name, strlen(names[i].name));
        if (names[i].canonical) {
            assert_non_null(found);
            assert_string_equal(found, names[i].canonical);
        } else {
            assert_null(found);
        }
    }
}

static const struct {
    const char *text, *taken, *canonical; /* canonical NULL: none opens the text */
    int speaker;
} openings[] = {
    {"内閣官房、警察庁において", "内閣官房", "内閣官房", 0},
    {"内閣官房副長官", "内閣官房", "内閣官房", 0},
    {"内閣サイバーセキュリティセンター及び", "内閣サイバーセキュリティセンター",
     "内閣サイバーセキュリティセンター", 0},
    {"経 済 産 業 省及び外務省", "経 済 産 業 省", "経済産業省", 0},
    {"ＭＥＴＩと", "ＭＥＴＩ", "経済産業省", 0},
    {"関係府省庁が連携し", "関係府省庁", "関係府省庁", 0},
    {"METIS", NULL, NULL, 0},
    {"消防庁舎", NULL, NULL, 0},
    {"警視庁", NULL, NULL, 0},
    {"MOD", NULL, NULL, 0},
    {"外務大臣 ", NULL, NULL, 0},
    {"", NULL, NULL, 0},
    {"外務大臣 上川陽子君", "外務大臣", "外務省", 1},
    {" \u3000外務大臣", " \u3000外務大臣", "外務省", 1},
    {"官房長官（林芳正君）", "官房長官", "内閣官房", 1},
    {"警察庁長官官房審議官", "警察庁", "警察庁", 1},
    {"国務大臣", NULL, NULL, 1},
};

static void recognises_openings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        const char *text = openings[i].text;
        size_t bytes = 0;
        const char *found = openings[i].speaker ? ssk_ministry_speaker(ministries, text, strlen(text), &bytes)
                                                : ssk_ministry_prefix(ministries, text, strlen(text), &bytes);
        if (!openings[i].canonical) {
            assert_null(found);
            continue;
        }
        assert_non_null(found);
        assert_string_equal(found, openings[i].canonical);
        assert_int_equal(bytes, strlen(openings[i].taken));
    }
}

static const struct {
    const char *text, *mentions;
} texts[] = {
    {"経産省と経済産業省、外務省", "経済産業省 外務省"},
    {"総務省消防庁", "総務省 消防庁"},
    {"厚生労働省令で定める", "厚生労働省"},
    {"内閣府地方創生推進事務局", "内閣府 地方創生推進事務局"},
    {"METIはMAFFと協議した", "経済産業省 農林水産省"},
    {"METIS、NISCO", ""},
    {"metal-organic framework (MOF), mod p", ""},
    {"the Ministry of Finance of China", ""},
    {"the Ministry of Finance official", "財務省"},
    {"the Ministry of Finance of Japan", "財務省"},
    {"Korean Ministry of Justice and the Ministry of Justice", "法務省"},
    {"米国財務省、米財務省、中国の外務省、各国外務省", ""},
    {"米国、財務省", "財務省"},
    {"欧州特許庁、日本国特許庁", "特許庁"},
    {"東京消防庁の消防庁舎", ""},
    {"関係府省庁と各府省", ""},
    {"総務、経済産業、官房、国内調査", ""},
    {"外務大臣", ""},
    {"農業労働省力化", ""},
    {"国家サイバー統括室（旧NISC）", "国家サイバー統括室 内閣サイバーセキュリティセンター"},
    {"国家公安委員会及び公安委員会", "国家公安委員会"},
    {"ﾃﾞｼﾞﾀﾙ庁", "デジタル庁"},
    {"", ""},
};

static void collects_mentions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct ssk_strings found = {0};
        char joined[512] = "";
        assert_int_equal(ssk_ministry_mentions(ministries, texts[i].text, strlen(texts[i].text), &found),
                         SSK_OK);
        for (size_t j = 0; j < found.count; j++)
            strcat(strcat(joined, j ? " " : ""), found.items[j]);
        assert_string_equal(joined, texts[i].mentions);
        ssk_strings_free(&found);
    }
}

static void adds_each_mention_once(void **state)
{
    (void)state;
    struct ssk_strings found = {0};
    assert_true(ssk_strings_add(&found, "外務省", strlen("外務省")));
    const char *text = "外務省、外務省、財務省";
    assert_int_equal(ssk_ministry_mentions(ministries, text, strlen(text), &found), SSK_OK);
    assert_int_equal(found.count, 2);
    ssk_strings_free(&found);
}

static bool in_lineage(const char *of, const char *name)
{
    for (const char *const *each = ssk_ministry_lineage(ministries, of); *each; each++)
        if (strcmp(*each, name) == 0)
            return true;
    return false;
}

static void knows_who_follows_whom(void **state)
{
    (void)state;
    const char *nco = "国家サイバー統括室", *nisc = "内閣サイバーセキュリティセンター";
    assert_string_equal(ssk_ministry_lineage(ministries, nco)[0], nco);
    assert_true(in_lineage(nco, nisc));
    assert_true(in_lineage(nisc, nco));
    assert_true(in_lineage("内閣官房情報セキュリティセンター", nco));
    assert_true(in_lineage("防衛省", "防衛庁"));
    assert_false(in_lineage("自治省", "郵政省"));
    assert_true(in_lineage("総務省", "郵政省"));
    assert_null(ssk_ministry_lineage(ministries, "無い省")[0]);
}

static void knows_what_is_part_of_what(void **state)
{
    (void)state;
    assert_true(ssk_ministry_is_part(ministries, "子ども・子育て本部", "内閣府"));
    assert_true(ssk_ministry_is_part(ministries, "労働基準監督署", "厚生労働省"));
    assert_false(ssk_ministry_is_part(ministries, "厚生労働省", "労働基準監督署"));
    assert_false(ssk_ministry_is_part(ministries, "消防庁", "総務省"));
    assert_false(ssk_ministry_is_part(ministries, "無い室", "総務省"));
}

static const struct {
    const char *typed, *nearest;
} typos[] = {
    {"経済産省", "経済産業省"},     {"内閣サーバーセキュリティセンター", "内閣サイバーセキュリティセンター"},
    {"METTI", "経済産業省"},        {"国土交通庁", "国土交通省"},
    {"子供家庭庁", "こども家庭庁"}, {"個人情報委員会", "個人情報保護委員会"},
};

static void suggests_the_nearest(void **state)
{
    (void)state;
    const char *found[3];
    for (size_t i = 0; i < sizeof typos / sizeof *typos; i++) {
        assert_true(ssk_ministry_nearest(ministries, typos[i].typed, strlen(typos[i].typed), found, 3) > 0);
        assert_string_equal(found[0], typos[i].nearest);
    }
    assert_int_equal(ssk_ministry_nearest(ministries, "ψψψ", 6, found, 3), 0);
    assert_int_equal(ssk_ministry_nearest(ministries, "xyz", 3, found, 3), 0);
    assert_int_equal(ssk_ministry_nearest(ministries, "外務省", 9, found, 0), 0);
}

static const struct {
    const char *file;
    ssk_status status;
    const char *message;
} tables[] = {
    {"", SSK_OK, ""},
    {"甲省\tministry\n!not\t甲省庁\n", SSK_OK, ""},
    {"甲省\n", SSK_INPUT, ":1: expected a name"},
    {"甲省\tministry\n乙省\tministry\t\t\t\t\t甲省\n", SSK_INPUT, ":2: 甲省 names 甲省 already"},
    {"甲省\tministry\t\t\t\t丙省\n", SSK_INPUT, ":1: no line for the successor 丙省"},
    {"甲省\tministry\t丙省\n", SSK_INPUT, ":1: no line for the parent 丙省"},
    {"甲省\tJICA\n", SSK_INPUT, ":1: JICA is no kind: write cabinet"},
    {"甲省\tministry\t\t\t\t甲省\n", SSK_OK, ""}, /* a ring ends */
    {"!never\tx\n", SSK_INPUT, ":1: !never is not one of"},
};

static void refuses_broken_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char path[] = "/tmp/seisaku-ministries-XXXXXX";
        FILE *file = fdopen(mkstemp(path), "w");
        fputs(tables[i].file, file);
        fclose(file);
        struct ssk_ministries *table;
        struct ssk_error error = {""};
        assert_int_equal(ssk_ministries_open(&table, path, folder, &error), tables[i].status);
        assert_non_null(strstr(error.message, tables[i].message));
        if (tables[i].status == SSK_OK)
            ssk_ministries_free(table);
        else
            assert_null(table);
        remove(path);
    }
}

/* The columns that the program does not read: researchers do. */
static ssk_status check_row(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    static const char *const kinds[] = {"cabinet", "ministry", "agency", "commission",
                                        "office",  "council",  "group",  NULL};
    (void)context;
    if (*row->fields[0] == '!')
        return SSK_OK;
    const char *const *kind = kinds;
    while (*kind && strcmp(*kind, row->fields[1]) != 0)
        kind++;
    if (!*kind || row->count > 10)
        return ssk_fail(error, SSK_INPUT, "line %d: kind or number of columns", row->line);
    if (*row->fields[2] && !ssk_ministry_find(ministries, row->fields[2], strlen(row->fields[2])))
        return ssk_fail(error, SSK_INPUT, "line %d: parent %s", row->line, row->fields[2]);
    for (int i = 3; i <= 4; i++) {
        const char *date = row->fields[i];
        size_t length = strlen(date);
        bool good = strspn(date, "0123456789-") == length &&
                    (length == 0 || length == 4 || length == 7 || length == 10);
        if (!good || (i == 4 && length && strcmp(row->fields[3], date) >= 0))
            return ssk_fail(error, SSK_INPUT, "line %d: date %s", row->line, date);
    }
    return SSK_OK;
}

static void ships_a_sound_table(void **state)
{
    (void)state;
    struct ssk_error error = {""};
    ssk_tsv_read("dict/ministries.tsv", check_row, NULL, &error);
    assert_string_equal(error.message, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_exact_names),      cmocka_unit_test(recognises_openings),
        cmocka_unit_test(collects_mentions),      cmocka_unit_test(adds_each_mention_once),
        cmocka_unit_test(knows_who_follows_whom), cmocka_unit_test(knows_what_is_part_of_what),
        cmocka_unit_test(suggests_the_nearest),   cmocka_unit_test(refuses_broken_tables),
        cmocka_unit_test(ships_a_sound_table),
    };
    return cmocka_run_group_tests(tests, open_table, close_table);
}
