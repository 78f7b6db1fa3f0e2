/* Who speaks, where minutes print it in brackets and keep most names back: （Ａ）, 【事務局】, （座長）. */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_BRACKETED_SPEAKER_H
#define SEISAKU_INDEXER_GENRES_MINUTES_BRACKETED_SPEAKER_H

#include "indexer/genres/minutes/speaker.h"

/* Does the line open with a letter, or with a label that ends in a title, in brackets? Whether the document
 * is minutes, the line does not say. */
bool bracketed_speaker_take(const char *line, struct speaker *out);

#endif
