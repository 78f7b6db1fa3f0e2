#include "indexer/care/check.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "seisaku/index.h"
#include "seisaku/memory.h"
#include "seisaku/paths.h"

enum { TRIES = 3 };

/* What is told of one attempt. */
struct attempt {
    struct ssk_strings damages;
    bool lost; /* no memory for one */
};

static void take(void *context, const char *message)
{
    struct attempt *attempt = context;
    attempt->lost |= !ssk_strings_add(&attempt->damages, message, strlen(message));
}

/* An update may take files away while they are compared: what is damaged for good is so again. */
static ssk_status compare(struct attempt *attempt, size_t *checked, const char *path, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (int tries = 0; tries < TRIES && (tries == 0 || attempt->damages.count); tries++) {
        ssk_strings_free(&attempt->damages);
        *attempt = (struct attempt){0};
        status = ssk_index_files_check(checked, path, take, attempt, error);
    }
    return status == SSK_OK && attempt->lost ? ssk_no_memory(error) : ssk_memory_settle(status, error);
}

int check(const struct options *options)
{
    struct attempt attempt = {0};
    struct ssk_error error = {""};
    size_t checked = 0;
    char *path = options->index ? strdup(options->index) : ssk_default_index();
    ssk_status status = path ? compare(&attempt, &checked, path, &error) : ssk_no_memory(&error);
    for (size_t i = 0; i < attempt.damages.count; i++)
        message_print("%s", attempt.damages.items[i]);
    if (status != SSK_OK)
        message_print("%s", error.message);
    else if (!attempt.damages.count && !options->quiet)
        message_print("%s: %zu files are as they were written", path, checked);
    int code = status == SSK_OK && !attempt.damages.count ? 0 : 2;
    ssk_strings_free(&attempt.damages);
    free(path);
    return code;
}
