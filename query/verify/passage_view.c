/* One passage's text, folded at once and analysed when its words are asked for. */
#include "query/verify/passage_view.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"

ssk_status passage_view_open(struct passage_view *view, struct session *session,
                             const struct ssk_record *record, struct ssk_error *error)
{
    view->session = session;
    view->record = *record;
    view->analysed = false;
    ssk_status status = ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, record->text,
                                 record->text_length, &view->folded);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}

void passage_view_free(struct passage_view *view)
{
    ssk_folded_free(&view->folded);
    free(view->words);
    free(view->positions);
    *view = (struct passage_view){0};
}

ssk_status passage_view_analyse(struct passage_view *view)
{
    struct ssk_analyzer *reader;
    if (view->analysed)
        return SSK_OK;
    ssk_status status = session_reader(&reader, view->session, NULL);
    if (status == SSK_OK)
        status =
            ssk_analyze(reader, view->record.text, view->record.text_length, &view->terms, &view->term_count);
    if (status != SSK_OK)
        return status;
    view->word_count = 0;
    if (!SSK_RESERVE(view->words, view->term_count, view->word_capacity))
        return SSK_MEMORY;
    for (size_t i = 0; i < view->term_count; i++) {
        const struct ssk_term *term = &view->terms[i];
        if (term->position && !term->whole)
            view->words[view->word_count++] = (struct word){term->position, term->start, term->end};
    }
    view->analysed = true;
    return SSK_OK;
}

ssk_status passage_view_find(struct passage_view *view, const char *term)
{
    size_t length = strlen(term);
    ssk_status status = passage_view_analyse(view);
    view->position_count = 0;
    if (status == SSK_OK && !SSK_RESERVE(view->positions, view->term_count, view->position_capacity))
        status = SSK_MEMORY;
    for (size_t i = 0; i < view->term_count && status == SSK_OK; i++) {
        const struct ssk_term *other = &view->terms[i];
        if (other->position && other->length == length && memcmp(other->text, term, length) == 0 &&
            (!view->position_count || view->positions[view->position_count - 1] != other->position))
            view->positions[view->position_count++] = other->position;
    }
    return status;
}

const struct word *passage_view_word(const struct passage_view *view, uint32_t position)
{
    size_t low = 0, high = view->word_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (view->words[middle].position < position)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < view->word_count && view->words[low].position == position;
    return found ? &view->words[low] : NULL;
}

ssk_status occurrences_add(struct occurrences *out, struct occurrence occurrence)
{
    if (!SSK_GROW(out->items, out->count, out->capacity))
        return SSK_MEMORY;
    out->items[out->count++] = occurrence;
    return SSK_OK;
}
