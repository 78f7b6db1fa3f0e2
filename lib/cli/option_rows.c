/* The options that all programs have. */
#include "lib/cli/option_rows.h"

#include <stddef.h>

#include "seisaku/translate.h"

static const char *const shells[] = {"bash", "zsh", "fish", NULL};

const struct ssk_option ssk_common_options[] = {
    {.name = "help", .key = 'h', .help = N_("Print this help")},
    {.name = "usage", .help = N_("Print the options in short")},
    {.name = "completion",
     .argument = "SHELL",
     .kind = SSK_OPTION_CHOICE,
     .choices = shells,
     .help = N_("Print the completion of options for {}")},
    {.name = "version",
     .key = 'V',
     .help = N_("Print the versions of the program, its libraries and dictionary")},
    {0}};
