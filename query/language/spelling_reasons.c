/* Analyses the spelling again and tells the reason from both strings' characters. */
#include "query/language/spelling_reasons.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "seisaku/translate.h"

static bool has_point(const char *text, size_t length, bool (*is)(uint32_t point))
{
    for (size_t byte = 0; byte < length;)
        if (is(ssk_utf8_next(text, length, &byte)))
            return true;
    return false;
}

/* Of numbers: an era's year (令和12, R12) stands for that year, other kanji (十二, 数十) are numerals. */
static const char *number_reason(const struct session *session, const char *surface, size_t length,
                                 const struct ssk_term *term)
{
    const struct ssk_dictionary *dictionary = session->dictionary;
    int year = ssk_year_of(dictionary->eras, dictionary->folder, surface, length);
    if (year && year == atoi(term->text))
        return N_("era year");
    return has_point(surface, length, ssk_is_han) ? N_("numeral") : N_("folding");
}

static const char *reason(const struct session *session, const char *surface, size_t length,
                          const struct ssk_term *term)
{
    size_t start = 0;
    const char *text = term->text;
    if (term->kind == SSK_CLASS_NUMBER)
        return isdigit((unsigned char)*surface) ? N_("folding")
                                                : number_reason(session, surface, length, term);
    bool key = has_point(text, term->length, ssk_is_katakana) &&
               !has_point(surface, length, ssk_is_katakana) &&
               ssk_is_han(ssk_utf8_next(text, term->length, &start));
    if (key)
        return N_("okurigana");
    if (length > 3 && memcmp(surface + length - 3, "ー", 3) == 0 && length - 3 == term->length)
        return N_("long vowel");
    return term->kind == SSK_CLASS_VERB ? N_("base form") : N_("folding");
}

/* True when they differ in the case of ASCII letters at most, which needs no telling. */
static bool is_same(const char *surface, size_t length, const struct ssk_term *term)
{
    return length == term->length && strncasecmp(surface, term->text, length) == 0;
}

ssk_status spelling_changes(struct session *session, const struct spelling *spelling,
                            void (*visit)(const struct change *change, void *context), void *context)
{
    const struct ssk_term *terms;
    size_t count, length = strlen(spelling->text);
    ssk_status status = ssk_analyze(session->analyzer, spelling->text, length, &terms, &count);
    for (size_t i = 0; i < count && status == SSK_OK; i++) {
        const struct ssk_term *term = &terms[i];
        size_t start = ssk_utf8_offset(spelling->text, length, term->start);
        size_t end = ssk_utf8_offset(spelling->text, length, term->end);
        const char *surface = spelling->text + start;
        if (!is_same(surface, end - start, term) && term->position && !term->whole)
            visit(&(struct change){surface, end - start, term->text,
                                   reason(session, surface, end - start, term)},
                  context);
    }
    return status;
}
