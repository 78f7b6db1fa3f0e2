/* Words of a spelling that stand together in a text. */
#include "query/verify/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "query/verify/literal.h"
#include "query/verify/plain_string.h"

ssk_status occurrences_add_words(struct occurrences *out, const struct passage_view *view, uint32_t first,
                                 uint32_t last)
{
    const struct word *start = passage_view_word(view, first), *end = passage_view_word(view, last);
    return start && end ? occurrences_add(out, (struct occurrence){start->start, end->end, first, last})
                        : SSK_OK;
}

/* Keeps those of the `count` starts at which the reading's positions hold start + offset; how many are left.
 */
static size_t keep_followed(uint32_t *starts, size_t count, const struct passage_view *view, uint32_t offset)
{
    size_t kept = 0, at = 0;
    for (size_t i = 0; i < count; i++) {
        while (at < view->position_count && view->positions[at] < starts[i] + offset)
            at++;
        if (at < view->position_count && view->positions[at] == starts[i] + offset)
            starts[kept++] = starts[i];
    }
    return kept;
}

/* Sets *starts, which the caller frees, to the positions where the spelling's words stand together. */
static ssk_status find_phrases(uint32_t **starts, size_t *count, struct passage_view *view,
                               const struct spelling *spelling)
{
    ssk_status status = passage_view_find(view, spelling->terms[0]);
    *count = view->position_count;
    *starts = malloc(*count * sizeof **starts + 1);
    if (!*starts)
        return SSK_MEMORY;
    if (*count)
        memcpy(*starts, view->positions, *count * sizeof **starts);
    for (size_t i = 1; i < spelling->term_count && *count && status == SSK_OK; i++) {
        status = passage_view_find(view, spelling->terms[i]);
        *count = keep_followed(*starts, *count, view, spelling->offsets[i]);
    }
    return status;
}

ssk_status phrase_stands(bool *stands, struct passage_view *view, const struct spelling *spelling)
{
    uint32_t *starts = NULL;
    size_t count = 0;
    ssk_status status = spelling->term_count ? find_phrases(&starts, &count, view, spelling) : SSK_OK;
    *stands = count > 0;
    free(starts);
    return status;
}

/* True when a word stands where the spelling has a comma or a stop, if the phrase begins at position `first`.
 */
static bool is_filled(const struct passage_view *view, const struct spelling *spelling, uint32_t first)
{
    for (size_t i = 1; i < spelling->term_count; i++)
        for (uint32_t offset = spelling->offsets[i - 1] + 1; offset < spelling->offsets[i]; offset++)
            if (passage_view_word(view, first + offset))
                return true;
    return false;
}

/* The first folded point that comes from code point `start` of the text or one behind it. */
static size_t folded_at(const struct passage_view *view, uint32_t start)
{
    size_t low = 0, high = view->folded.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (view->folded.starts[middle] < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the phrase that begins at position `first` is one, and counts. */
static bool is_phrase(const struct passage_view *view, const struct spelling *spelling, uint32_t first)
{
    const struct word *start = literal_is_conditional(spelling) ? passage_view_word(view, first) : NULL;
    return !is_filled(view, spelling, first) &&
           (!start || literal_counts(spelling, &view->record, &view->folded, folded_at(view, start->start)));
}

ssk_status occurrences_of_phrase(struct occurrences *out, struct passage_view *view,
                                 const struct spelling *spelling)
{
    uint32_t *starts = NULL;
    size_t count = 0;
    ssk_status status = spelling->term_count ? find_phrases(&starts, &count, view, spelling) : SSK_OK;
    for (size_t i = 0; i < count && status == SSK_OK; i++)
        if (is_phrase(view, spelling, starts[i]))
            status = occurrences_add_words(out, view, starts[i],
                                           starts[i] + spelling->offsets[spelling->term_count - 1]);
    free(starts);
    return status;
}

ssk_status title_has_phrase(bool *holds, struct session *session, const struct candidate *candidate,
                            bool section, const struct spelling *spelling, struct ssk_error *error)
{
    struct ssk_buffer headings = SSK_BUFFER_INIT;
    struct passage_view view = {0};
    *holds = false;
    ssk_status status = ssk_block_heading(&headings, candidate->block, candidate->index, error);
    const char *title = ssk_buffer_string(&headings), *end = strchr(title, '\n');
    if (status == SSK_OK && end) {
        const struct ssk_record record = {.text = section ? title : end + 1,
                                          .text_length = section ? (size_t)(end - title) : strlen(end + 1)};
        status = passage_view_open(&view, session, &record, error);
    }
    if (status == SSK_OK && end && spelling->alone)
        *holds = literal_next(spelling, &view.record, &view.folded, 0) < view.folded.count;
    else if (status == SSK_OK && end)
        status = phrase_stands(holds, &view, spelling);
    passage_view_free(&view);
    ssk_buffer_free(&headings);
    return status == SSK_MEMORY ? ssk_fail(error, status, "out of memory") : status;
}
