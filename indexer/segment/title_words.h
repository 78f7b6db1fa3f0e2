/* The words of a title, which hundreds of passages share: analysed once. Private to indexer/segment. */
#ifndef SEISAKU_INDEXER_SEGMENT_TITLE_WORDS_H
#define SEISAKU_INDEXER_SEGMENT_TITLE_WORDS_H

#include "seisaku/buffer.h"
#include "seisaku/terms.h"

struct title_words {
    char *title;
    struct ssk_buffer terms; /* with their prefix, one behind the other */
    struct title_word {
        size_t length;
    } * words;
    size_t count;
};

void title_words_free(struct title_words *words);

/* Reads the words of the title unless they are those that *words holds, which has one prefix for all its
 * titles. Fails: SSK_MEMORY, or as ssk_analyze. */
ssk_status title_words_read(struct title_words *words, struct ssk_analyzer *analyzer, const char *prefix,
                            const char *title);

#endif
