/* What a search works with: the dictionaries, the indexes, the user's settings. */
#ifndef SEISAKU_QUERY_SESSION_SESSION_H
#define SEISAKU_QUERY_SESSION_SESSION_H

#include <stdbool.h>

#include "query/session/progress.h"
#include "query/session/readings.h"
#include "query/session/text_cache.h"
#include "query/session/topics.h"
#include "query/session/writings.h"
#include "seisaku/dictionary.h"
#include "seisaku/segment.h"
#include "seisaku/terms.h"
#include "xapian_c.h"

enum { SESSION_HELPERS = 7 };

struct session {
    struct ssk_dictionary *dictionary;
    struct ssk_analyzer *analyzer;
    struct ssk_analyzer *reader;             /* of texts; NULL until session_reader is called */
    struct topics *topics;                   /* NULL when words are not expanded */
    char topics_checksum[SSK_CHECKSUM_SIZE]; /* of all topics files; "" without topics */
    struct writings *writings;
    char writings_checksum[SSK_CHECKSUM_SIZE];
    struct readings *readings;
    struct ssk_tagger *tagger; /* of session_tagger; NULL until it is asked for */
    const char *const *paths;  /* of the indexes; lent */
    size_t path_count;
    bool partial;                  /* some may be left out */
    size_t missing;                /* and so many were */
    bool shared;                   /* dictionaries and topics are another session's */
    struct ssk_segment **segments; /* of all indexes, which are searched as one */
    size_t segment_count;
    struct xap_db *db; /* all segments combined, in their order */
    /* Of the living passages in all of them: */
    uint32_t passages;
    double mean_length;     /* as Xapian counts it */
    double mean_characters; /* code points of the text */
    bool mourning;          /* some passages are dead: see statistics.h */
    bool match_any;         /* --match=any */
    bool exact;             /* --exact: a bare word is found as it is typed */
    bool distant;           /* some segment is searched by a server: it takes no xap_query_docids */
    struct xap_query
        *scope;  /* while a query is built: what all hits match for other reasons; NULL for anything */
    bool weighs; /* likewise: some of what decides the hits has weight, too */
    struct progress *progress;                /* of long work; lent; NULL for none, as in threads */
    struct ssk_folded folded;                 /* scratch */
    struct text_cache *texts;                 /* of a thread of many questions; NULL without */
    struct session *helpers[SESSION_HELPERS]; /* of session_helpers; owned */
    size_t helper_count;
};

/* Opens dictionaries and the indexes in the folders `paths`, which are lent for as long as the session
 * lives. With `partial` those whose server does not answer are left out, which is said on stderr, as long as
 * one is left. The message of a failure says which and what to do. Call session_close whatever comes. */
ssk_status session_open(struct session *session, const char *const *paths, size_t count, bool partial,
                        struct ssk_error *error);

/* Opens the same again for another thread: dictionaries and topics are lent by `session`, which is to be
 * closed after it, and may not open more of them meanwhile. */
ssk_status session_share(struct session *out, const struct session *session, struct ssk_error *error);

/* Opens the same again for up to `wanted` threads that help with one question, as far as there are processors
 * for them; none for a session that is one of several threads itself. Returns how many session->helpers may
 * be used. */
size_t session_helpers(struct session *session, size_t wanted);

/* Whether both are of the same state of the same indexes. */
bool session_is_of(const struct session *session, const struct session *other);

/* Opens the topic dictionary: dict/topics.tsv, the user's ($XDG_CONFIG_HOME/seisaku/topics.tsv, where it is)
 * and `file` (may be NULL). */
ssk_status session_add_topics(struct session *session, const char *file, struct ssk_error *error);

/* The analyzer for texts of passages, beside the one for queries. Fails: SSK_MEMORY. */
ssk_status session_reader(struct ssk_analyzer **out, struct session *session, struct ssk_error *error);

/* A tagger for words of the query. Fails: SSK_MEMORY. */
ssk_status session_tagger(struct ssk_tagger **out, struct session *session, struct ssk_error *error);

/* The segment of a passage of the combined database, and its id there. */
struct ssk_segment *session_segment(const struct session *session, uint32_t docid, uint32_t *local);

/* The block of a passage of the combined database: see ssk_segment_block. */
ssk_status session_block(const struct ssk_block **out, size_t *index, const struct session *session,
                         uint32_t docid, struct ssk_error *error);

void session_close(struct session *session);

/* A failure of Xapian on the combined database. */
ssk_status session_fail(const struct session *session, xap_status status, const char *message,
                        struct ssk_error *error);

#endif
