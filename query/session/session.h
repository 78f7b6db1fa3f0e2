/* What a search works with: the dictionaries, the indexes, the user's settings. */
#ifndef SEISAKU_QUERY_SESSION_SESSION_H
#define SEISAKU_QUERY_SESSION_SESSION_H

#include <stdbool.h>

#include "seisaku/dictionary.h"
#include "seisaku/terms.h"
#include "seisaku/topics.h"
#include "xapian_c.h"

/* One index; several are searched as one. */
struct shard {
    const char *path; /* lent */
    struct xap_db *db;
    char *uuid;
};

struct session {
    struct ssk_dictionary *dictionary;
    struct ssk_analyzer *analyzer;
    struct ssk_topics *topics;               /* NULL when words are not expanded */
    char topics_checksum[SSK_CHECKSUM_SIZE]; /* of all topics files; "" without topics */
    struct shard *shards;
    size_t shard_count;
    struct xap_db *db; /* all shards combined */
    uint32_t passages; /* in all of them */
    bool match_any;    /* --match=any */
    bool exact;        /* --exact: a bare word is found as it is typed */
    bool distant;      /* some shard is no database of this machine alone: it takes no xap_query_docids */
    struct xap_query
        *scope; /* while a query is built: what all hits match for other reasons; NULL for anything */
    struct ssk_folded folded; /* scratch */
};

/* Opens dictionaries and the indexes in the folders `paths`, which are lent for as long as the session
 * lives. The message of a failure says which and what to do. Call session_close whatever comes. */
ssk_status session_open(struct session *session, const char *const *paths, size_t count,
                        struct ssk_error *error);

/* Opens the topic dictionary: dict/topics.tsv, the user's ($XDG_CONFIG_HOME/seisaku/topics.tsv, where it is)
 * and `file` (may be NULL). */
ssk_status session_add_topics(struct session *session, const char *file, struct ssk_error *error);

/* Reads the newest state of all indexes. */
ssk_status session_reopen(struct session *session, struct ssk_error *error);

void session_close(struct session *session);

/* A failure of Xapian on the combined database. */
ssk_status session_fail(const struct session *session, xap_status status, const char *message,
                        struct ssk_error *error);

#endif
