#include "indexer/run/source_result.h"

#include <stdlib.h>
#include <string.h>

const char *outcome_name(enum outcome_kind kind)
{
    static const char *const names[OUTCOME_KINDS] = {"indexed", "unchanged", "removed", "skipped", NULL};
    return names[kind];
}

void outcome_skip(struct outcome *outcome, const char *reason, bool lasting)
{
    free(outcome->reason);
    outcome->kind = OUTCOME_SKIPPED;
    outcome->reason = strdup(reason);
    outcome->lasting = lasting;
}

void outcome_free(struct outcome *outcome)
{
    free(outcome->reason);
    ssk_strings_free(&outcome->messages);
    *outcome = (struct outcome){0};
}
