#include "query/match/title_phrase.h"

#include <string.h>

#include "query/match/literal.h"
#include "query/match/occurrences.h"

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
