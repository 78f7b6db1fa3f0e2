/* The ministry that an office speaks for. */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_OFFICE_MINISTRY_H
#define SEISAKU_INDEXER_GENRES_MINUTES_OFFICE_MINISTRY_H

#include "indexer/lines/cursor.h"
#include "seisaku/ministry.h"

/* The canonical name of the first ministry that a part of the office names: 文部科学省総合教育政策局長,
 * 外務大臣. Lent from the table; NULL for none. */
const char *office_ministry(const struct ssk_ministries *ministries, struct cursor office);

/* As above for what a minister of state is in charge of: （金融担当） means 金融担当大臣. */
const char *office_in_charge(const struct ssk_ministries *ministries, struct cursor office);

#endif
