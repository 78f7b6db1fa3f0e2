/* What the library's functions answer, by tests/cases/lib_text.tsv and lib_words.tsv. Add a case there; a new
 * function is a row of the table below. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/checksum.h"
#include "seisaku/decode.h"
#include "seisaku/eras.h"
#include "seisaku/ministry.h"
#include "seisaku/numbers.h"
#include "seisaku/passage.h"
#include "seisaku/passage_block.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"
#include "seisaku/terms.h"
#include "seisaku/unicode.h"
#include "tests/unit/answer_table.h"
#include "tests/unit/with_dictionary.h"

static struct ssk_analyzer *analyzer;

static void append_points(struct ssk_buffer *out, const uint32_t *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        ssk_buffer_append(out, bytes, ssk_utf8_put(bytes, points[i]));
    }
}

/* The bytes before the first | of the text; what is behind it. */
static size_t part(const char **behind, const char *text, size_t length)
{
    const char *bar = memchr(text, '|', length);
    *behind = bar ? bar + 1 : text + length;
    return bar ? (size_t)(bar - text) : length;
}

/* ------------------------------------------------------------------------------------------ folding */

/* The folded text, where its points come from, and that its first point is told by itself. */
static void fold(struct ssk_buffer *out, int mode, const char *text, size_t length)
{
    struct ssk_folded folded = {0};
    assert_int_equal(ssk_fold(dictionary->folder, mode, text, length, &folded), SSK_OK);
    append_points(out, folded.points, folded.count);
    for (size_t i = 0; i < folded.count; i++)
        ssk_buffer_printf(out, folded.ends[i] - folded.starts[i] == 1 ? "%s%u" : "%s%u-%u", i ? " " : "  ",
                          folded.starts[i], folded.ends[i]);
    assert_int_equal(ssk_fold_first(dictionary->folder, mode, text, length),
                     folded.count ? folded.points[0] : 0);
    ssk_folded_free(&folded);
}

static void literal(struct ssk_buffer *out, const char *text, size_t length)
{
    fold(out, SSK_FOLD_LITERAL, text, length);
}

static void words(struct ssk_buffer *out, const char *text, size_t length)
{
    fold(out, SSK_FOLD_WORDS, text, length);
}

/* TEXT|STRING */
static void steady(struct ssk_buffer *out, const char *text, size_t length)
{
    const char *string;
    size_t end = part(&string, text, length);
    struct ssk_folded folded = {0};
    assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, string, strlen(string), &folded), SSK_OK);
    ssk_buffer_append_string(
        out, ssk_fold_is_steady(dictionary->folder, text, end, folded.points, folded.count) ? "yes" : "no");
    ssk_folded_free(&folded);
}

static void narrow(struct ssk_buffer *out, const char *text, size_t length)
{
    ssk_buffer_append_narrow(out, text, length);
}

static void list(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    ssk_buffer_append_list(out, text);
}

/* ------------------------------------------------------------------------------------------ characters */

static void width(struct ssk_buffer *out, const char *text, size_t length)
{
    ssk_buffer_printf(out, "%zu of %zu points", ssk_display_width(text, length),
                      ssk_utf8_count(text, length));
}

/* With a bar between grapheme clusters. */
static void clusters(struct ssk_buffer *out, const char *text, size_t length)
{
    for (size_t byte = 0, start; (start = byte) < length;) {
        size_t floor = ssk_grapheme_floor(text, length, byte),
               ceiling = ssk_grapheme_ceiling(text, length, byte);
        assert_true(floor == byte ? ceiling == byte : floor < byte && ceiling > byte);
        ssk_buffer_append_string(out, floor == byte && byte ? "|" : "");
        ssk_utf8_next(text, length, &byte);
        ssk_buffer_append(out, text + start, byte - start);
    }
}

/* What the classes say of each character. */
static void classes(struct ssk_buffer *out, const char *text, size_t length)
{
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        ssk_buffer_printf(out, "%s%04X%s%s%s%s%s%s%s%s", out->length ? " " : "", point,
                          ssk_is_lower(point) ? "l" : "", ssk_is_han(point) ? "h" : "",
                          ssk_is_hiragana(point) ? "i" : "", ssk_is_katakana(point) ? "k" : "",
                          ssk_is_alnum(point) ? "a" : "", ssk_is_space(point) ? "s" : "",
                          ssk_is_cjk(point) ? "c" : "", ssk_is_raised_digit(point) ? "r" : "");
        if (ssk_digit_of(point) >= 0)
            ssk_buffer_printf(out, "%d", ssk_digit_of(point));
    }
}

static void utf8(struct ssk_buffer *out, const char *text, size_t length)
{
    ssk_buffer_append_string(out, ssk_utf8_valid(text, length) ? "valid" : "not valid");
    for (size_t byte = 0; byte < length;)
        ssk_buffer_printf(out, " %X", ssk_utf8_next(text, length, &byte));
}

static void normal(struct ssk_buffer *out, const char *text, size_t length)
{
    for (int composed = 0; composed < 2; composed++) {
        char *normal = ssk_normalize(text, length, composed);
        ssk_buffer_printf(out, "%s%zu bytes", composed ? ", " : "", strlen(normal));
        free(normal);
    }
}

static void controls(struct ssk_buffer *out, const char *text, size_t length)
{
    for (size_t byte = 0; byte < length; byte++)
        if (ssk_control_bytes(text + byte, length - byte))
            ssk_buffer_printf(out, "%s%zu+%zu", out->length ? " " : "", byte,
                              ssk_control_bytes(text + byte, length - byte));
}

static void decode(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_decoded decoded;
    struct ssk_error error = {""};
    if (ssk_decode(&decoded, text, length, NULL, &error) == SSK_OK)
        ssk_buffer_printf(out, "%s: %s", decoded.encoding, ssk_buffer_string(&decoded.text));
    else
        ssk_buffer_printf(out, "%s: %s", decoded.encoding, error.message);
    if (decoded.bad)
        ssk_buffer_printf(out, "; %zu bad from %zu on", decoded.bad, decoded.first_bad);
    ssk_decoded_free(&decoded);
}

/* PATTERN|TEXT */
static void regex(struct ssk_buffer *out, const char *text, size_t length)
{
    const char *searched;
    char *pattern = strndup(text, part(&searched, text, length));
    struct ssk_regex *compiled;
    struct ssk_folded folded = {0};
    struct ssk_error error = {""};
    bool found = true;
    size_t start, end;
    assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, searched, strlen(searched), &folded),
                     SSK_OK);
    if (ssk_regex_new(&compiled, pattern, &error) == SSK_OK) {
        assert_int_equal(ssk_regex_open(compiled, folded.points, folded.count, NULL), SSK_OK);
        while (ssk_regex_next(&found, &start, &end, compiled, &error) == SSK_OK && found)
            ssk_buffer_printf(out, "%s%zu-%zu", out->length ? " " : "", start, end);
        ssk_regex_free(compiled);
    }
    ssk_buffer_append_string(out, error.message);
    ssk_folded_free(&folded);
    free(pattern);
}

/* A|B|LIMIT */
static void edits(struct ssk_buffer *out, const char *text, size_t length)
{
    const char *b, *limit;
    struct ssk_folded one = {0}, other = {0};
    size_t a_length = part(&b, text, length), b_length = part(&limit, b, strlen(b));
    ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, text, a_length, &one);
    ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, b, b_length, &other);
    ssk_buffer_printf(
        out, "%u",
        ssk_edit_distance(one.points, one.count, other.points, other.count, (unsigned)atoi(limit)));
    ssk_folded_free(&one);
    ssk_folded_free(&other);
}

/* ------------------------------------------------------------------------------------------ words */

static void terms(struct ssk_buffer *out, const char *text, size_t length)
{
    static const char *const kinds[] = {"noun", "name", "number", "affix", "verb", "adverb", "-"};
    const struct ssk_term *found;
    size_t count;
    assert_int_equal(ssk_analyze(analyzer, text, length, &found, &count), SSK_OK);
    for (size_t i = 0; i < count; i++)
        if (found[i].position)
            ssk_buffer_printf(out, "%s%u %s %s %u-%u%s", out->length ? ", " : "", found[i].position,
                              found[i].text, kinds[found[i].kind], found[i].start, found[i].end,
                              found[i].whole ? " whole" : "");
}

static void word_terms(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_strings strings = {0};
    bool told = false;
    assert_int_equal(ssk_word_terms(&strings, &told, analyzer, text, length), SSK_OK);
    for (size_t i = 0; i < strings.count; i++)
        ssk_buffer_printf(out, "%s ", strings.items[i]);
    ssk_buffer_append_string(out, told ? "always" : "perhaps");
    ssk_strings_free(&strings);
}

static void visit_bigram(const char *bigram, size_t length, void *context)
{
    ssk_buffer_append_string(context, ((struct ssk_buffer *)context)->length ? " " : "");
    ssk_buffer_append(context, bigram, length);
}

static void bigrams(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_folded folded = {0};
    assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, text, length, &folded), SSK_OK);
    ssk_bigrams(&folded, false, visit_bigram, out);
    ssk_folded_free(&folded);
}

/* ------------------------------------------------------------------------------------------ numbers */

static void number(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_folded folded = {0};
    assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, text, length, &folded), SSK_OK);
    ssk_buffer_printf(out, "%lld", ssk_number_of(folded.points, folded.count));
    ssk_folded_free(&folded);
}

static void year(struct ssk_buffer *out, const char *text, size_t length)
{
    ssk_buffer_printf(out, "%d", ssk_year_of(dictionary->eras, dictionary->folder, text, length));
}

static void visit_era(const char *name, char letter, int in_era, void *context)
{
    ssk_buffer_printf(context, "%s%s %c%d", ((struct ssk_buffer *)context)->length ? ", " : "", name, letter,
                      in_era);
}

static void eras_of(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    ssk_eras_of_year(dictionary->eras, atoi(text), visit_era, out);
}

static void section(struct ssk_buffer *out, const char *text, size_t length)
{
    char *number = ssk_section_number(dictionary->folder, text, length);
    ssk_buffer_append_string(out, number);
    free(number);
}

static void outline(struct ssk_buffer *out, const char *text, size_t length)
{
    size_t family, bytes;
    struct ssk_buffer label = SSK_BUFFER_INIT;
    char *folded = ssk_outline_text(dictionary->folder, text);
    (void)length;
    bytes = ssk_outline_label(&label, &family, folded);
    ssk_buffer_printf(out, "%s: %s, %zu bytes, family %zu", folded, ssk_buffer_string(&label), bytes, family);
    ssk_buffer_free(&label);
    free(folded);
}

static void is_date(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    ssk_buffer_append_string(out, ssk_is_date(text) ? "yes" : "no");
}

static void append_hex(struct ssk_buffer *out, const struct ssk_buffer *bytes)
{
    for (size_t i = 0; i < bytes->length; i++)
        ssk_buffer_printf(out, "%02x", (unsigned char)bytes->data[i]);
}

static void packed(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_buffer bytes = SSK_BUFFER_INIT, sortable = SSK_BUFFER_INIT;
    uint64_t given = strtoull(text, NULL, 10), taken = 0;
    uint32_t small = 0;
    (void)length;
    ssk_append_number(&bytes, given);
    append_hex(out, &bytes);
    struct ssk_bytes at = {bytes.data, bytes.data + bytes.length};
    assert_true(ssk_take_number(&at, &taken) && taken == given && at.at == at.end);
    at = (struct ssk_bytes){bytes.data, bytes.data + bytes.length - 1};
    assert_false(ssk_take_number(&at, &taken));
    if (given <= UINT32_MAX) {
        ssk_append_sortable(&sortable, (uint32_t)given);
        ssk_buffer_append_char(out, ' ');
        append_hex(out, &sortable);
        at = (struct ssk_bytes){sortable.data, sortable.data + sortable.length};
        assert_true(ssk_take_sortable(&at, &small) && small == given && at.at == at.end);
        at = (struct ssk_bytes){sortable.data, sortable.data + sortable.length - 1};
        assert_false(ssk_take_sortable(&at, &small));
    }
    ssk_buffer_free(&bytes);
    ssk_buffer_free(&sortable);
}

static void date_value(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    (void)length;
    ssk_date_value(&bytes, text);
    append_hex(out, &bytes);
    ssk_buffer_free(&bytes);
}

/* DOCUMENT|NUMBER */
static void order_value(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_buffer bytes = SSK_BUFFER_INIT;
    const char *number;
    char *document = strndup(text, part(&number, text, length));
    ssk_order_value(&bytes, document, (uint32_t)atoi(number));
    append_hex(out, &bytes);
    ssk_buffer_free(&bytes);
    free(document);
}

static void checksum(struct ssk_buffer *out, const char *text, size_t length)
{
    char hex[SSK_CHECKSUM_SIZE];
    ssk_checksum_text(hex, ssk_checksum(SSK_CHECKSUM_START, text, length));
    ssk_buffer_append_string(out, hex);
}

/* ------------------------------------------------------------------------------------------ ministries */

static void append_names(struct ssk_buffer *out, const char *const *names)
{
    for (; *names; names++)
        ssk_buffer_printf(out, "%s%s", out->length ? " " : "", *names);
}

static void lineage(struct ssk_buffer *out, const char *text, size_t length)
{
    const char *name = ssk_ministry_find(dictionary->ministries, text, length);
    append_names(out,
                 name ? ssk_ministry_lineage(dictionary->ministries, name) : (const char *const[]){NULL});
}

static void heirs(struct ssk_buffer *out, const char *text, size_t length)
{
    const char *name = ssk_ministry_find(dictionary->ministries, text, length);
    append_names(out, name ? ssk_ministry_heirs(dictionary->ministries, name) : (const char *const[]){NULL});
}

static void mentions(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_strings names = {0};
    assert_int_equal(ssk_ministry_mentions(dictionary->ministries, text, length, &names), SSK_OK);
    for (size_t i = 0; i < names.count; i++)
        ssk_buffer_printf(out, "%s%s", i ? " " : "", names.items[i]);
    ssk_strings_free(&names);
}

static void nearest(struct ssk_buffer *out, const char *text, size_t length)
{
    const char *names[3];
    size_t count = ssk_ministry_nearest(dictionary->ministries, text, length, names, 3);
    for (size_t i = 0; i < count; i++)
        ssk_buffer_printf(out, "%s%s", i ? " " : "", names[i]);
}

static void opens_with(struct ssk_buffer *out, const char *text, size_t length)
{
    size_t prefix = 0, office = 0;
    const char *body = ssk_ministry_prefix(dictionary->ministries, text, length, &prefix),
               *speaks = ssk_ministry_speaker(dictionary->ministries, text, length, &office);
    ssk_buffer_printf(out, "%s %zu, speaker %s %zu", body ? body : "-", body ? prefix : 0,
                      speaks ? speaks : "-", speaks ? office : 0);
}

/* CANONICAL|OF */
static void is_part(struct ssk_buffer *out, const char *text, size_t length)
{
    const char *of;
    char *name = strndup(text, part(&of, text, length));
    ssk_buffer_append_string(out, ssk_ministry_is_part(dictionary->ministries, name, of) ? "yes" : "no");
    free(name);
}

/* ------------------------------------------------------------------------------------------ the table */

static const struct answer_row rows[] = {
    {"bigrams", bigrams},
    {"checksum", checksum},
    {"classes", classes},
    {"clusters", clusters},
    {"controls", controls},
    {"date_value", date_value},
    {"decode", decode},
    {"edits", edits},
    {"eras_of", eras_of},
    {"heirs", heirs},
    {"is_date", is_date},
    {"is_part", is_part},
    {"lineage", lineage},
    {"list", list},
    {"literal", literal},
    {"mentions", mentions},
    {"narrow", narrow},
    {"nearest", nearest},
    {"normal", normal},
    {"number", number},
    {"opens_with", opens_with},
    {"order_value", order_value},
    {"outline", outline},
    {"packed", packed},
    {"regex", regex},
    {"section", section},
    {"steady", steady},
    {"terms", terms},
    {"utf8", utf8},
    {"width", width},
    {"word_terms", word_terms},
    {"words", words},
    {"year", year},
};

static void of_texts(void **state)
{
    (void)state;
    answer_table("tests/cases/lib_text.tsv", rows, sizeof rows / sizeof *rows);
}

static void of_words(void **state)
{
    (void)state;
    answer_table("tests/cases/lib_words.tsv", rows, sizeof rows / sizeof *rows);
}

static int open_all(void **state)
{
    return open_dictionary(state) != 0 || ssk_analyzer_new(&analyzer, dictionary, NULL) != SSK_OK;
}

static int free_all(void **state)
{
    ssk_analyzer_free(analyzer);
    return free_dictionary(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(of_texts), cmocka_unit_test(of_words)};
    return cmocka_run_group_tests_name("library functions", tests, open_all, free_all);
}
