/* Questions about words: which tell the hits from the rest, which stand near the matches, in which two sets
 * of passages differ; and how a question fares through the years. */
#ifndef SEISAKU_QUERY_SURVEY_WORD_STUDY_H
#define SEISAKU_QUERY_SURVEY_WORD_STUDY_H

#include "query/cli/options.h"
#include "query/session/session.h"

/* Answers the options' --words, --collocates, --compare or --trend on stdout; *found says if anything was
 * printed. */
ssk_status run_word_study(bool *found, struct session *session, const struct options *options,
                          struct ssk_error *error);

/* Whether the options ask for one of these. */
bool wants_word_study(const struct options *options);

#endif
