#include "query/base/written_values.h"

#include <string.h>
#include <strings.h>

size_t begins_with_any(const char *text, const char *const *strings)
{
    for (; *strings; strings++)
        if (strncmp(text, *strings, strlen(*strings)) == 0)
            return strlen(*strings);
    return 0;
}

const char *kind_called(const char *name, size_t length)
{
    static const struct {
        const char *name, *kind;
    } kinds[] = {
        {"plan", "plan"},         {"progress", "progress"},       {"text", "text"},     {"計画", "plan"},
        {"年次計画", "plan"},     {"成果・進捗状況", "progress"}, {"成果", "progress"}, {"進捗", "progress"},
        {"進捗状況", "progress"}, {"成果・進捗", "progress"},     {"本文", "text"},     {NULL, NULL},
    };
    struct ssk_buffer narrow = SSK_BUFFER_INIT;
    const char *kind = NULL;
    ssk_buffer_append_narrow(&narrow, name, length);
    for (size_t i = 0; kinds[i].name && !kind; i++)
        if (strcasecmp(kinds[i].name, ssk_buffer_string(&narrow)) == 0)
            kind = kinds[i].kind;
    ssk_buffer_free(&narrow);
    return kind;
}

void append_year_range(struct ssk_buffer *out, const char *years, size_t length)
{
    static const char *const dashes[] = {"..", "．．", "‥",  "-",    "－", "–", "—",  "−", "‐",
                                         "~",  "～",   "〜", "から", "…",  "―", "ー", NULL};
    for (size_t i = 0; i < length;) {
        size_t dash = begins_with_any(years + i, dashes);
        ssk_buffer_append(out, dash ? ".." : years + i, dash ? 2 : 1);
        i += dash ? dash : 1;
    }
}
