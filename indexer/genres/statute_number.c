#include "indexer/genres/statute_number.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/dates/calendar_dates.h"
#include "indexer/lines/numerals.h"
#include "indexer/plan/owners.h"

/* Laws and cabinet orders are no one ministry's; 省令 are. */
static ssk_status take_issuer(struct cursor issuer, struct document *document,
                              const struct ssk_dictionary *dictionary)
{
    if (issuer.at == issuer.end)
        return SSK_OK;
    if (!document->publisher)
        document->publisher = strndup(issuer.at, (size_t)(issuer.end - issuer.at));
    if (!document->publisher)
        return SSK_MEMORY;
    return document->issuer.count ? SSK_OK : owners_take(dictionary->ministries, &issuer, &document->issuer);
}

static ssk_status take_date(struct cursor number, struct document *document,
                            const struct ssk_dictionary *dictionary)
{
    struct calendar_date date;
    char iso[CALENDAR_DATE_BYTES];
    if (document->date || !calendar_date_find(&number, dictionary, &date))
        return SSK_OK;
    calendar_date_iso(&date, iso);
    document->date = strdup(iso);
    return document->date ? SSK_OK : SSK_MEMORY;
}

/* The line below the number, where sites print the number first. */
static bool take_title(const struct statute_form *form, struct document *document)
{
    struct cursor title = cursor_trimmed(cursor_of(statute_text(form, 1)));
    struct cursor number = cursor_trimmed(cursor_of(statute_text(form, 0)));
    if (!era_take(&number))
        return true;
    free(document->title);
    document->title = strndup(title.at, (size_t)(title.end - title.at));
    return document->title != NULL;
}

ssk_status statute_number_read(const struct statute_form *form, struct document *document,
                               const struct ssk_dictionary *dictionary)
{
    if (form->number_line >= form->count)
        return SSK_OK;
    if (form->number_line == 0 && form->count > 1 && document->title &&
        strcmp(document->title, statute_text(form, 0)) == 0 && !take_title(form, document))
        return SSK_MEMORY;
    ssk_status status = take_date(cursor_of(statute_text(form, form->number_line)), document, dictionary);
    return status == SSK_OK ? take_issuer(form->issuer, document, dictionary) : status;
}
