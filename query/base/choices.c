#include "query/base/choices.h"

const char *const format_names[] = {"text", "json", "jsonl", "csv", "tsv", "trec", NULL};
const char *const sort_names[] = {"relevance", "document", "year", NULL};
const char *const facet_names[] = {"ministry", "section",        "kind",         "year",       "genre",
                                   "speaker",  "issuer",         "date",         "date:month", "date:year",
                                   "document", "ministry=exact", "issuer=exact", NULL};
const char *const kwic_sort_names[] = {"hit", "left", "right", NULL};
const char *const word_sort_names[] = {
    "usual", "frequency", "log-likelihood", "log-dice", "mutual-information", "log-ratio", NULL};
const char *const trend_names[] = {"year", "month", NULL};
