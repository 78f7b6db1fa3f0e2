/* dict/user.csv: each word is new to MeCab, written as the analyser writes text, and comes out whole; the
 * parts of compounds do not depend on whether the whole is in the dictionary. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/mecab.h"
#include "seisaku/paths.h"
#include "seisaku/tsv.h"
#include "seisaku/unicode.h"

enum { LINE = 512 };

static struct ssk_folder *folder;
static struct ssk_model *plain_model, *full_model;
static struct ssk_tagger *plain, *full; /* without and with the user dictionary */

/* Words that IPADIC knows, made cheaper: what they change. */
static const struct {
    const char *word, *text, *without, *with;
} overrides[] = {
    {"省令", "環境省令で", "環境省|令|で", "環境|省令|で"},
    {"取締役", "取締役は", "取締役|は", "取締役|は"}, /* has no parts */
};

static int open_dictionaries(void **state)
{
    (void)state;
    char *dictionary = ssk_dict_path("user.dic");
    struct ssk_error error = {""};
    int failed = ssk_folder_new(&folder, "dict/variants.tsv", &error) != SSK_OK ||
                 ssk_model_open(&plain_model, NULL, &error) != SSK_OK ||
                 ssk_model_open(&full_model, dictionary, &error) != SSK_OK ||
                 ssk_tagger_new(&plain, plain_model, &error) != SSK_OK ||
                 ssk_tagger_new(&full, full_model, &error) != SSK_OK;
    if (failed)
        fprintf(stderr, "%s\n", error.message);
    free(dictionary);
    return failed;
}

static int close_dictionaries(void **state)
{
    (void)state;
    ssk_tagger_free(plain);
    ssk_tagger_free(full);
    ssk_model_free(plain_model);
    ssk_model_free(full_model);
    ssk_folder_free(folder);
    return 0;
}

/* ------------------------------------------------------------------------------------------ segmenting */

static bool join(const struct ssk_morpheme *morpheme, void *context)
{
    char *out = context;
    if (!morpheme->part)
        sprintf(out + strlen(out), "%s%.*s", *out ? "|" : "", (int)morpheme->length, morpheme->surface);
    return true;
}

static const char *segment(struct ssk_tagger *tagger, const char *text)
{
    static char out[4 * LINE];
    *out = '\0';
    ssk_tagger_walk(tagger, text, strlen(text), false, join, out);
    return out;
}

/* True when `word` is one morpheme of a dictionary between the two contexts. */
static bool comes_out_whole(struct ssk_tagger *tagger, const char *before, const char *word,
                            const char *after)
{
    char text[2 * LINE], wanted[LINE + 4];
    snprintf(text, sizeof text, "%s%s%s", before, word, after);
    snprintf(wanted, sizeof wanted, "|%s|", word);
    char bounded[4 * LINE + 4];
    snprintf(bounded, sizeof bounded, "|%s|", segment(tagger, text));
    return strstr(bounded, wanted) != NULL;
}

/* ------------------------------------------------------------------------------------------ the checks */

static bool is_override(const char *word)
{
    for (size_t i = 0; i < sizeof overrides / sizeof *overrides; i++)
        if (strcmp(overrides[i].word, word) == 0)
            return true;
    return false;
}

/* The word as the analyser gives it to MeCab; the caller frees it. */
static char *as_analysed(const char *word)
{
    char *folded = ssk_fold_string(folder, SSK_FOLD_WORDS, word, strlen(word));
    char *out = calloc(1, strlen(folded) * 3 + 1), *end = out;
    for (size_t byte = 0, length = strlen(folded); byte < length;) {
        uint32_t point = ssk_utf8_next(folded, length, &byte);
        bool mark = point > ' ' && point < 0x7f && !isalnum((int)point);
        end += ssk_utf8_put(end, mark ? point + 0xfee0 : point);
    }
    free(folded);
    return out;
}

/* What is wrong with the entry; NULL when nothing is. */
static const char *fault(const char *word)
{
    static const char *const contexts[][2] = {{"", ""}, {"", "の"}, {"、", "を"}, {"の", "は"}, {"「", "」"}};
    char *analysed = as_analysed(word);
    bool same = strcmp(analysed, word) == 0;
    free(analysed);
    if (!same)
        return "not written as the analyser writes it";
    if (ssk_tagger_knows(plain, word, strlen(word), "名詞") && comes_out_whole(plain, "", word, "") &&
        !is_override(word))
        return "MeCab knows it already: remove it";
    for (size_t i = 0; i < sizeof contexts / sizeof *contexts; i++)
        if (!comes_out_whole(full, contexts[i][0], word, contexts[i][1]))
            return "too dear: it does not come out whole";
    return NULL;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void has_no_entry_for_show(void **state)
{
    (void)state;
    FILE *file = fopen("dict/user.csv", "r");
    assert_non_null(file);
    char line[LINE], *words[4096];
    size_t count = 0, faults = 0;
    while (fgets(line, sizeof line, file)) {
        if (*line == '#')
            continue;
        size_t commas = 0;
        for (const char *c = line; *c; c++)
            commas += *c == ',';
        line[strcspn(line, ",")] = '\0';
        const char *wrong = commas == 12 ? fault(line) : "expected 13 fields";
        if (wrong)
            fprintf(stderr, "dict/user.csv: %s: %s\n", line, wrong);
        faults += wrong != NULL;
        assert_true(count < sizeof words / sizeof *words);
        words[count++] = strdup(line);
    }
    fclose(file);
    qsort(words, count, sizeof *words, by_text);
    for (size_t i = 0; i < count; i++) {
        if (i + 1 < count && strcmp(words[i], words[i + 1]) == 0) {
            fprintf(stderr, "dict/user.csv: %s: stands twice\n", words[i]);
            faults++;
        }
        free(words[i]);
    }
    assert_int_equal(faults, 0);
    assert_true(count >= 500);
}

static void overrides_what_it_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof overrides / sizeof *overrides; i++) {
        assert_string_equal(segment(plain, overrides[i].text), overrides[i].without);
        assert_string_equal(segment(full, overrides[i].text), overrides[i].with);
    }
}

/* A query's words must be those of the text: whatever longer words the dictionary holds. */
struct leaves {
    char out[4 * LINE];
    size_t whole; /* where the last whole starts in `out` */
    bool in_parts;
};

static bool join_leaves(const struct ssk_morpheme *morpheme, void *context)
{
    struct leaves *leaves = context;
    if (morpheme->part && !leaves->in_parts) /* the whole gives way to its parts */
        leaves->out[leaves->whole] = '\0';
    else if (!morpheme->part)
        leaves->whole = strlen(leaves->out);
    leaves->in_parts = morpheme->part;
    sprintf(leaves->out + strlen(leaves->out), "%s%.*s", *leaves->out ? "|" : "", (int)morpheme->length,
            morpheme->surface);
    return true;
}

static const char *const compounds[][2] = {
    {"厚生労働省", "厚生|労働|省"},
    {"労働省", "労働|省"},
    {"内閣サイバーセキュリティセンター", "内閣|サイバー|セキュリティ|センター"},
    {"サイバーセキュリティ", "サイバー|セキュリティ"},
    {"経済安全保障推進法", "経済|安全|保障|推進|法"},
    {"安全保障", "安全|保障"},
    {"データローカライゼーション", "データ|ローカライゼーション"},
    {"カーボンニュートラルポート", "カーボン|ニュートラル|ポート"},
    {"ipefとnatoの枠組み", "ipef|と|nato|の|枠組み"},
    {"拉致問題対策本部", "拉致|問題|対策|本部"},
};

static void splits_compounds_alike(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof compounds / sizeof *compounds; i++) {
        struct leaves leaves = {"", 0, false};
        ssk_tagger_walk(full, compounds[i][0], strlen(compounds[i][0]), true, join_leaves, &leaves);
        assert_string_equal(leaves.out, compounds[i][1]);
    }
}

/* A spelling that MeCab cuts in two never reaches the table of families. */
static ssk_status check_family(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    (void)context;
    for (size_t i = 0; i < row->count; i++) {
        const char *word = row->fields[i];
        if (row->count < 2 || strchr(segment(full, word), '|') ||
            !ssk_tagger_knows(full, word, strlen(word), ""))
            return ssk_fail(error, SSK_INPUT, "%s:%d: %s is not one word of the dictionaries", row->path,
                            row->line, word);
    }
    return SSK_OK;
}

static void knows_each_spelling_of_a_family(void **state)
{
    (void)state;
    struct ssk_error error = {""};
    ssk_tsv_read("dict/okurigana.tsv", check_family, NULL, &error);
    if (!*error.message)
        ssk_tsv_read("dict/spellings.tsv", check_family, NULL, &error);
    assert_string_equal(error.message, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_no_entry_for_show),
        cmocka_unit_test(overrides_what_it_says),
        cmocka_unit_test(splits_compounds_alike),
        cmocka_unit_test(knows_each_spelling_of_a_family),
    };
    return cmocka_run_group_tests(tests, open_dictionaries, close_dictionaries);
}
