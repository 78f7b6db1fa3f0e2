/* One name for each who speaks: labels print the surname alone (石破内閣総理大臣, 坂本（祐）委員); the list
 * of those present and the chair print the full name with 君 (石破　　茂君, 坂本祐之輔君). */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_NAMES_H
#define SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_NAMES_H

#include "indexer/document/document.h"
#include "indexer/genres/minutes/speaker.h"
#include "seisaku/ministry.h"

struct speaker_name {
    char *label;               /* the surname and, behind a tab, what tells it from others of that surname */
    char *full;                /* without blanks; the surname where the text has no full name, or several */
    bool blank, found, unsure; /* found with a blank behind the surname; found; several were found */
};

/* Zero it; end with speaker_names_free. */
struct speaker_names {
    struct speaker_name *items;
    size_t count, capacity;
};

/* Reads the labels of the document and looks for their full names. Fails: false without memory. */
bool speaker_names_read(struct speaker_names *names, const struct document *document,
                        const struct ssk_ministries *ministries);

/* The speaker's name, lent; NULL where the label has none, or the document has too many labels. */
const char *speaker_names_find(const struct speaker_names *names, const struct speaker *speaker);

void speaker_names_free(struct speaker_names *names);

#endif
