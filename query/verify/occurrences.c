/* Finds a query's words and strings in a passage's text, as the index found them by terms. */
#include "query/verify/occurrences.h"

#include <stdlib.h>
#include <string.h>

#include "query/adjoining/adjoining.h"
#include "query/parse/text_matcher.h"
#include "query/verify/literal.h"
#include "query/verify/phrases.h"
#include "seisaku/array.h"

/* ------------------------------------------------------------------------------------------ occurrences */

static ssk_status add_single_words(struct occurrences *out, struct passage_view *view,
                                   const struct spelling *spelling)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < spelling->term_count && status == SSK_OK; i++) {
        status = passage_view_find(view, spelling->terms[i]);
        for (size_t p = 0; p < view->position_count && status == SSK_OK; p++)
            status = occurrences_add_words(out, view, view->positions[p], view->positions[p]);
    }
    return status;
}

/* Positions of the words that the code points from start to end touch; those of a string without words are of
 * the word before it. `*word` goes on with the strings of a text in their order: words before it end before
 * the string does. */
static void locate(const struct passage_view *view, size_t *word, struct occurrence *occurrence)
{
    while (*word < view->word_count && view->words[*word].end <= occurrence->start)
        ++*word;
    size_t first = *word, last = *word;
    while (last < view->word_count && view->words[last].start < occurrence->end)
        last++;
    if (last == 0)
        return;
    occurrence->first = view->words[first < last ? first : last - 1].position;
    occurrence->last = view->words[last - 1].position;
}

static ssk_status add_strings(struct occurrences *out, struct passage_view *view,
                              const struct spelling *spelling)
{
    ssk_status status = view->placed ? passage_view_analyse(view) : SSK_OK;
    const struct ssk_folded *folded = &view->folded;
    size_t word = 0;
    for (size_t at = 0; status == SSK_OK; at++) {
        at = literal_next(spelling, &view->record, folded, at);
        if (at >= folded->count)
            break;
        struct occurrence occurrence = {folded->starts[at], folded->ends[at + spelling->point_count - 1], 0,
                                        0};
        if (view->placed)
            locate(view, &word, &occurrence);
        status = occurrences_add(out, occurrence);
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ by counts */

/* How often the term is in the text, as the index counted it. */
static ssk_status times_counted(uint32_t *times, const struct passage_view *view, const char *term)
{
    uint32_t local;
    struct ssk_segment *segment = session_segment(view->session, view->docid, &local);
    xap_status status = xap_db_wdf(times, segment->db, term, strlen(term), local);
    return status == XAP_OK ? SSK_OK : ssk_segment_fail(segment, status, NULL);
}

/* Whether the string is a word of the text, of as many parts as the spelling has words, and of a form that is
 * the same term wherever it stands: what has hiragana may be a verb's, a particle's or a noun's, and 々
 * stands for any character before it. */
static bool is_word_of(const struct passage_view *view, const struct spelling *spelling,
                       const struct occurrence *string)
{
    size_t parts = 1;
    if (spelling->point_count < 2)
        return false;
    for (size_t i = 0; i < spelling->point_count; i++)
        if (ssk_is_hiragana(spelling->points[i]))
            return false;
    for (uint32_t point = string->start + 1; point < string->end; point++)
        parts += ssk_record_bound(&view->record, point);
    return parts == spelling->term_count && ssk_record_bound(&view->record, string->start) &&
           ssk_record_bound(&view->record, string->end);
}

/* Whether each of the spelling's words is spelt in the string, and the string is so in the text, with a
 * word's beginning at each: then it holds all of them. */
static bool spells_words(const struct passage_view *view, const struct spelling *spelling,
                         const struct occurrence *string)
{
    size_t point = 0;
    if (string->end - string->start != spelling->point_count)
        return false;
    for (size_t i = 0; i < spelling->term_count; i++) {
        const char *term = spelling->terms[i];
        if (!ssk_record_bound(&view->record, string->start + point))
            return false;
        for (size_t byte = 0, length = strlen(term); byte < length; point++)
            if (point >= spelling->point_count ||
                ssk_utf8_next(term, length, &byte) != spelling->points[point])
                return false;
    }
    return point == spelling->point_count;
}

/* How often the text has the spelling's words: the rarest of them. */
static ssk_status times_of_rarest(uint32_t *least, const struct passage_view *view,
                                  const struct spelling *spelling)
{
    ssk_status status = SSK_OK;
    uint32_t times = 0;
    *least = UINT32_MAX;
    for (size_t i = 0; i < spelling->term_count && *least && status == SSK_OK; i++) {
        status = times_counted(&times, view, spelling->terms[i]);
        *least = times < *least ? times : *least;
    }
    return status;
}

/* Whether the strings found, those from number `from` on, are all that the spelling's words can show: the
 * text is without one of the words, or the only one, or one of those that each of the strings spells, or one
 * of them and the compound that they are parts of, is counted as often as the strings are there. That saves
 * the analysis. */
static ssk_status strings_tell_all(bool *all, const struct passage_view *view,
                                   const struct spelling *spelling, const struct occurrences *found,
                                   size_t from)
{
    uint32_t least, wholes = (uint32_t)(found->count - from);
    bool parted = spelling->whole && word_is_fixed(spelling->whole, view->session->dictionary->okurigana);
    *all = false;
    if (!view->docid || view->session->distant || view->analysed)
        return SSK_OK;
    ssk_status status = times_of_rarest(&least, view, spelling);
    if (status == SSK_OK && least && parted)
        status = times_counted(&wholes, view, spelling->whole);
    *all = !least || !spelling->term_count || (least == found->count - from && least == wholes);
    for (size_t i = from; i < found->count && least && *all; i++)
        *all = is_word_of(view, spelling, &found->items[i]) &&
               (spelling->term_count == 1 || parted || spells_words(view, spelling, &found->items[i]));
    return status;
}

/* Adds where the spelling stands, as a string or as words. */
static ssk_status add_spelling(struct occurrences *out, struct passage_view *view,
                               const struct spelling *spelling)
{
    size_t before = out->count;
    bool all = spelling->exact;
    ssk_status status = add_strings(out, view, spelling);
    if (status == SSK_OK && !all)
        status = strings_tell_all(&all, view, spelling, out, before);
    return status == SSK_OK && !all ? occurrences_of_phrase(out, view, spelling) : status;
}

/* Adds where a regular expression matches. */
static ssk_status add_matches(struct occurrences *out, struct passage_view *view, const struct node *leaf)
{
    const struct ssk_folded *folded = &view->folded;
    ssk_status status = view->placed ? passage_view_analyse(view) : SSK_OK;
    bool found = true;
    size_t word = 0, start, end;
    if (status == SSK_OK)
        status = text_matcher_open(leaf->matcher, folded, NULL);
    while (status == SSK_OK && found) {
        status = text_matcher_next(&found, &start, &end, leaf->matcher, NULL);
        if (status != SSK_OK || !found)
            break;
        struct occurrence occurrence = {folded->starts[start], folded->ends[end - 1], 0, 0};
        if (view->placed)
            locate(view, &word, &occurrence);
        status = occurrences_add(out, occurrence);
    }
    return status;
}

ssk_status occurrences_of_leaf(struct occurrences *out, struct passage_view *view, const struct node *leaf,
                               bool match_any)
{
    ssk_status status = leaf->kind == NODE_REGEX ? add_matches(out, view, leaf) : SSK_OK;
    for (size_t i = 0; i < leaf->spelling_count && status == SSK_OK; i++) {
        const struct spelling *spelling = &leaf->spellings[i];
        bool single = match_any && !spelling->exact && spelling->weight == 1.0 && !leaf->joined;
        if (single)
            status = add_single_words(out, view, spelling);
        if (status == SSK_OK)
            status = single ? add_strings(out, view, spelling) : add_spelling(out, view, spelling);
    }
    return status;
}

static ssk_status gather(struct occurrences *out, struct passage_view *view, const struct node *node,
                         bool match_any)
{
    if (node->kind == NODE_NOT || node->kind == NODE_FIELD)
        return SSK_OK;
    ssk_status status = occurrences_of_leaf(out, view, node, match_any);
    for (size_t i = 0; i < node->count && status == SSK_OK; i++)
        status = gather(out, view, node->children[i], match_any);
    return status;
}

static int by_start(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                                : (x->end < y->end) - (x->end > y->end);
}

/* Widens each, sorted by start, to whole grapheme clusters. The text is walked once, however many they are.
 */
static void widen(struct occurrences *out, const struct passage_view *view)
{
    const char *text = view->record.text;
    size_t length = view->record.text_length, start = 0;
    uint32_t point = 0;
    for (size_t i = 0; i < out->count; i++) {
        struct occurrence *occurrence = &out->items[i];
        start += ssk_utf8_offset(text + start, length - start, occurrence->start - point);
        point = occurrence->start;
        size_t end =
            start + ssk_utf8_offset(text + start, length - start, occurrence->end - occurrence->start);
        size_t floor = ssk_grapheme_floor(text, length, start),
               ceiling = ssk_grapheme_ceiling(text, length, end);
        occurrence->start -= (uint32_t)ssk_utf8_count(text + floor, start - floor);
        occurrence->end += (uint32_t)ssk_utf8_count(text + end, ceiling - end);
    }
}

/* Merges what overlaps, sorted by start. */
static void merge(struct occurrences *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < out->count; i++) {
        struct occurrence *last = kept ? &out->items[kept - 1] : NULL;
        if (last && out->items[i].start < last->end) {
            last->end = out->items[i].end > last->end ? out->items[i].end : last->end;
            last->last = out->items[i].last > last->last ? out->items[i].last : last->last;
        } else {
            out->items[kept++] = out->items[i];
        }
    }
    out->count = kept;
}

ssk_status occurrences_of_query(struct occurrences *out, struct passage_view *view, const struct node *node,
                                bool match_any)
{
    ssk_status status = gather(out, view, node, match_any);
    if (status == SSK_OK && out->count) {
        qsort(out->items, out->count, sizeof *out->items, by_start);
        widen(out, view);
        merge(out);
    }
    return status;
}
