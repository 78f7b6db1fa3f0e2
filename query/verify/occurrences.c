/* Finds a query's words and strings in a passage's text, as the index found them by terms. */
#include "query/verify/occurrences.h"

#include <stdlib.h>
#include <string.h>

#include "query/parse/text_matcher.h"
#include "query/verify/counted.h"
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

/* The marks of words, once their strings are found from number `from` on: told by counts where they can be.
 */
static ssk_status add_words(struct occurrences *out, struct passage_view *view,
                            const struct spelling *spelling, size_t from)
{
    bool told = false;
    ssk_status status = counts_tell_words(&told, out, view, spelling, from);
    return status == SSK_OK && !told ? occurrences_of_phrase(out, view, spelling) : status;
}

/* Whether each of the spelling's words counts alone. */
static bool is_loose(const struct node *leaf, const struct spelling *spelling, bool match_any)
{
    return match_any && !spelling->exact && spelling->weight == 1.0 && !leaf->joined;
}

/* Adds where the spelling stands, as a string or as words. Words that stood together in a spelling before it
 * are added already. */
static ssk_status add_spelling(struct occurrences *out, struct passage_view *view, const struct node *leaf,
                               size_t index, bool match_any)
{
    const struct spelling *spelling = &leaf->spellings[index];
    size_t before = out->count;
    bool added = spelling->exact;
    ssk_status status = add_strings(out, view, spelling);
    for (size_t i = 0; i < index && !added; i++)
        added = !is_loose(leaf, &leaf->spellings[i], match_any) &&
                spelling_has_words_of(&leaf->spellings[i], spelling);
    return status == SSK_OK && !added ? add_words(out, view, spelling, before) : status;
}

ssk_status occurrences_stand(bool *stands, struct passage_view *view, const struct spelling *spelling)
{
    struct occurrences found = {0};
    ssk_status status = add_strings(&found, view, spelling);
    bool told = false;
    if (status == SSK_OK)
        status = counts_tell_strings(&told, view, spelling, &found, 0);
    if (status == SSK_OK && !told) {
        found.count = 0;
        status = add_words(&found, view, spelling, 0);
    }
    *stands = found.count > 0;
    free(found.items);
    return status;
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
        bool single = is_loose(leaf, spelling, match_any);
        if (single)
            status = add_single_words(out, view, spelling);
        if (status == SSK_OK)
            status = single ? add_strings(out, view, spelling) : add_spelling(out, view, leaf, i, match_any);
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
