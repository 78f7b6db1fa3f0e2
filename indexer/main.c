/* seisaku-index: parses the command line and hands over. */
#include <signal.h>
#include <stdio.h>

#include "dump.h"
#include "options.h"
#include "pipeline.h"
#include "report.h"

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

int main(int argc, char **argv)
{
    struct options options;
    struct ssk_dictionary *dictionary = NULL;
    struct ssk_error error;
    signal(SIGPIPE, SIG_IGN);
    options_parse(&options, argc, argv);
    if (!options.dump) {
        report("nothing to do: only --dump is there yet");
        return EXIT_NOTHING;
    }
    if (ssk_dictionary_open(&dictionary, &error) != SSK_OK) {
        report("%s", error.message);
        return EXIT_NOTHING;
    }
    int status = run_dump(&options, dictionary);
    ssk_dictionary_free(dictionary);
    return status;
}
