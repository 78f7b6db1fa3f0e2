/* libFuzzer: whole runs of seisaku-query on the index FUZZ_INDEX, without the process around them. FUZZ says
 * what the bytes are: `ask`, a letter that chooses a form of answer, and a query; `batch` and `survey`, a
 * file of named queries. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/cli/options.h"
#include "query/run/batch_queries.h"
#include "query/run/one_query.h"
#include "query/survey/plan_track.h"
#include "query/survey/survey.h"
#include "query/survey/word_study.h"
#include "seisaku/memory.h"

static const char *const forms[][3] = {
    {"-ftext"},
    {"-fjson", "--facets=year,ministry"},
    {"-fcsv"},
    {"-ftrec", "--match=any"},
    {"--kwic"},
    {"--explain"},
    {"--words"},
    {"--collocates"},
    {"--trend"},
    {"--documents"},
    {"--exact"},
    {"-n3", "-C2"},
    {"--group=document"},
    {"--track"},
    {"--track", "-fjson"},
    {"--rates", "--facets=genre,section"},
    {"--compare=year:2029,2030"},
    {"-fjsonl", "--unique", "--sort=year"},
    {"-ftsv", "--sample=5"},
};
enum { FORMS = sizeof forms / sizeof *forms };

static char file[4096];
static enum { ASK, BATCH, SURVEY } what;
static struct session session;
static struct options options[FORMS];
static char *questions; /* lent to the options */

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void parse(struct options *out, const char *const *words, size_t count, char *last)
{
    char name[] = "seisaku-query", index[] = "-d", *given[8] = {name, index, getenv("FUZZ_INDEX")};
    int argc = 3;
    static struct ssk_strings kept; /* options are written to, and lent */
    for (size_t i = 0; i < count && words[i]; i++) {
        if (!ssk_strings_add(&kept, words[i], strlen(words[i])))
            abort();
        given[argc++] = kept.items[kept.count - 1];
    }
    given[argc++] = last;
    query_options_parse(out, argc, given);
}

static void parse_all(const char *named)
{
    char query[] = "x";
    for (size_t i = 0; what == ASK && i < FORMS; i++) {
        parse(&options[i], forms[i], 3, query);
        free(options[i].query);
        options[i].query = NULL;
    }
    if (what == ASK)
        return;
    if (asprintf(&questions, "--%s=%s", named, file) < 0)
        abort();
    parse(&options[0], NULL, 0, questions);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *named = getenv("FUZZ") ? getenv("FUZZ") : "ask", *temporary = getenv("TMPDIR");
    struct ssk_error error = {""};
    (void)argc, (void)argv;
    what = strcmp(named, "batch") == 0 ? BATCH : strcmp(named, "survey") == 0 ? SURVEY : ASK;
    snprintf(file, sizeof file, "%s/fuzz-XXXXXX", temporary ? temporary : "/tmp");
    if (mkstemp(file) < 0 || !getenv("FUZZ_INDEX") || !freopen("/dev/null", "w", stdout))
        abort();
    ssk_memory_watch();
    parse_all(named);
    ssk_status status =
        session_open(&session, (const char *const *)options[0].indexes.items, 1, false, &error);
    if (status == SSK_OK)
        status = session_add_topics(&session, NULL, &error);
    if (status != SSK_OK)
        fprintf(stderr, "%s\n", error.message);
    return status == SSK_OK ? 0 : (abort(), 1);
}

static void ask(const uint8_t *data, size_t size)
{
    struct ssk_error error;
    struct options *form = &options[data[0] % FORMS];
    bool found;
    form->query = strndup((const char *)data + 1, size - 1);
    session.match_any = form->match == 1;
    session.exact = form->exact;
    form->track              ? run_plan_track(&found, &session, form, &error)
    : wants_word_study(form) ? run_word_study(&found, &session, form, &error)
                             : run_query(&found, &session, form, &error);
    free(form->query);
    form->query = NULL;
}

static void ask_many(const uint8_t *data, size_t size)
{
    struct ssk_error error;
    bool found;
    FILE *out = fopen(file, "wb");
    if (!out)
        abort();
    fwrite(data, 1, size, out);
    fclose(out);
    what == BATCH ? run_batch(&found, &session, &options[0], &error)
                  : run_survey(&found, &session, &options[0], &error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (what == ASK && size)
        ask(data, size);
    else if (what != ASK)
        ask_many(data, size);
    return 0;
}
