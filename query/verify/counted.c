/* Places of words told by how often a passage has them. */
#include "query/verify/counted.h"

#include <stdlib.h>
#include <string.h>

#include "query/adjoining/adjoining.h"
#include "query/verify/literal.h"
#include "query/verify/plain_string.h"
#include "seisaku/array.h"

/* ------------------------------------------------------------------------------------------ by strings */

/* How often the term is in the text, as the index counted it. */
static ssk_status times_counted(uint32_t *times, const struct passage_view *view, const char *term)
{
    xap_status status = xap_db_wdf(times, view->segment->db, term, strlen(term), view->docid);
    return status == XAP_OK ? SSK_OK : ssk_segment_fail(view->segment, status, NULL);
}

/* How many words of the text begin between the two code points, the first left out. */
static size_t bounds_within(const struct passage_view *view, uint32_t start, uint32_t end)
{
    size_t bounds = 0;
    for (uint32_t point = start + 1; point < end; point++)
        bounds += ssk_record_bound(&view->record, point);
    return bounds;
}

/* Whether the string is as many words of the text as the spelling has. */
static bool is_as_many_words(const struct passage_view *view, const struct spelling *spelling,
                             const struct occurrence *string)
{
    return bounds_within(view, string->start, string->end) + 1 == spelling->term_count &&
           ssk_record_bound(&view->record, string->start) && ssk_record_bound(&view->record, string->end);
}

/* Whether the string is a word of the text, of as many parts as the spelling has words, and of a form that is
 * the same term wherever it stands: what has hiragana may be a verb's, a particle's or a noun's, and 々
 * stands for any character before it. */
static bool is_word_of(const struct passage_view *view, const struct spelling *spelling,
                       const struct occurrence *string)
{
    if (spelling->point_count < 2)
        return false;
    for (size_t i = 0; i < spelling->point_count; i++)
        if (ssk_is_hiragana(spelling->points[i]))
            return false;
    return is_as_many_words(view, spelling, string);
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

bool spelling_has_words_of(const struct spelling *spelling, const struct spelling *other)
{
    bool same = !spelling->exact && !literal_is_conditional(spelling) && spelling->term_count &&
                spelling->term_count == other->term_count;
    for (size_t i = 0; same && i < spelling->term_count; i++)
        same = spelling->offsets[i] == other->offsets[i] && strcmp(spelling->terms[i], other->terms[i]) == 0;
    return same;
}

/* Whether places are to be told here, and not by analysis that was made or is needed. */
static bool is_counted(const struct passage_view *view)
{
    return view->segment && !view->segment->distant && !view->analysed && !view->placed;
}

ssk_status counts_tell_strings(bool *all, const struct passage_view *view, const struct spelling *spelling,
                               const struct occurrences *found, size_t from)
{
    uint32_t least, wholes = (uint32_t)(found->count - from);
    bool parted = spelling->whole && word_is_fixed(spelling->whole, view->session->dictionary->okurigana);
    *all = false;
    if (!is_counted(view))
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

/* ------------------------------------------------------------------------------------------ by places */

/* Sets the places of the spelling's word `index`; *told if they are those of all that the passage counts. */
static ssk_status find_counted(struct word_places *out, bool *told, const struct passage_view *view,
                               const struct bounded_text *text, const char *term)
{
    uint32_t times = 0;
    if (!word_places_find(out, told, term, text, view->session->dictionary->okurigana))
        return SSK_MEMORY;
    ssk_status status = *told ? times_counted(&times, view, term) : SSK_OK;
    *told = *told && times == out->count;
    return status;
}

/* Adds the places in both of which one begins where the other ends; *told unless a word may stand behind
 * another with something between. */
static bool chain(struct word_places *begun, bool *told, const struct word_places *next,
                  const struct bounded_text *text)
{
    size_t kept = 0, at = 0;
    for (size_t i = 0; i < begun->count && *told; i++) {
        struct word_place *place = &begun->items[i];
        while (at < next->count && next->items[at].start < place->end)
            at++;
        if (at == next->count)
            break;
        if (next->items[at].start == place->end)
            begun->items[kept++] = (struct word_place){place->start, next->items[at].end};
        else
            *told = !may_be_function_words(text, place->end, next->items[at].start);
    }
    begun->count = kept;
    return *told;
}

/* The places of the spelling's words from number `first` on, as far as they are counted and side by side:
 * *end is behind the last, or `first` where nothing is told. */
static ssk_status find_run(struct word_places *out, size_t *end, const struct passage_view *view,
                           const struct bounded_text *text, const struct spelling *spelling, size_t first)
{
    struct word_places next = {0};
    bool told, sure = true;
    ssk_status status = find_counted(out, &told, view, text, spelling->terms[first]);
    for (*end = first; told && status == SSK_OK && ++*end < spelling->term_count;) {
        told = spelling->offsets[*end] == spelling->offsets[*end - 1] + 1;
        if (told)
            status = find_counted(&next, &told, view, text, spelling->terms[*end]);
        if (told && status == SSK_OK)
            told = chain(out, &sure, &next, text);
    }
    *end = sure ? *end : first;
    free(next.items);
    return status;
}

static ssk_status add_places(struct occurrences *out, const struct passage_view *view,
                             const struct spelling *spelling, const struct word_places *places)
{
    const struct ssk_folded *folded = &view->folded;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < places->count && status == SSK_OK; i++) {
        const struct word_place *place = &places->items[i];
        if (literal_counts(spelling, &view->record, folded, place->start))
            status = occurrences_add(
                out, (struct occurrence){folded->starts[place->start], folded->ends[place->end - 1], 0, 0});
    }
    return status;
}

/* Whether each place is the word `index` of a string found, those from number `from` on; both are in order.
 */
static bool are_within(const struct word_places *places, const struct passage_view *view,
                       const struct occurrences *found, size_t from, size_t index)
{
    const struct ssk_folded *folded = &view->folded;
    for (size_t i = 0; i < places->count; i++) {
        uint32_t start = folded->starts[places->items[i].start], end = folded->ends[places->items[i].end - 1];
        while (from < found->count && found->items[from].end < end)
            from++;
        const struct occurrence *string = from < found->count ? &found->items[from] : NULL;
        if (!string || start < string->start || bounds_within(view, string->start, start + 1) != index)
            return false;
    }
    return true;
}

/* Whether the strings found are where the phrase stands, if anywhere: each is as many words, and some of
 * these are nowhere else side by side. */
static ssk_status strings_hold_words(bool *told, const struct passage_view *view,
                                     const struct bounded_text *text, const struct spelling *spelling,
                                     const struct occurrences *found, size_t from)
{
    struct word_places places = {0};
    ssk_status status = SSK_OK;
    size_t end;
    *told = false;
    for (size_t i = from; i < found->count; i++)
        if (!is_as_many_words(view, spelling, &found->items[i]))
            return SSK_OK;
    for (size_t i = 0; i < spelling->term_count && from < found->count && !*told && status == SSK_OK; i++) {
        status = find_run(&places, &end, view, text, spelling, i);
        *told = end > i && are_within(&places, view, found, from, i);
    }
    free(places.items);
    return status;
}

ssk_status counts_tell_words(bool *told, struct occurrences *out, const struct passage_view *view,
                             const struct spelling *spelling, size_t from)
{
    const struct bounded_text text = {&view->folded, &view->record};
    struct word_places places = {0};
    *told = !spelling->term_count;
    if (*told || !is_counted(view))
        return SSK_OK;
    ssk_status status = counts_tell_strings(told, view, spelling, out, from);
    if (status != SSK_OK || *told)
        return status;
    size_t end;
    status = find_run(&places, &end, view, &text, spelling, 0);
    *told = end == spelling->term_count;
    if (status == SSK_OK && *told)
        status = add_places(out, view, spelling, &places);
    else if (status == SSK_OK)
        status = strings_hold_words(told, view, &text, spelling, out, from);
    free(places.items);
    return status;
}
