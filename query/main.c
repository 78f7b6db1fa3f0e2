/* seisaku-query: parses the command line and dispatches. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/cli/options.h"
#include "query/run/batch_queries.h"
#include "query/run/filter_values.h"
#include "query/run/interrupt.h"
#include "query/run/one_query.h"
#include "query/run/pager.h"
#include "query/survey/plan_track.h"
#include "query/survey/survey.h"
#include "query/survey/word_study.h"
#include "seisaku/memory.h"
#include "seisaku/options.h"
#include "seisaku/translate.h"

enum { EXIT_HIT, EXIT_NONE, EXIT_ERROR };

static ssk_status answer(bool *found, struct session *session, const struct options *options,
                         struct ssk_error *error)
{
    if (options->show)
        return run_show(found, session, options, error);
    if (options->track && !options->survey)
        return run_plan_track(found, session, options, error);
    if (wants_word_study(options))
        return run_word_study(found, session, options, error);
    if (options->batch)
        return run_batch(found, session, options, error);
    if (options->survey)
        return run_survey(found, session, options, error);
    return run_query(found, session, options, error);
}

int main(int argc, char **argv)
{
    struct options options;
    struct session session;
    struct progress progress;
    struct ssk_error error = {""};
    bool found = false;
    ssk_streams_open();
    ssk_memory_watch();
    ssk_translate_open();
    signal(SIGPIPE, SIG_DFL); /* a closed pipe ends quietly */
    interrupt_open();
    query_options_parse(&options, argc, argv);
    ssk_status status = session_open(&session, (const char *const *)options.indexes.items,
                                     options.indexes.count, options.partial, &error);
    progress_open(&progress, (enum progress_when)options.progress);
    session.progress = &progress;
    session.match_any = options.match == 1;
    session.exact = options.exact;
    if (status == SSK_OK && !options.no_expand && !options.exact)
        status = session_add_topics(&session, options.topics, &error);
    if (status == SSK_OK)
        status = split_ministries(&options, &session, &error);
    if (status == SSK_OK)
        pager_start(&options);
    if (status == SSK_OK)
        status = answer(&found, &session, &options, &error);
    progress_end(&progress);
    status = ssk_memory_settle(status, &error);
    if (status == SSK_OK)
        fflush(stdout);
    if (status == SSK_OK && ferror(stdout))
        status = ssk_fail(&error, SSK_IO, "cannot write the answer: %s", ssk_strerror(errno));
    if (status != SSK_OK)
        ssk_tell("seisaku-query", "%s", error.message);
    pager_end();
    session_close(&session);
    options_free(&options);
    return status != SSK_OK ? EXIT_ERROR : found ? EXIT_HIT : EXIT_NONE;
}
