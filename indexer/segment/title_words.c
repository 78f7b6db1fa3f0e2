/* The words of a title, analysed when it is another than before. */
#include "indexer/segment/title_words.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/segment/index_keys.h"

void title_words_free(struct title_words *words)
{
    free(words->title);
    free(words->words);
    ssk_buffer_free(&words->terms);
    *words = (struct title_words){0};
}

ssk_status title_words_read(struct title_words *words, struct ssk_analyzer *analyzer, const char *prefix,
                            const char *title)
{
    const struct ssk_term *terms;
    size_t count;
    if (words->title && strcmp(words->title, title) == 0)
        return SSK_OK;
    title_words_free(words);
    ssk_status status = ssk_analyze(analyzer, title, strlen(title), &terms, &count);
    if (status != SSK_OK)
        return status;
    words->title = strdup(title);
    words->words = calloc(count + 1, sizeof *words->words);
    if (!words->title || !words->words) {
        title_words_free(words);
        return SSK_MEMORY;
    }
    struct ssk_buffer term = SSK_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        if (!terms[i].length)
            continue;
        index_term(&term, prefix, terms[i].text, terms[i].length);
        ssk_buffer_append(&words->terms, ssk_buffer_string(&term), term.length);
        words->words[words->count++] = (struct title_word){term.length};
    }
    bool failed = term.failed || words->terms.failed;
    ssk_buffer_free(&term);
    return failed ? SSK_MEMORY : SSK_OK;
}
