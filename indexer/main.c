/* seisaku-index: parses the command line and hands over. */
#include <signal.h>

#include "indexer/base/interrupt.h"
#include "indexer/base/messages.h"
#include "indexer/care/check.h"
#include "indexer/care/index_care.h"
#include "indexer/cli/options.h"
#include "indexer/run/run.h"
#include "seisaku/decode.h"
#include "seisaku/memory.h"
#include "seisaku/options.h"
#include "seisaku/translate.h"
#include "xapian_c.h"

int main(int argc, char **argv)
{
    struct options options;
    struct ssk_dictionary *dictionary = NULL;
    struct ssk_error error;
    ssk_streams_open();
    ssk_memory_watch();
    interrupt_watch();
    xap_on_terminate(interrupt_give_up);
    ssk_translate_open();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL); /* ignored, it would take the status of each child away */
    index_options_parse(&options, argc, argv);
    if (options.check)
        return check(&options);
    ssk_decode_prepare();
    if (ssk_dictionary_open(&dictionary, &error) != SSK_OK) {
        message_print("%s", error.message);
        return EXIT_NOTHING;
    }
    int status =
        wants_index_care(&options) ? care_for_index(&options, dictionary) : run_indexer(&options, dictionary);
    ssk_dictionary_free(dictionary);
    ssk_option_list_free(&options.removed);
    path_filter_free(&options.patterns);
    path_filter_free(&options.pre_patterns);
    return status;
}
