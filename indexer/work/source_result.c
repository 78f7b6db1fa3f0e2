#include "indexer/work/source_result.h"

#include <stdlib.h>
#include <string.h>

const char *source_result_name(enum source_result_kind kind)
{
    static const char *const names[RESULT_KINDS] = {"indexed", "unchanged",   "removed",
                                                    "skipped", "passed_over", NULL};
    return names[kind];
}

void source_result_skip(struct source_result *source_result, const char *reason, bool lasting)
{
    free(source_result->reason);
    source_result->kind = RESULT_SKIPPED;
    source_result->reason = strdup(reason);
    source_result->lasting = lasting;
}

void source_result_free(struct source_result *source_result)
{
    free(source_result->reason);
    ssk_strings_free(&source_result->messages);
    *source_result = (struct source_result){0};
}
