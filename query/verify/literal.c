/* Exact search for strings: candidates by bigrams, verified on the stored text (design: no false negatives,
 * as every two characters that adjoin in the folded text are a term). */
#include "query/verify/literal.h"

#include <stdlib.h>
#include <string.h>

#include "query/verify/candidates.h"
#include "query/verify/plain_string.h"
#include "query/verify/split_word.h"
#include "seisaku/eras.h"
#include "seisaku/schema.h"

/* ------------------------------------------------------------------------------------------ in one text */

static bool is_capital(const struct ssk_record *record, size_t point)
{
    size_t byte = ssk_utf8_offset(record->text, record->text_length, point);
    return !ssk_is_lower(ssk_utf8_next(record->text, record->text_length, &byte));
}

/* Whether the longer name stands around the other, of which point `at` is the first. */
static bool stands_around(const struct longer_name *name, const struct ssk_folded *folded, size_t at)
{
    return at >= name->before && at - name->before + name->count <= folded->count &&
           memcmp(folded->points + at - name->before, name->points, name->count * sizeof *name->points) == 0;
}

/* Kana and kanji, which another name goes on with. */
static bool is_letter(const struct ssk_record *record, size_t byte)
{
    uint32_t point = ssk_utf8_next(record->text, record->text_length, &byte);
    return ssk_is_han(point) || ssk_is_hiragana(point) || ssk_is_katakana(point);
}

/* Whether neither the code point before the folded one at `at` nor that behind `count` of them is a letter.
 */
static bool stands_alone(const struct ssk_record *record, const struct ssk_folded *folded, size_t at,
                         size_t count)
{
    size_t start = folded->starts[at];
    if (start && is_letter(record, ssk_utf8_offset(record->text, record->text_length, start - 1)))
        return false;
    size_t end = ssk_utf8_offset(record->text, record->text_length, folded->ends[at + count - 1]);
    return end >= record->text_length || !is_letter(record, end);
}

/* Whether a branch follows the article that the spelling cites from point `at` on: 第27条の2. Its numerals
 * may have other points in the text, so the articles' signs are counted. */
static bool has_branch(const struct spelling *spelling, const struct ssk_folded *folded, size_t at)
{
    enum { ARTICLE = 0x6761, OF = 0x306e };
    size_t signs = 0;
    for (size_t i = 0; i < spelling->point_count; i++)
        signs += spelling->points[i] == ARTICLE;
    for (; signs && at < folded->count; at++)
        signs -= folded->points[at] == ARTICLE;
    return at + 1 < folded->count && folded->points[at] == OF &&
           ssk_number_of(&folded->points[at + 1], 1) >= 0;
}

bool literal_counts(const struct spelling *spelling, const struct ssk_record *record,
                    const struct ssk_folded *folded, size_t at)
{
    for (size_t i = 0; i < spelling->longer_count; i++)
        if (stands_around(&spelling->longer[i], folded, at))
            return false;
    for (size_t i = 0; spelling->capitals && i < spelling->point_count && at + i < folded->count; i++)
        if (!is_capital(record, folded->starts[at + i]))
            return false;
    if (spelling->initial && !is_capital(record, folded->starts[at]))
        return false;
    if (spelling->article && has_branch(spelling, folded, at))
        return false;
    return !spelling->alone || (at + spelling->point_count <= folded->count &&
                                stands_alone(record, folded, at, spelling->point_count));
}

static bool stands_as_asked(const struct spelling *spelling, const struct ssk_record *record,
                            const struct ssk_folded *folded, size_t at)
{
    size_t last = at + spelling->point_count - 1;
    if (!literal_counts(spelling, record, folded, at))
        return false;
    if (spelling->at_start && !ssk_record_bound(record, folded->starts[at]))
        return false;
    if (!spelling->at_end || ssk_record_bound(record, folded->ends[last]))
        return true;
    return spelling->open_end && last + 1 < folded->count && ssk_is_han(folded->points[last + 1]);
}

size_t literal_next(const struct spelling *spelling, const struct ssk_record *record,
                    const struct ssk_folded *folded, size_t from)
{
    size_t count = spelling->point_count;
    for (size_t at = from; count && at + count <= folded->count; at++)
        if (folded->points[at] == spelling->points[0] &&
            memcmp(folded->points + at, spelling->points, count * sizeof *folded->points) == 0 &&
            stands_as_asked(spelling, record, folded, at))
            return at;
    return folded->count;
}

/* ------------------------------------------------------------------------------------------ candidates */

/* The lists of a string's bigrams in one segment. */
struct lists {
    struct ssk_segment *segment;
    struct ssk_buffer *items;
    size_t count;
    bool empty; /* some bigram is in no passage: nor is the string */
    ssk_status status;
    struct ssk_error *error;
};

static void fetch_list(const char *bigram, size_t length, void *context)
{
    struct lists *lists = context;
    struct ssk_buffer *list = &lists->items[lists->count];
    if (lists->empty || lists->status != SSK_OK)
        return;
    lists->status = ssk_segment_list(list, lists->segment, bigram, length, lists->error);
    lists->empty = !list->length;
    lists->count++;
}

static int by_length(const void *a, const void *b)
{
    const struct ssk_buffer *x = a, *y = b;
    return (x->length > y->length) - (x->length < y->length);
}

static ssk_status fail_list(const struct ssk_segment *segment, struct ssk_error *error)
{
    return ssk_fail(error, SSK_CORRUPT, "%s: a list makes no sense: rebuild the index", segment->name);
}

/* Are all of them passages of the segment? An index may come from anywhere. */
static bool are_passages(const struct ssk_docids *docids, uint32_t most)
{
    return !docids->count || (docids->items[0] && docids->items[docids->count - 1] <= most);
}

/* The passages that are in all lists; the shortest decides how many are looked for in the others. */
static ssk_status intersect(struct ssk_docids *out, struct lists *lists)
{
    bool sound = true;
    if (lists->status != SSK_OK || lists->empty || !lists->count)
        return lists->status;
    qsort(lists->items, lists->count, sizeof *lists->items, by_length);
    sound = ssk_postings_read(out, lists->items[0].data, lists->items[0].length) &&
            are_passages(out, lists->segment->passages);
    for (size_t i = 1; i < lists->count && out->count && sound; i++)
        sound = ssk_postings_keep(out, lists->items[i].data, lists->items[i].length);
    return sound ? SSK_OK : fail_list(lists->segment, lists->error);
}

/* Passages that have every bigram of the string. */
static ssk_status find_bigrams(struct ssk_docids *out, struct ssk_segment *segment,
                               const struct spelling *spelling, struct ssk_error *error)
{
    const struct ssk_folded folded = {.points = spelling->points, .count = spelling->point_count};
    struct lists lists = {.segment = segment,
                          .items = calloc(spelling->point_count + 1, sizeof *lists.items),
                          .status = SSK_OK,
                          .error = error};
    if (!lists.items)
        return ssk_no_memory(error);
    ssk_bigrams(&folded, false, fetch_list, &lists);
    ssk_status status = intersect(out, &lists);
    for (size_t i = 0; i < spelling->point_count; i++)
        ssk_buffer_free(&lists.items[i]);
    free(lists.items);
    return status;
}

/* Passages as bits. */
struct passage_set {
    unsigned char *has;
    uint32_t most;
    bool odd;               /* a list made no sense */
    struct ssk_docids some; /* of the list at hand */
};

static bool add_list(void *context, const char *list, size_t length)
{
    struct passage_set *set = context;
    set->odd = !ssk_postings_read(&set->some, list, length) || !are_passages(&set->some, set->most);
    for (size_t i = 0; i < set->some.count && !set->odd; i++)
        set->has[set->some.items[i] / 8] |= (unsigned char)(1u << set->some.items[i] % 8);
    return !set->odd;
}

/* Passages that have the character: those of every bigram that begins with it. */
static ssk_status find_character(struct ssk_docids *out, struct ssk_segment *segment, uint32_t point,
                                 struct ssk_error *error)
{
    struct passage_set set = {.has = calloc(segment->passages / 8 + 1, 1), .most = segment->passages};
    ssk_status status =
        set.has ? ssk_segment_visit_lists(segment, point, add_list, &set, error) : ssk_no_memory(error);
    if (set.odd)
        status = fail_list(segment, error);
    for (uint32_t docid = 1; docid <= segment->passages && status == SSK_OK; docid++)
        if (set.has[docid / 8] >> docid % 8 & 1 && !ssk_docids_add(out, docid))
            status = ssk_no_memory(error);
    free(set.has);
    ssk_docids_free(&set.some);
    return status;
}

/* ------------------------------------------------------------------------------------------ verification */

static ssk_status holds_string(bool *holds, struct session *session, const struct candidate *candidate,
                               const void *context, struct ssk_error *error)
{
    const struct ssk_record *record = candidate->record;
    if (string_is_told(holds, context, record, session->dictionary->folder))
        return SSK_OK;
    ssk_status status = ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, record->text,
                                 record->text_length, &session->folded);
    if (status != SSK_OK)
        return ssk_fail(error, status, "out of memory");
    *holds = literal_next(context, record, &session->folded, 0) < session->folded.count;
    return SSK_OK;
}

ssk_status literal_query(struct xap_query **out, struct session *session, const struct spelling *spelling,
                         const struct xap_query *known, struct ssk_error *error)
{
    /* One bigram, or one character, is what the lists are of: there is nothing to verify. */
    bool decided = spelling->point_count <= 2 && !spelling->at_start && !spelling->at_end &&
                   !literal_is_conditional(spelling);
    struct xap_query *within = NULL;
    struct ssk_docids *sets = calloc(session->segment_count + 1, sizeof *sets);
    ssk_status status = sets ? SSK_OK : ssk_no_memory(error);
    *out = NULL;
    for (size_t i = 0; i < session->segment_count && status == SSK_OK && spelling->point_count; i++)
        status = spelling->point_count == 1
                     ? find_character(&sets[i], session->segments[i], spelling->points[0], error)
                     : find_bigrams(&sets[i], session->segments[i], spelling, error);
    if (status == SSK_OK && known && !decided && !literal_is_conditional(spelling))
        status = split_word_query(&within, session, spelling, error);
    if (status == SSK_OK)
        status = candidates_listed(out, session, sets, &(struct candidate_hints){known, within},
                                   decided ? NULL : holds_string, spelling, error);
    xap_query_free(within);
    for (size_t i = 0; sets && i < session->segment_count; i++)
        ssk_docids_free(&sets[i]);
    free(sets);
    return status;
}
