/* Crossed counts: passages and documents by the values of several keys. */
#ifndef SEISAKU_QUERY_SURVEY_SURVEY_TALLY_H
#define SEISAKU_QUERY_SURVEY_SURVEY_TALLY_H

#include "query/survey/survey.h"

/* The search's passages and documents by year or month, every one that a passage has which passes
 * the filters, those without one last. Fails as search_run. */
ssk_status tally_times(struct tally *out, const struct search *search, enum facet by, struct session *session,
                       const struct options *options, struct ssk_error *error);

/* Fills survey->tallies: for each topic the counts of the options' keys, each with its denominator: the
 * passages that have these values and pass the filters. */
ssk_status tally_survey(struct survey *survey, struct session *session, const struct options *options,
                        struct ssk_error *error);
void tally_survey_free(struct survey *survey);

#endif
