#include "lib/words/analyzer.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"

ssk_status ssk_analyzer_new(struct ssk_analyzer **out, const struct ssk_dictionary *dictionary,
                            struct ssk_error *error)
{
    *out = NULL;
    struct ssk_analyzer *analyzer = calloc(1, sizeof *analyzer);
    if (!analyzer)
        return ssk_no_memory(error);
    analyzer->dictionary = dictionary;
    analyzer->cache = word_cache_new();
    ssk_status status =
        analyzer->cache ? ssk_tagger_new(&analyzer->tagger, dictionary->model, error) : ssk_no_memory(error);
    if (status == SSK_OK)
        status = ssk_speller_new(&analyzer->speller, dictionary->okurigana, analyzer->tagger, error);
    if (status == SSK_OK)
        *out = analyzer;
    else
        ssk_analyzer_free(analyzer);
    return status;
}

ssk_status ssk_analyzer_share(struct ssk_analyzer **out, const struct ssk_analyzer *analyzer,
                              struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_no_memory(error);
    **out = (struct ssk_analyzer){.dictionary = analyzer->dictionary,
                                  .shared = true,
                                  .tagger = analyzer->tagger,
                                  .speller = analyzer->speller,
                                  .cache = analyzer->cache};
    return SSK_OK;
}

void ssk_analyzer_free(struct ssk_analyzer *analyzer)
{
    if (!analyzer)
        return;
    if (!analyzer->shared) {
        word_cache_free(analyzer->cache);
        ssk_speller_free(analyzer->speller);
        ssk_tagger_free(analyzer->tagger);
    }
    ssk_folded_free(&analyzer->folded);
    ssk_folded_free(&analyzer->input);
    ssk_buffer_free(&analyzer->utf8);
    ssk_buffer_free(&analyzer->strings);
    free(analyzer->points);
    free(analyzer->tokens);
    free(analyzer->terms);
    free(analyzer);
}

void analyzer_add_term(struct ssk_analyzer *analyzer, const struct token *token, const char *text,
                       size_t length, uint32_t position)
{
    if (!SSK_GROW(analyzer->terms, analyzer->term_count, analyzer->term_capacity)) {
        analyzer->failed = true;
        return;
    }
    if (length > SSK_TERM_LIMIT) /* a term that long is no word; its beginning still finds it */
        for (length = SSK_TERM_LIMIT; length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80;)
            length--;
    analyzer->terms[analyzer->term_count++] = (struct ssk_term){
        .text = (const char *)analyzer->strings.length, /* an offset until all are in */
        .length = length,
        .position = position,
        .start = analyzer->input.starts[token->start],
        .end = analyzer->input.ends[token->end - 1],
        .kind = token->kind,
        .whole = token->whole,
    };
    ssk_buffer_append(&analyzer->strings, text, length);
    ssk_buffer_append_char(&analyzer->strings, '\0');
}

void analyzer_add_part(struct ssk_analyzer *analyzer, const struct token *token, uint32_t start, uint32_t end,
                       enum ssk_term_class kind, const char *text)
{
    struct token part = *token;
    part.start = start;
    part.end = end;
    part.kind = kind;
    part.whole = false;
    analyzer_add_term(analyzer, &part, text, strlen(text), ++analyzer->position);
}
