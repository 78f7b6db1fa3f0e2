/* Who speaks, as minutes print it at the head of a speech: ○外務大臣（上川陽子君）, ○上川国務大臣,
 * ○小山（千）委員. */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_H
#define SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_H

#include <stdbool.h>

#include "indexer/lines/cursor.h"

enum speaker_rank {
    SPEAKER_MEMBER,    /* of the house or the council, who speaks for no ministry */
    SPEAKER_MINISTER,  /* 大臣 */
    SPEAKER_VICE,      /* 副大臣 */
    SPEAKER_SECRETARY, /* 大臣政務官 */
    SPEAKER_OFFICIAL   /* 政府参考人, 局長 … */
};

/* Cursors are lent from the line. */
struct speaker {
    struct cursor label;  /* without the ○ */
    struct cursor office; /* 外務大臣, 国務大臣; the title alone where a surname stands before it */
    struct cursor name;   /* 上川陽子, or the surname; empty when only the office is named */
    struct cursor given;  /* what tells two of one surname apart: 千 */
    bool full;            /* the name is the full one */
    enum speaker_rank rank;
    struct cursor speech; /* what follows the label on the line, trimmed */
};

/* Does the line open a speech? Other lines with ○ (本日の会議に付した案件) do not. */
bool speaker_take(const char *line, struct speaker *out);

/* Of an office: 外務副大臣 is a vice minister. */
enum speaker_rank speaker_rank_of(struct cursor office);

#endif
