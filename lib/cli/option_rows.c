/* The options that all programs have, and lists of values. */
#include "lib/cli/option_rows.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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

ssk_status ssk_option_list_add(struct ssk_option_list *list, const char *item, size_t length,
                               struct ssk_error *error)
{
    char **bigger = reallocarray(list->items, list->count + 1, sizeof *bigger);
    if (bigger)
        list->items = bigger;
    if (!bigger || !(bigger[list->count] = strndup(item, length)))
        return ssk_no_memory(error);
    list->count++;
    return SSK_OK;
}

void ssk_option_list_free(struct ssk_option_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    free(list->items);
    *list = (struct ssk_option_list){0};
}
