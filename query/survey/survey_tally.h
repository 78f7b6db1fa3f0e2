/* Crossed counts: passages and documents by the values of several keys. */
#ifndef SEISAKU_QUERY_SURVEY_SURVEY_TALLY_H
#define SEISAKU_QUERY_SURVEY_SURVEY_TALLY_H

#include "query/survey/survey.h"
#include "query/survey/tally_entries.h"

/* Runs the search for all of its passages, in the order of documents and without their matches. */
ssk_status tally_fetch(struct search *search, struct session *session, struct ssk_error *error);

/* The passages and documents of a search that tally_fetch has run by one key, most passages first, each with
 * its denominator: the passages with the value that pass the filters. */
ssk_status tally_rates(struct tally *out, const struct search *found, enum facet facet,
                       struct session *session, const struct options *options, struct ssk_error *error);

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
