/* The terms of a word by itself, in any sentence. */
#include <string.h>

#include "lib/words/analyzer.h"
#include "seisaku/mecab.h"

struct word {
    struct ssk_analyzer *analyzer;
    const char *text;
    size_t length;
    struct ssk_strings *terms;
    struct ssk_buffer spelling;
    bool failed, functional;
};

static bool has_term(const struct ssk_strings *terms, const char *term)
{
    for (size_t i = 0; i < terms->count; i++)
        if (strcmp(terms->items[i], term) == 0)
            return true;
    return false;
}

static void add_entry(const char *feature, void *context)
{
    struct word *word = context;
    word->functional |= word_cache_class(word->analyzer->cache, feature) == SSK_CLASS_FUNCTION;
    if (word->functional)
        return;
    ssk_buffer_clear(&word->spelling);
    ssk_spell(word->analyzer->speller, word->text, word->length, feature, &word->spelling);
    const char *term = ssk_buffer_string(&word->spelling);
    if (!has_term(word->terms, term))
        word->failed |= !ssk_strings_add(word->terms, term, word->spelling.length);
    word->failed |= word->spelling.failed;
}

ssk_status ssk_word_terms(struct ssk_strings *out, bool *told, struct ssk_analyzer *analyzer,
                          const char *text, size_t length)
{
    struct word word = {analyzer, text, length, out, SSK_BUFFER_INIT, false, false};
    *told = ssk_tagger_entries(analyzer->tagger, text, length, add_entry, &word) && !word.functional;
    ssk_buffer_free(&word.spelling);
    return word.failed ? SSK_MEMORY : SSK_OK;
}
