/* What passages count for. Add a passage to the table, with its values for a key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "query/rank/passage_values.h"
#include "tests/unit/with_dictionary.h"

#define NAMES(...)                                                                                           \
    {                                                                                                        \
        (char *[]){__VA_ARGS__}, sizeof((char *[]){__VA_ARGS__}) / sizeof(char *)                            \
    }

static const struct {
    struct ssk_passage passage;
    enum facet facet;
    const char *values; /* a comma behind each */
} rows[] = {
    {{.ministries = NAMES((char *)"運輸省", (char *)"建設省", (char *)"法務省")},
     FACET_MINISTRY,
     "国土交通省,法務省,"},
    {{.ministries = NAMES((char *)"運輸省", (char *)"建設省")}, FACET_EXACT_MINISTRY, "運輸省,建設省,"},
    {{.ministries = NAMES((char *)"港湾組合", (char *)"港湾組合")}, FACET_MINISTRY, "港湾組合,"},
    {{.ministries = NAMES((char *)"外務省", (char *)"外務")}, FACET_EXACT_MINISTRY, "外務省,外務,"},
    {{.ministries = {NULL, 0}}, FACET_MINISTRY, ","},
    {{.issuer = NAMES((char *)"国土交通省", (char *)"運輸省")}, FACET_ISSUER, "国土交通省,"},
    {{.issuer = NAMES((char *)"国土交通省", (char *)"運輸省")}, FACET_EXACT_ISSUER, "国土交通省,運輸省,"},
    {{.issuer = NAMES((char *)"外務省"), .ministries = NAMES((char *)"法務省")}, FACET_ISSUER, "外務省,"},
    {{.section_number = (char *)"1.2", .section_title = (char *)"港"}, FACET_SECTION, "1.2 港,"},
    {{.section_number = (char *)"1.2"}, FACET_SECTION, "1.2,"},
    {{.section_title = (char *)"港"}, FACET_SECTION, ","},
    {{.kind = SSK_KIND_PROGRESS}, FACET_KIND, "progress,"},
    {{.fiscal_year = 2030, .date = (char *)"2029-05-01"}, FACET_YEAR, "2030,"},
    {{.date = (char *)"2029-05-01"}, FACET_YEAR, "2029,"},
    {{.fiscal_year = 987}, FACET_YEAR, "0987,"},
    {{.title = (char *)"港"}, FACET_YEAR, ","},
    {{.genre = SSK_GENRE_MINUTES}, FACET_GENRE, "minutes,"},
    {{.genre = SSK_GENRE_NONE}, FACET_GENRE, ","},
    {{.speaker_name = (char *)"岬", .speaker_office = (char *)"議長"}, FACET_SPEAKER, "岬,"},
    {{.speaker_office = (char *)"議長"}, FACET_SPEAKER, "議長,"},
    {{.id = (char *)"a:1", .doc_id = (char *)"a"}, FACET_DOCUMENT, "a,"},
    {{.id = (char *)"a:1"}, FACET_DOCUMENT, "a:1,"},
    {{.date = (char *)"2029-05-01"}, FACET_DATE, "2029-05-01,"},
    {{.date = (char *)"2029-05-01"}, FACET_MONTH, "2029-05,"},
    {{.date = (char *)"2029-05-01"}, FACET_DATE_YEAR, "2029,"},
    {{.date = (char *)"2029"}, FACET_DATE, "2029,"},
    {{.date = (char *)"2029"}, FACET_MONTH, "2029,"},
    {{.title = (char *)"港"}, FACET_DATE, ","},
};

static void count_for_their_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ssk_buffer found = SSK_BUFFER_INIT, value = SSK_BUFFER_INIT;
        for (size_t number = 0;
             passage_value(&value, &rows[i].passage, rows[i].facet, number, dictionary->ministries);
             number++) {
            ssk_buffer_printf(&found, "%s,", ssk_buffer_string(&value));
            ssk_buffer_clear(&value);
        }
        assert_false(value.failed);
        assert_string_equal(ssk_buffer_string(&found), rows[i].values);
        ssk_buffer_free(&found);
        ssk_buffer_free(&value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(count_for_their_values)};
    return cmocka_run_group_tests_name("values", tests, open_dictionary, free_dictionary);
}
