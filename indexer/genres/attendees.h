/* Who attends, from the list at the head of minutes and from the chair's words: the ministries of the people
 * whom speeches name by their surname or without an office that tells. */
#ifndef SEISAKU_INDEXER_GENRES_ATTENDEES_H
#define SEISAKU_INDEXER_GENRES_ATTENDEES_H

#include "indexer/genres/speaker.h"
#include "seisaku/ministry.h"
#include "seisaku/passage.h"

struct attendant {
    char *name;                /* without blanks; of those in prose with their office before it */
    const char *ministries[2]; /* canonical, lent from the table; NULL-ended where fewer */
    enum speaker_rank rank;
    bool surname; /* the name is no more */
};

/* Start one as {.ministries = …}; end with roster_free. */
struct roster {
    const struct ssk_ministries *ministries;
    struct attendant *people;
    size_t count, capacity;
    char *offices; /* lines of an office above its name, read so far */
};

/* Adds a person whose ministries are not known yet, by the name without its blanks. Lent until the next is
 * added; NULL without memory. */
struct attendant *roster_add(struct roster *roster, struct scan name);

/* Reads one line of the list: `外務大臣　　上川　陽子君`, or a part of an office whose name follows below.
 * False only without memory. */
bool roster_read(struct roster *roster, const char *line);

/* attendees_in_speech.c: reads what a speech says of people:
 * 政府参考人として文部科学省総合教育政策局長茂里毅君、高等教育局長伊藤学司君の出席を 求め, and 岩屋外務大臣.
 * False only without memory. */
bool roster_read_prose(struct roster *roster, struct scan speech);

/* Adds the ministries that the speaker speaks for, if that can be known. SSK_MEMORY only. */
ssk_status roster_find(const struct roster *roster, const struct speaker *speaker, struct ssk_strings *out);

void roster_free(struct roster *roster);

#endif
