/* Policy topics under all their names: dict/topics.tsv, whose head describes the format, and users'
 * own files in the same format. A name may be several words ("data localization"). */
#ifndef SEISAKU_QUERY_SESSION_TOPICS_H
#define SEISAKU_QUERY_SESSION_TOPICS_H

#include <stddef.h>

#include "seisaku/compiled.h"
#include "seisaku/status.h"
#include "seisaku/tsv.h"
#include "seisaku/unicode.h"

struct topics;

/* One topic's names, the first being its canonical one. Lent from the table. */
struct topic {
    const char *const *names;
    size_t count;
};

/* An empty table; the folder is lent for as long as it lives. */
ssk_status topics_new(struct topics **out, const struct ssk_folder *folder, struct ssk_error *error);
/* Adds a file; a name already known by another topic joins that topic too. Fails: SSK_INPUT names file and
 * line, SSK_NOT_FOUND the file. */
ssk_status topics_add_file(struct topics *topics, const char *path, struct ssk_error *error);
/* As above, of a file of the user's: see ssk_tsv_read_own. */
ssk_status topics_add_own(struct topics *topics, const char *path, ssk_tsv_skip skip, void *context,
                          struct ssk_error *error);
void topics_free(struct topics *topics);

/* See compiled.h. Loading fills an empty table, from which the mapping then may not go. */
void topics_save(struct ssk_buffer *section, const struct topics *topics);
ssk_status topics_load(struct topics *topics, struct ssk_saved *saved, struct ssk_error *error);

/* Every topic that bears `name` (compared folded, so case, width and spaces between words do not
 * matter); calls `visit` (if not NULL) for each, those added last first. Returns how many there are. */
size_t topics_find(const struct topics *topics, const char *name, size_t length,
                   void (*visit)(const struct topic *topic, void *context), void *context);

/* Calls `visit` with each name that has `name` within it as it is written here, of topics that do not bear
 * `name` themselves. Names are lent. */
void topics_visit_around(const struct topics *topics, const char *name,
                         void (*visit)(const char *longer, void *context), void *context);

/* Calls `visit` with each of the longer words in which `name` does not count. Lent. */
void topics_visit_hiding(const struct topics *topics, const char *name,
                         void (*visit)(const char *longer, void *context), void *context);

/* Calls `visit` with each name of each topic, folded as topics_find compares them. */
void topics_visit_names(const struct topics *topics,
                        void (*visit)(const char *name, size_t length, void *context), void *context);

/* The largest number of blank-separated words any name has: how far a caller must join words. */
size_t topics_longest(const struct topics *topics);

#endif
