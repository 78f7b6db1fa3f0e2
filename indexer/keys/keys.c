#include "indexer/keys/keys.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/keys/find_date.h"
#include "indexer/keys/find_genre.h"
#include "indexer/keys/find_issuer.h"
#include "indexer/keys/find_year.h"
#include "indexer/keys/head/head.h"
#include "indexer/keys/titles/better_title.h"
#include "indexer/keys/titles/genre_titles.h"
#include "indexer/keys/titles/site_title.h"
#include "indexer/keys/titles/whole_title.h"

/* Years in these are what they are about, not when they are of. */
static bool is_of_a_fiscal_year(enum ssk_genre genre)
{
    return genre != SSK_GENRE_STATUTE && genre != SSK_GENRE_QUESTION && genre != SSK_GENRE_ANSWER &&
           genre != SSK_GENRE_MINUTES && genre != SSK_GENRE_JUDGMENT && genre != SSK_GENRE_GAZETTE;
}

static ssk_status read_date(struct document *document, const struct head *head,
                            const struct ssk_dictionary *dictionary)
{
    struct calendar_date date;
    char iso[CALENDAR_DATE_BYTES];
    if (document->date_given || !find_date(document, head, dictionary, &date))
        return SSK_OK;
    calendar_date_iso(&date, iso);
    free(document->date);
    document->date = strdup(iso);
    return document->date ? SSK_OK : SSK_MEMORY;
}

static ssk_status read_keys(struct document *document, const struct head *head,
                            const struct ssk_dictionary *dictionary)
{
    ssk_status status = site_title_part(document, dictionary->ministries);
    if (status == SSK_OK)
        status = site_title_heading(document, dictionary->ministries);
    if (status == SSK_OK)
        status = better_title_find(document, head);
    if (status == SSK_OK)
        status = whole_title_join(document, head);
    if (status == SSK_OK)
        status = better_title_extend(document, head);
    if (status == SSK_OK && document->genre == SSK_GENRE_NONE)
        document->genre = find_genre(document, head);
    if (document->title && document->genre == SSK_GENRE_STATUTE &&
        genre_is_agreement(cursor_of(document->title)))
        document->genre = SSK_GENRE_OTHER;
    if (status == SSK_OK)
        status = whole_title_of_genre(document, head);
    if (status == SSK_OK)
        status = read_date(document, head, dictionary);
    if (status == SSK_OK && !document->issuer.count)
        status = find_issuer(document, head, dictionary);
    if (status == SSK_OK && is_of_a_fiscal_year(document->genre)) {
        find_heading_years(document, dictionary);
        if (!document->fiscal_year)
            document->fiscal_year = find_document_year(document, head, dictionary);
    }
    if (status == SSK_OK && document->genre == SSK_GENRE_MINUTES && !document->fiscal_year)
        document->fiscal_year = find_meeting_year(document, dictionary);
    return status;
}

ssk_status keys_find(struct document *document, const struct ssk_dictionary *dictionary,
                     struct ssk_error *error)
{
    struct head head;
    ssk_status status = head_read(&head, document) ? SSK_OK : SSK_MEMORY;
    if (status == SSK_OK)
        status = read_keys(document, &head, dictionary);
    head_free(&head);
    return status == SSK_OK ? status : ssk_fail(error, status, "out of memory");
}
