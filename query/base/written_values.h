/* Values of options and fields as people write them, in Japanese or full width too. */
#ifndef SEISAKU_QUERY_BASE_WRITTEN_VALUES_H
#define SEISAKU_QUERY_BASE_WRITTEN_VALUES_H

#include <stddef.h>

#include "seisaku/buffer.h"

/* Length of the first of the strings, ended by NULL, that `text` begins with; 0 when it begins with none. */
size_t begins_with_any(const char *text, const char *const *strings);

/* The kind of passages that `name` calls, of `length` bytes: plan for ＰＬＡＮ or 計画; NULL for none. */
const char *kind_called(const char *name, size_t length);

/* Appends years with two dots for what else may stand between the two of a range: 2022～2024. */
void append_year_range(struct ssk_buffer *out, const char *years, size_t length);

#endif
