/* Markdown (CommonMark with GitHub's tables), by md4c: as the HTML that it stands for. */
#ifndef SEISAKU_INDEXER_TEXT_READ_MARKDOWN_H
#define SEISAKU_INDEXER_TEXT_READ_MARKDOWN_H

#include "indexer/document/document.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

/* Fails: SSK_INPUT, worded to follow "PATH: "; SSK_MEMORY. */
ssk_status read_markdown(const struct source *source, struct document *out, struct ssk_error *error);

#endif
