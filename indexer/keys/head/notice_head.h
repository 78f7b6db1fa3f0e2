/* Letters and announcements of an office, by their head: number, addressee, matter. */
#ifndef SEISAKU_INDEXER_KEYS_HEAD_NOTICE_HEAD_H
#define SEISAKU_INDEXER_KEYS_HEAD_NOTICE_HEAD_H

#include <stdbool.h>

#include "indexer/keys/head/head.h"
#include "indexer/lines/cursor.h"
#include "seisaku/passage.h"

/* 保医発０５３１第２号, 厚生労働省告示第五十四号, 課法２－12: a number of an office's own, and no statute's.
 */
bool notice_is_number(struct cursor line);

/* Is it a notice: …について（通知）, a number and an addressee below it, an announcement's number? */
bool notice_is(struct cursor title, const struct head *head);

/* What a letter is by its matter: …について（答申） is the report of a council; （諮問）, which asks for one,
 * is another paper. */
enum ssk_genre notice_genre(struct cursor title, const struct head *head);

#endif
