/* The user's own tables beside the shipped ones: what they add, and which lines are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "indexer/base/remove_tree.h"
#include "seisaku/buffer.h"
#include "seisaku/dictionary.h"
#include "seisaku/terms.h"

static char folder[32];
static char shipped[32]; /* the checksum without own tables */

static int make_folder(void **state)
{
    struct ssk_dictionary *dictionary;
    struct ssk_error error = {""};
    char path[128];
    (void)state;
    strcpy(folder, "/tmp/seisaku-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("XDG_CACHE_HOME", folder, 1);
    assert_int_equal(ssk_dictionary_open(&dictionary, &error), SSK_OK);
    snprintf(shipped, sizeof shipped, "%s", dictionary->checksum);
    ssk_dictionary_free(dictionary);
    snprintf(path, sizeof path, "%s/seisaku", folder);
    return mkdir(path, 0700) == 0 || access(path, F_OK) == 0 ? 0 : -1;
}

static int drop_folder(void **state)
{
    (void)state;
    remove_tree(folder);
    return 0;
}

/* Opens the dictionaries with one own table, which is removed again. The message, if any, has `told` in it.
 */
static struct ssk_dictionary *open_with(const char *name, const char *text, const char *told)
{
    char path[128];
    struct ssk_dictionary *dictionary = NULL;
    struct ssk_error error = {""};
    snprintf(path, sizeof path, "%s/seisaku/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    ssk_status status = ssk_dictionary_open(&dictionary, &error);
    remove(path);
    if (status != SSK_OK && *told)
        assert_int_equal(status, SSK_INPUT);
    if (!strstr(error.message, told))
        fail_msg("%s: %s", text, error.message);
    return dictionary;
}

/* The terms of a text, with a blank between. */
static void assert_terms(const struct ssk_dictionary *dictionary, const char *text, const char *wanted)
{
    struct ssk_analyzer *analyzer;
    const struct ssk_term *terms;
    size_t count;
    struct ssk_buffer found = SSK_BUFFER_INIT;
    assert_int_equal(ssk_analyzer_new(&analyzer, dictionary, NULL), SSK_OK);
    assert_int_equal(ssk_analyze(analyzer, text, strlen(text), &terms, &count), SSK_OK);
    for (size_t i = 0; i < count; i++)
        if (terms[i].length)
            ssk_buffer_printf(&found, "%s%s", found.length ? " " : "", terms[i].text);
    assert_string_equal(ssk_buffer_string(&found), wanted);
    ssk_buffer_free(&found);
    ssk_analyzer_free(analyzer);
}

static void characters_and_spellings_are_added(void **state)
{
    (void)state;
    struct ssk_dictionary *dictionary = open_with("variants.tsv", "壷\t壺\n", "");
    char *folded = ssk_fold_string(dictionary->folder, SSK_FOLD_LITERAL, "壷國", strlen("壷國"));
    assert_string_equal(folded, "壺国"); /* the shipped ones stay */
    assert_string_not_equal(dictionary->checksum, shipped);
    free(folded);
    ssk_dictionary_free(dictionary);
    for (int i = 0; i < 2; i++) {
        dictionary = open_with(i ? "spellings.tsv" : "okurigana.tsv", "潮待ち\t汐待\t潮まち\n", "");
        assert_string_equal(ssk_okurigana_standard(dictionary->okurigana, "汐待", strlen("汐待")), "潮待ち");
        assert_non_null(ssk_okurigana_standard(dictionary->okurigana, "取り組み", strlen("取り組み")));
        assert_string_not_equal(dictionary->checksum, shipped);
        ssk_dictionary_free(dictionary);
    }
    assert_null(open_with("okurigana.tsv", "# 港\n潮待ち\n", ":2: expected two spellings or more"));
    assert_null(open_with("spellings.tsv", "取り組み\t取りくみ\n", "stands in two families"));
}

static void ministries_are_added(void **state)
{
    (void)state;
    struct ssk_dictionary *dictionary =
        open_with("ministries.tsv", "港湾省\tministry\t\t\t\t\tPORTS|港省\n", "");
    assert_string_equal(ssk_ministry_find(dictionary->ministries, "PORTS", 5), "港湾省");
    assert_string_equal(ssk_ministry_find(dictionary->ministries, "METI", 4), "経済産業省");
    assert_string_not_equal(dictionary->checksum, shipped);
    ssk_dictionary_free(dictionary);
    assert_null(open_with("ministries.tsv", "港湾省\tport\n", ":1: port is no kind"));
    assert_null(
        open_with("ministries.tsv", "港湾省\tministry\t\t\t\t\tMETI\n", "METI names 経済産業省 already"));
}

static void eras_are_the_shipped_ones(void **state)
{
    (void)state;
    struct ssk_dictionary *dictionary = open_with("eras.tsv", "港歴\tP\t2000\t\n", "");
    assert_int_equal(ssk_year_of(dictionary->eras, dictionary->folder, "港歴3年", strlen("港歴3年")), 0);
    assert_string_equal(dictionary->checksum, shipped);
    ssk_dictionary_free(dictionary);
}

static void words_are_added(void **state)
{
    static const char all[] = "# "
                              "港\n\n潮騒灯台号\nｼｵﾏﾁ★団\nお魚券,1285,1285,-3000,名詞,一般,*,*,*,*,お魚券,"
                              "オサカナケン,オサカナケン\n";
    (void)state;
    struct ssk_dictionary *dictionary;
    assert_int_equal(ssk_dictionary_open(&dictionary, NULL), SSK_OK);
    assert_terms(dictionary, "お魚券を配る。", "お 魚 券 配クバル");
    ssk_dictionary_free(dictionary);
    for (int i = 0; i < 2; i++) { /* compiled, and as it was kept */
        dictionary = open_with("user.csv", all, "");
        assert_non_null(dictionary);
        assert_terms(dictionary, "お魚券を配る。", "お魚券 配クバル");
        assert_string_not_equal(dictionary->checksum, shipped);
        ssk_dictionary_free(dictionary);
    }
}

static void lines_of_words_are_refused(void **state)
{
    static const struct {
        const char *line, *told;
    } rows[] = {
        {"港,灯", ":1: expected a word, or the 13 fields"},
        {"港,1,2,3,4,5,6,7,8,9,10,11", ":1: expected a word, or the 13 fields"},
        {"港,1,2,3,4,5,6,7,8,9,10,11,12,13", ":1: expected a word, or the 13 fields"},
        {"港 灯", ":1: a word has no blank"},
        {"港　灯", ":1: a word has no blank"},
        {"港・灯", ":1: a word has no blank"},
        {"港\"灯", ":1: a word has no blank"},
        {"お魚券,1316,1285,0,名詞,一般,*,*,*,*,お魚券,*,*", ":1: the second and third field are ids"},
        {"お魚券,1285,1316,0,名詞,一般,*,*,*,*,お魚券,*,*", ":1: the second and third field are ids"},
        {"お魚券,-1,1285,0,名詞,一般,*,*,*,*,お魚券,*,*", ":1: the second and third field are ids"},
        {"お魚券,x,1285,0,名詞,一般,*,*,*,*,お魚券,*,*", ":1: the second and third field are ids"},
        {"お魚券,,1285,0,名詞,一般,*,*,*,*,お魚券,*,*", ":1: the second and third field are ids"},
        {"お魚券,1285,1285,32768,名詞,一般,*,*,*,*,お魚券,*,*", ":1: the fourth field is the word's cost"},
        {"お魚券,1285,1285,-32768,名詞,一般,*,*,*,*,お魚券,*,*", ":1: the fourth field is the word's cost"},
        {"お魚券,1285,1285,32767,名詞,一般,*,*,*,*,お魚券,*,*",
         ":1: MeCab does not take お魚券 for one word"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_null(open_with("user.csv", rows[i].line, rows[i].told));
    struct ssk_buffer longest = SSK_BUFFER_INIT;
    for (int i = 0; i < 80; i++)
        ssk_buffer_append_string(&longest, "あ");
    ssk_buffer_append_string(&longest, "a");
    assert_null(
        open_with("user.csv", longest.data, ":1: a word has no blank, quote or ・, and at most 240 bytes"));
    ssk_buffer_free(&longest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_and_spellings_are_added), cmocka_unit_test(ministries_are_added),
        cmocka_unit_test(eras_are_the_shipped_ones),          cmocka_unit_test(words_are_added),
        cmocka_unit_test(lines_of_words_are_refused),
    };
    return cmocka_run_group_tests_name("own tables", tests, make_folder, drop_folder);
}
