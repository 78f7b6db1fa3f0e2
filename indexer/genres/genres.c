#include "indexer/genres/genres.h"

#include "indexer/genres/given_keys.h"
#include "indexer/genres/minutes.h"
#include "indexer/genres/questions.h"
#include "indexer/genres/statutes.h"

static const struct {
    enum ssk_genre genre;
    ssk_status (*read)(struct document *document, const struct ssk_dictionary *dictionary, bool *known);
} GENRES[] = {
    {SSK_GENRE_STATUTE, statutes_read},
    {SSK_GENRE_MINUTES, minutes_read},
    {SSK_GENRE_QUESTION, questions_read},
};

ssk_status genres_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known,
                       struct ssk_error *error)
{
    ssk_status status = given_keys_read(document, dictionary, known);
    if (status != SSK_OK || *known)
        return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
    for (size_t p = 0; p < document->count; p++)
        if (document->pages[p].laid_out && !document->pages[p].marked_up)
            return SSK_OK;
    for (size_t i = 0; i < sizeof GENRES / sizeof *GENRES && status == SSK_OK && !*known; i++) {
        status = GENRES[i].read(document, dictionary, known);
        if (*known)
            document->genre = GENRES[i].genre;
    }
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}
