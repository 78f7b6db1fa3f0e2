/* Where a surname ends and an office begins, in labels that print both without a blank. */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_OFFICE_H
#define SEISAKU_INDEXER_GENRES_MINUTES_SPEAKER_OFFICE_H

#include "indexer/genres/minutes/speaker.h"
#include "seisaku/ministry.h"

/* Gives the office what the name has of it: 倉田 | 国立国会図書館長, 田中 | 総務省自治行政局長; all of it
 * where the label has no name: 長官官房総括審議官. Leaves a label whose name says no body and no part of a
 * title. Who holds an office of a ministry speaks for it: the rank follows. */
void speaker_part_office(struct speaker *speaker, const struct ssk_ministries *ministries);

#endif
