#include "indexer/genres/genres.h"

#include "indexer/genres/minutes.h"
#include "indexer/genres/questions.h"
#include "indexer/genres/statutes.h"

typedef ssk_status (*genre)(struct document *document, const struct ssk_dictionary *dictionary, bool *known);

static const genre GENRES[] = {statutes_read, minutes_read, questions_read};

ssk_status genres_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known,
                       struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    *known = false;
    for (size_t p = 0; p < document->count; p++)
        if (document->pages[p].laid_out && !document->pages[p].marked_up)
            return SSK_OK;
    for (size_t i = 0; i < sizeof GENRES / sizeof *GENRES && status == SSK_OK && !*known; i++)
        status = GENRES[i](document, dictionary, known);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "no memory left");
}
