/* Sections by number, or by words of their title. */
#include "query/match/filter_section.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/session/statistics.h"
#include "query/statutes/paragraphs.h"
#include "query/verify/candidates.h"
#include "query/verify/phrases.h"
#include "query/verify/query_list.h"
#include "seisaku/buffer.h"
#include "seisaku/passage.h"
#include "seisaku/schema.h"

static ssk_status stands_in_heading(bool *holds, struct session *session, const struct candidate *candidate,
                                    const void *context, struct ssk_error *error)
{
    return title_has_phrase(holds, session, candidate, true, context, error);
}

/* The sections' titles that have all words, where there are several that must stand together. */
static ssk_status verify_heading(struct xap_query **query, struct session *session,
                                 const struct spelling *spelling, struct ssk_error *error)
{
    struct xap_query *loose = *query, *scope = session->scope;
    if (spelling->term_count < 2)
        return SSK_OK;
    *query = NULL;
    session->scope = NULL; /* which is perhaps made of this very filter */
    ssk_status status = candidates_verified(query, session, loose, true, stands_in_heading, spelling, error);
    session->scope = scope;
    xap_query_free(loose);
    return status;
}

/* Words of the section's title, standing together. */
static ssk_status by_heading(struct xap_query **out, struct session *session, const char *value,
                             struct ssk_error *error)
{
    const struct ssk_term *terms;
    size_t count, made = 0;
    ssk_status status = ssk_analyze(session->analyzer, value, strlen(value), &terms, &count);
    struct xap_query **words = calloc(count + 1, sizeof(*words));
    struct spelling spelling = {.terms = calloc(count + 1, sizeof *spelling.terms),
                                .offsets = calloc(count + 1, sizeof *spelling.offsets)};
    xap_status got = status == SSK_OK && words && spelling.terms && spelling.offsets ? XAP_OK : XAP_MEMORY;
    for (size_t i = 0; i < count && got == XAP_OK; i++) {
        struct ssk_buffer term = SSK_BUFFER_INIT;
        if (!terms[i].position || terms[i].whole)
            continue;
        spelling.offsets[made] = (uint32_t)made;
        spelling.terms[made] = (char *)terms[i].text; /* lent by the analyzer: texts have another one */
        ssk_buffer_printf(&term, "%s%s", SSK_TERM_HEADING, terms[i].text);
        got = xap_query_term(&words[made++], ssk_buffer_string(&term), term.length, 1, 0);
        ssk_buffer_free(&term);
    }
    spelling.term_count = made;
    if (got == XAP_OK)
        got = xap_query_combine(out, XAP_OP_AND, words, made, 0);
    status = filter_wrapped(session, got, error);
    if (status == SSK_OK)
        status = verify_heading(out, session, &spelling, error);
    for (size_t i = 0; i < made; i++)
        xap_query_free(words[i]);
    free(words);
    free(spelling.terms);
    free(spelling.offsets);
    return status;
}

/* The numbers that a value may stand for: itself, 第3章 for 3章, 第3条 and 第3章 for 3. */
enum { NUMBERS = 3 };

static size_t numbers_of(const char *number, char *out[NUMBERS])
{
    size_t digits = strspn(number, "0123456789"), count = 0;
    const char *const forms[NUMBERS] = {"%s", digits ? "第%s" : NULL, NULL};
    const char *const bare[NUMBERS] = {"%s", "第%s条", "第%s章"};
    for (size_t i = 0; i < NUMBERS; i++) {
        const char *form = digits && !number[digits] ? bare[i] : forms[i];
        struct ssk_buffer text = SSK_BUFFER_INIT;
        if (!form)
            continue;
        const char *rest = strstr(form, "%s");
        ssk_buffer_append(&text, form, (size_t)(rest - form));
        ssk_buffer_append_string(&text, number);
        ssk_buffer_append_string(&text, rest + 2);
        out[count++] = ssk_buffer_detach(&text);
    }
    return count;
}

static bool bears(struct session *session, const char *prefix, const char *number, ssk_status *status,
                  struct ssk_error *error)
{
    struct ssk_buffer term = SSK_BUFFER_INIT;
    uint32_t passages = 0;
    ssk_buffer_printf(&term, "%s%s", prefix, number);
    if (*status == SSK_OK)
        *status = term.failed
                      ? ssk_no_memory(error)
                      : session_frequency(&passages, session, ssk_buffer_string(&term), term.length, error);
    ssk_buffer_free(&term);
    return passages > 0;
}

/* The section of the number (with digits for numerals), or one whose title has the value. */
static ssk_status by_number(struct xap_query **out, struct session *session, const char *number,
                            const char *value, struct ssk_error *error)
{
    char *numbers[NUMBERS] = {NULL};
    size_t count = numbers_of(number, numbers), borne = 0;
    ssk_status status = SSK_OK;
    const char *kept[NUMBERS];
    for (size_t i = 0; i < count; i++)
        if (!numbers[i])
            status = ssk_no_memory(error);
        else if (bears(session, SSK_TERM_SECTION, numbers[i], &status, error))
            kept[borne++] = numbers[i];
    if (status == SSK_OK)
        status = borne ? filter_any_term(out, session, SSK_TERM_SECTION, kept, borne, error)
                       : by_heading(out, session, value, error);
    for (size_t i = 0; i < count; i++)
        free(numbers[i]);
    return status;
}

/* ------------------------------------------------------------------------------------------ paragraphs */

/* Whether the two passages are of one section. */
static bool is_same_section(const struct ssk_passage *a, const struct ssk_passage *b)
{
    return a->doc_id && b->doc_id && strcmp(a->doc_id, b->doc_id) == 0 && a->section_number &&
           b->section_number && strcmp(a->section_number, b->section_number) == 0;
}

/* The paragraph that goes on in the candidate: the last that begins before it in its section, 1 where no
 * passage says. */
static ssk_status paragraph_before(int *number, const struct candidate *candidate, struct ssk_error *error)
{
    struct ssk_passage passage = {0};
    ssk_status status = ssk_block_passage(&passage, NULL, NULL, candidate->block, candidate->index, error);
    bool same = status == SSK_OK;
    *number = 0;
    for (uint32_t docid = candidate->docid; same && !*number && --docid > 0;) {
        const struct ssk_block *block;
        size_t index;
        struct ssk_passage before = {0};
        status = ssk_segment_block(&block, &index, candidate->segment, docid, error);
        if (status == SSK_OK)
            status = ssk_block_passage(&before, NULL, NULL, block, index, error);
        same = status == SSK_OK && is_same_section(&passage, &before);
        if (same)
            *number = paragraphs_of(before.text, strlen(before.text)).last;
        ssk_passage_free(&before);
    }
    if (!*number)
        *number = 1;
    ssk_passage_free(&passage);
    return status;
}

static ssk_status holds_paragraph(bool *holds, struct session *session, const struct candidate *candidate,
                                  const void *context, struct ssk_error *error)
{
    (void)session;
    int wanted = *(const int *)context;
    struct paragraphs own = paragraphs_of(candidate->record->text, candidate->record->text_length);
    ssk_status status = own.first ? SSK_OK : paragraph_before(&own.first, candidate, error);
    int last = own.last > own.first ? own.last : own.first;
    *holds = status == SSK_OK && own.first <= wanted && wanted <= last;
    return status;
}

/* Leaves of *query those passages that have something of the paragraph. */
static ssk_status restrict_to_paragraph(struct xap_query **query, struct session *session, int paragraph,
                                        struct ssk_error *error)
{
    struct xap_query *all = *query, *scope = session->scope;
    *query = NULL;
    session->scope = NULL; /* which is perhaps made of this very filter */
    ssk_status status = candidates_verified(query, session, all, true, holds_paragraph, &paragraph, error);
    session->scope = scope;
    xap_query_free(all);
    return status;
}

/* ------------------------------------------------------------------------------------------ parts */

/* Takes the labels of parts that the text opens with, each as a condition; *rest is what stands behind them.
 * *borne is false when no passage stands in one of them. */
static ssk_status take_parts(struct query_list *parts, const char **rest, bool *borne,
                             struct session *session, const char *text, struct ssk_error *error)
{
    struct ssk_buffer label = SSK_BUFFER_INIT;
    ssk_status status = SSK_OK;
    size_t taken, family;
    *borne = true;
    while (status == SSK_OK && (taken = ssk_outline_label(&label, &family, text))) {
        const char *value = ssk_buffer_string(&label);
        struct xap_query *part = NULL;
        *borne &= bears(session, SSK_TERM_OUTLINE, value, &status, error);
        if (status == SSK_OK)
            status = filter_any_term(&part, session, SSK_TERM_OUTLINE, &value, 1, error);
        if (status == SSK_OK)
            status = query_list_push(parts, part, error);
        ssk_buffer_clear(&label);
        text += taken;
    }
    ssk_buffer_free(&label);
    *rest = text + strspn(text, "|");
    return status;
}

/* The sections in the parts of the document that the value names, from the outermost on: 第2編第3章,
 * 附則第5条. *out stays NULL for another value, and when no passage stands there. */
static ssk_status by_parts(struct xap_query **out, struct session *session, const char *value,
                           struct ssk_error *error)
{
    static const char ordinal[] = "第";
    struct query_list parts = {0};
    struct xap_query *section = NULL;
    const char *rest = "";
    int paragraph;
    bool borne = false;
    char *text = ssk_outline_text(session->dictionary->folder, value);
    ssk_status status = text ? take_parts(&parts, &rest, &borne, session, text, error) : ssk_no_memory(error);
    bool ordered = strncmp(rest, ordinal, sizeof ordinal - 1) == 0, article = ordered || isdigit(*rest);
    bool named = status == SSK_OK && parts.count && borne && (!*rest || article);
    if (named && article) {
        struct ssk_buffer number = SSK_BUFFER_INIT;
        ssk_buffer_printf(&number, "%s%.*s", ordered ? "" : ordinal, (int)paragraph_cited(rest, &paragraph),
                          rest);
        const char *lent = ssk_buffer_string(&number);
        status = filter_any_term(&section, session, SSK_TERM_SECTION, &lent, 1, error);
        if (status == SSK_OK)
            status = query_list_push(&parts, section, error);
        ssk_buffer_free(&number);
    }
    if (named && status == SSK_OK)
        status = query_list_combine(out, session, XAP_OP_AND, &parts, 0, error);
    else
        query_list_free(&parts);
    free(text);
    return status;
}

ssk_status filter_section(struct xap_query **out, struct session *session, const char *value,
                          struct ssk_error *error)
{
    char *number = ssk_section_number(session->dictionary->folder, value, strlen(value));
    if (!number)
        return ssk_no_memory(error);
    int paragraph;
    number[paragraph_cited(number, &paragraph)] = '\0';
    ssk_status status = by_parts(out, session, value, error);
    if (status == SSK_OK && !*out)
        status = by_number(out, session, number, value, error);
    if (status == SSK_OK && paragraph)
        status = restrict_to_paragraph(out, session, paragraph, error);
    free(number);
    return status;
}
