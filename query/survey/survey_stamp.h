/* What a survey's table depends on, line by line: two surveys with the same stamp have the same table. */
#ifndef SEISAKU_QUERY_SURVEY_SURVEY_STAMP_H
#define SEISAKU_QUERY_SURVEY_SURVEY_STAMP_H

#include "query/cli/options.h"
#include "query/session/session.h"
#include "seisaku/buffer.h"

/* Appends lines of a name, a blank and a value: the programs' versions, the checksums of the dictionary, of
 * the topics' other names and of the survey's file (`checksum`), the index, its number of passages, and the
 * options that shape the answer. No time, no place. */
ssk_status stamp_append(struct ssk_buffer *out, struct session *session, const struct options *options,
                        const char *checksum, struct ssk_error *error);

#endif
