/* seisaku-index: parses the command line and hands over. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "index_sink.h"
#include "options.h"
#include "pipeline.h"
#include "report.h"
#include "seisaku/paths.h"
#include "writer.h"

enum { EXIT_ALL = 0, EXIT_SOME = 1, EXIT_NOTHING = 2 };

static int exit_status(ssk_status status, const struct tally *tally)
{
    if (status != SSK_OK || tally->read == 0)
        return EXIT_NOTHING;
    return tally->skipped ? EXIT_SOME : EXIT_ALL;
}

static int run_dump(const struct options *options, const struct ssk_dictionary *dictionary)
{
    struct ssk_error error = {""};
    struct tally tally;
    struct dump dump;
    struct sink sink = dump_open(&dump, stdout);
    ssk_status status = pipeline_run(options, dictionary, &sink, &tally, &error);
    bool closed = dump.closed;
    if (dump_close(&dump, status == SSK_OK ? &error : NULL) != SSK_OK && status == SSK_OK)
        status = SSK_IO;
    if (closed || dump.closed)
        return EXIT_ALL;
    if (status != SSK_OK)
        report("%s", error.message);
    return exit_status(status, &tally);
}

/* What was read is published even when some sources were skipped; when nothing was, the index stays as it is.
 */
static int run_index(const struct options *options, const struct ssk_dictionary *dictionary)
{
    struct ssk_error error = {""};
    struct tally tally = {0};
    struct writer *writer = NULL;
    char *path = options->index ? strdup(options->index) : ssk_default_index();
    ssk_status status = path ? writer_open(&writer, path, options->rebuild, dictionary, &error)
                             : ssk_fail(&error, SSK_MEMORY, "out of memory");
    if (status == SSK_OK) {
        struct sink sink = index_sink(writer);
        status = pipeline_run(options, dictionary, &sink, &tally, &error);
    }
    if (status == SSK_OK && tally.read)
        status = writer_finish(writer, &error);
    if (status != SSK_OK)
        report("%s", error.message);
    else if (!options->quiet && tally.read)
        report("indexed %zu passages of %zu documents in %s", tally.passages, tally.read, path);
    writer_free(writer);
    free(path);
    return exit_status(status, &tally);
}

int main(int argc, char **argv)
{
    struct options options;
    struct ssk_dictionary *dictionary = NULL;
    struct ssk_error error;
    signal(SIGPIPE, SIG_IGN);
    options_parse(&options, argc, argv);
    if (ssk_dictionary_open(&dictionary, &error) != SSK_OK) {
        report("%s", error.message);
        return EXIT_NOTHING;
    }
    int status = options.dump ? run_dump(&options, dictionary) : run_index(&options, dictionary);
    ssk_dictionary_free(dictionary);
    return status;
}
