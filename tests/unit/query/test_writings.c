/* In what writings a query's words are looked for, by tests/cases/query_writings.tsv. Add a case there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/forms/forms.h"
#include "query/forms/morphemes.h"
#include "query/language/fuzzy_words.h"
#include "query/language/spelling_reasons.h"
#include "query/parse/tree.h"
#include "query/run/query_to_search.h"
#include "seisaku/unicode.h"
#include "tests/unit/answer_table.h"
#include "tests/unit/with_index.h"

/* ------------------------------------------------------------------------------------------ forms */

static ssk_status append_form(const struct ssk_buffer *form, void *context)
{
    struct ssk_buffer *out = context;
    ssk_buffer_printf(out, "%s%s", out->length ? " " : "", ssk_buffer_string(form));
    return SSK_OK;
}

static void base(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    forms_base(&session, text, out);
}

static void dates(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    assert_int_equal(forms_dates(&session, text, append_form, out), SSK_OK);
}

static void marks(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    assert_int_equal(forms_marks(&session, text, append_form, out), SSK_OK);
}

static void mixed_kana(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    assert_int_equal(forms_mixed_kana(&session, text, append_form, out), SSK_OK);
}

static void numerals(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    assert_int_equal(forms_numerals(&session, text, append_form, out), SSK_OK);
}

static void okurigana(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    assert_int_equal(forms_okurigana(&session, text, append_form, out), SSK_OK);
}

/* Each with its place in bytes, what it is, and its reading. */
static void morphemes(struct ssk_buffer *out, const char *text, size_t length)
{
    struct morphemes found;
    if (!morphemes_of(&found, &session, text, length)) {
        ssk_buffer_append_string(out, "-");
        return;
    }
    for (size_t i = 0; i < found.count; i++) {
        const struct morpheme *one = &found.items[i];
        ssk_buffer_printf(out, "%s%zu+%zu/%zu%s%s%s%s %s", i ? ", " : "", one->start, one->length,
                          one->points, one->known ? " known" : "", one->noun ? " noun" : "",
                          one->nominal ? " nominal" : "", one->continuative ? " continuative" : "",
                          one->reading);
        assert_ptr_equal(morpheme_at(&found, one->start), one);
        assert_ptr_equal(morpheme_at(&found, one->start + one->length - 1), one);
    }
    assert_null(morpheme_at(&found, length));
}

/* WORD|KANJI KANA: whether the reading of the word's kanji may be so. */
static void reads(struct ssk_buffer *out, const char *text, size_t length)
{
    struct morphemes found;
    const char *bar = strchr(text, '|'), *kana = strchr(text, ' ') + 1;
    char *word = strndup(text, (size_t)(bar - text)), *kanji = strndup(bar + 1, (size_t)(kana - bar - 2));
    size_t byte = (size_t)(strstr(word, kanji) - word);
    assert_true(morphemes_of(&found, &session, word, strlen(word)));
    bool may = morpheme_reads(morpheme_at(&found, byte), byte, kana, length - (size_t)(kana - text));
    ssk_buffer_append_string(out, may ? "yes" : "no");
    free(word);
    free(kanji);
}

/* ------------------------------------------------------------------------------------------ spellings */

static void append_spelling(struct ssk_buffer *out, const struct spelling *spelling)
{
    static const char *const origins[] = {"typed", "topic", "near", "form"};
    const bool flags[] = {spelling->at_start, spelling->at_end,  spelling->open_end,
                          spelling->exact,    spelling->alone,   spelling->capitals,
                          spelling->initial,  spelling->article, spelling->folded};
    ssk_buffer_printf(out, "%s%s %s ", out->length ? "; " : "", spelling->text, origins[spelling->origin]);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (flags[i])
            ssk_buffer_append_char(out, "seoxaciRf"[i]);
    if (spelling->weight != 1.0)
        ssk_buffer_printf(out, " %.2f", spelling->weight);
    if (spelling->edits)
        ssk_buffer_printf(out, " edits %u", spelling->edits);
    if (spelling->topic)
        ssk_buffer_printf(out, " of %s", spelling->topic);
    for (size_t i = 0; i < spelling->term_count; i++)
        ssk_buffer_printf(out, " %u:%s", spelling->offsets[i], spelling->terms[i]);
    if (spelling->whole)
        ssk_buffer_printf(out, " whole %s", spelling->whole);
    for (size_t i = 0; i < spelling->longer_count; i++)
        ssk_buffer_printf(out, " longer %zu-%zu", spelling->longer[i].before, spelling->longer[i].count);
}

static void append_leaves(struct ssk_buffer *out, const struct node *node)
{
    static const char *const kinds[] = {"word", "literal", "regex", "prefix", "similar", "field",
                                        "join", "and",     "or",    "not",    "near"};
    if (node->joined || node->alone || node->cited || node->count || node->kind == NODE_REGEX)
        ssk_buffer_printf(out, "%s[%s%s%s%s%s%s]", out->length ? "; " : "", kinds[node->kind],
                          node->joined ? " joined" : "", node->alone ? " alone" : "",
                          node->cited ? " cited" : "", node->text && node->kind != NODE_JOIN ? " " : "",
                          node->text && node->kind != NODE_JOIN ? node->text : "");
    for (size_t i = 0; i < node->spelling_count; i++)
        append_spelling(out, &node->spellings[i]);
    for (size_t i = 0; i < node->count; i++)
        append_leaves(out, node->children[i]);
}

static void spellings(struct ssk_buffer *out, const char *text, size_t length)
{
    struct node *root = NULL;
    struct ssk_error error = {""};
    (void)length;
    if (question_parse(&root, &session, text, &error) == SSK_OK)
        append_leaves(out, root);
    ssk_buffer_append_string(out, error.message);
    node_free(root);
}

static void append_change(const struct change *change, void *context)
{
    ssk_buffer_printf(context, "; %.*s → %s: %s", (int)change->length, change->surface, change->term,
                      change->why);
}

/* Why the index has a query's words otherwise. */
static void changes(struct ssk_buffer *out, const char *text, size_t length)
{
    struct node *root = NULL;
    struct ssk_error error = {""};
    (void)length;
    assert_int_equal(question_parse(&root, &session, text, &error), SSK_OK);
    ssk_buffer_printf(out, "%zu", root->spelling_count);
    for (size_t i = 0; i < root->spelling_count && i < 3; i++)
        assert_int_equal(spelling_changes(&session, &root->spellings[i], append_change, out), SSK_OK);
    node_free(root);
}

/* LIMIT WORD */
static void nearly(struct ssk_buffer *out, const char *text, size_t length)
{
    struct fuzzy_words words;
    struct ssk_error error = {""};
    const char *word = strchr(text, ' ') + 1;
    (void)length;
    ssk_buffer_printf(out, "%u edits", fuzzy_edits(ssk_utf8_count(word, strlen(word))));
    assert_int_equal(fuzzy_words(&words, &session, word, strtoul(text, NULL, 10), &error), SSK_OK);
    for (size_t i = 0; i < words.count; i++)
        ssk_buffer_printf(out, " %s/%u/%u", words.items[i].text, words.items[i].distance,
                          words.items[i].passages);
    fuzzy_words_free(&words);
}

/* ------------------------------------------------------------------------------------------ the table */

static const struct answer_row rows[] = {
    {"base", base},     {"changes", changes},       {"dates", dates},
    {"marks", marks},   {"mixed_kana", mixed_kana}, {"morphemes", morphemes},
    {"nearly", nearly}, {"numerals", numerals},     {"okurigana", okurigana},
    {"reads", reads},   {"spellings", spellings},
};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_writings.tsv", rows, sizeof rows / sizeof *rows);
}

static int open_session(void **state)
{
    if (open_dictionary(state) != 0)
        return -1;
    add_index(read_batch("tests/data/ports.jsonl"));
    open_indexes();
    return 0;
}

static int close_session(void **state)
{
    close_indexes();
    return free_dictionary(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table)};
    return cmocka_run_group_tests_name("writings", tests, open_session, close_session);
}
