/* Documents that say of themselves whose words they are. */
#ifndef SEISAKU_INDEXER_KEYS_OWN_WORDS_H
#define SEISAKU_INDEXER_KEYS_OWN_WORDS_H

#include "indexer/keys/head/head.h"
#include "seisaku/ministry.h"

/* …についての総務大臣談話. Returns: the ministry's name, lent; NULL when the title, which may be NULL, names
 * none. */
const char *own_words_of_title(const char *title, const struct ssk_ministries *ministries);

/* 厚生労働省では、このほど、「…」の結果を取りまとめましたので、公表します。 Returns: as above. */
const char *own_words_of_announcement(const struct head *head, const struct ssk_ministries *ministries);

#endif
