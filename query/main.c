/* seisaku-query: parses the command line and dispatches. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "options.h"

enum { EXIT_HIT, EXIT_NONE, EXIT_ERROR };

int main(int argc, char **argv)
{
    struct options options;
    struct session session = {0};
    struct ssk_error error = {""};
    bool found = false;
    signal(SIGPIPE, SIG_DFL); /* a closed pipe ends quietly */
    options_parse(&options, argc, argv);
    ssk_status status = session_open(&session, options.indexes.items, options.indexes.count, &error);
    session.match_any = options.match_any;
    if (status == SSK_OK && !options.no_expand)
        status = session_add_topics(&session, NULL, &error);
    if (status == SSK_OK)
        status = ask(&found, &session, &options, &error);
    if (status == SSK_OK && (fflush(stdout) != 0 || ferror(stdout)))
        status = ssk_fail(&error, SSK_IO, "cannot write the answer: %s", strerror(errno));
    if (status != SSK_OK)
        fprintf(stderr, "seisaku-query: %s\n", error.message);
    session_close(&session);
    options_free(&options);
    return status != SSK_OK ? EXIT_ERROR : found ? EXIT_HIT : EXIT_NONE;
}
