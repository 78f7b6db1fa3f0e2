/* What both tools do with an index's folder: where its database is, whether it fits this program. */
#ifndef SEISAKU_INDEX_H
#define SEISAKU_INDEX_H

#include "seisaku/dictionary.h"
#include "seisaku/status.h"
#include "xapian_c.h"

/* The file in the index's folder that names the current generation; Xapian's own tools read it too. */
#define SSK_INDEX_STUB       "XAPIANDB"
#define SSK_INDEX_GENERATION "generation-%d"

/* The number of the generation that the stub in folder `path` names; 0 when it names none of ours, -1, with
 * errno, when it cannot be read. */
int ssk_index_generation(const char *path);

/* Opens the index in folder `path` to read. SSK_NOT_FOUND (says how to build one), SSK_CORRUPT, SSK_IO. */
ssk_status ssk_index_open(struct xap_db **out, const char *path, struct ssk_error *error);

/* SSK_MISMATCH when the database's schema or dictionary is another than ours; says what to do. */
ssk_status ssk_index_check(struct xap_db *db, const char *path, const struct ssk_dictionary *dictionary,
                           struct ssk_error *error);

/* A failure of Xapian as one of ours, the message with the index's path before it. */
ssk_status ssk_index_fail(struct ssk_error *error, xap_status status, const char *path, const char *message);

#endif
