/* Who attends, from the list at the head of minutes and from the chair's words: the ministries of the people
 * whom speeches name by their surname or without an office that tells. */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_ATTENDEES_H
#define SEISAKU_INDEXER_GENRES_MINUTES_ATTENDEES_H

#include "indexer/genres/minutes/speaker.h"
#include "seisaku/ministry.h"
#include "seisaku/passage.h"

struct attendee {
    char *name;                /* without blanks; of those in prose with their office before it */
    const char *ministries[2]; /* canonical, lent from the table; NULL-ended where fewer */
    enum speaker_rank rank;
    bool surname; /* the name is no more */
};

/* Start one as {.ministries = …}; end with attendees_free. */
struct attendees {
    const struct ssk_ministries *ministries;
    struct attendee *people;
    size_t count, capacity;
    char *offices; /* lines of an office above its name, read so far */
};

/* Adds a person whose ministries are not known yet, by the name without its blanks. Lent until the next is
 * added. Fails: NULL without memory. */
struct attendee *attendees_add(struct attendees *attendees, struct cursor name);

/* Reads one line of the list: `外務大臣　　上川　陽子君`, or a part of an office whose name follows below.
 * Fails: false without memory. */
bool attendees_read(struct attendees *attendees, const char *line);

/* attendees_in_speech.c: reads what a speech says of people:
 * 政府参考人として文部科学省総合教育政策局長茂里毅君、高等教育局長伊藤学司君の出席を 求め, and 岩屋外務大臣.
 * Fails: false without memory. */
bool attendees_read_speech(struct attendees *attendees, struct cursor speech);

/* Adds the ministries that the speaker speaks for, if that can be known. Fails: SSK_MEMORY. */
ssk_status attendees_find(const struct attendees *attendees, const struct speaker *speaker,
                          struct ssk_strings *out);

void attendees_free(struct attendees *attendees);

#endif
