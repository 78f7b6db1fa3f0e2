/* MeCab behind a C face of our own: models, taggers, costs. */
#include "seisaku/mecab.h"

#include <mecab.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/dict/compounds.h"

/* Named itself: Debian's default dictionary is an alternatives link that other packages turn. */
#define DICTIONARY "/var/lib/mecab/dic/ipadic-utf8"

enum { CHUNK = 4096 /* bytes given to MeCab at once; it gives up on very long input */ };

struct ssk_model {
    mecab_model_t *mecab;
    char version[256];
};

/* ------------------------------------------------------------------------------------------
 * Opening. */

static bool is_utf8(const char *charset)
{
    return charset && (!strcasecmp(charset, "utf8") || !strcasecmp(charset, "utf-8"));
}

/* MeCab loads a dictionary of any charset happily and then answers nonsense. */
static ssk_status check_dictionaries(struct ssk_model *model, const char *folder, struct ssk_error *error)
{
    const mecab_dictionary_info_t *info = mecab_model_dictionary_info(model->mecab);
    for (const mecab_dictionary_info_t *d = info; d; d = d->next)
        if (!is_utf8(d->charset))
            return ssk_fail(error, SSK_CORRUPT,
                            "dictionary %s is in %s, not UTF-8: install mecab-ipadic-utf8, compile user "
                            "dictionaries with -t utf-8",
                            d->filename, d->charset);
    if (!info)
        return ssk_fail(error, SSK_CORRUPT, "no dictionary in %s: reinstall mecab-ipadic-utf8", folder);
    unsigned user = 0;
    for (const mecab_dictionary_info_t *d = info->next; d; d = d->next)
        user += d->size;
    int used = snprintf(model->version, sizeof model->version, "mecab %s, ipadic utf8 %u words",
                        mecab_version(), info->size);
    if (info->next && used > 0 && (size_t)used < sizeof model->version)
        snprintf(model->version + used, sizeof model->version - (size_t)used, ", user %u words", user);
    return SSK_OK;
}

const char *ssk_model_folder(void)
{
    const char *folder = getenv("SEISAKU_MECAB_DIC");
    return folder && *folder ? folder : DICTIONARY;
}

ssk_status ssk_model_open(struct ssk_model **out, const char *user_dictionaries, struct ssk_error *error)
{
    const char *folder = ssk_model_folder();
    char *arguments[] = {(char *)"mecab", (char *)"-r", (char *)"/dev/null",      (char *)"-d",
                         (char *)folder,  (char *)"-u", (char *)user_dictionaries};
    struct ssk_model *model = calloc(1, sizeof *model);
    if (!model)
        return ssk_no_memory(error);
    model->mecab = mecab_model_new(user_dictionaries ? 7 : 5, arguments);
    if (!model->mecab) {
        free(model);
        return ssk_fail(error, SSK_NOT_FOUND, "MeCab cannot load %s%s%s: install mecab-ipadic-utf8", folder,
                        user_dictionaries ? " with " : "", user_dictionaries ? user_dictionaries : "");
    }
    ssk_status status = check_dictionaries(model, folder, error);
    if (status != SSK_OK) {
        ssk_model_free(model);
        return status;
    }
    *out = model;
    return SSK_OK;
}

void ssk_model_free(struct ssk_model *model)
{
    if (!model)
        return;
    mecab_model_destroy(model->mecab);
    free(model);
}

const char *ssk_model_version(const struct ssk_model *model)
{
    return model->version;
}

ssk_status ssk_tagger_new(struct ssk_tagger **out, const struct ssk_model *model, struct ssk_error *error)
{
    struct ssk_tagger *tagger = calloc(1, sizeof *tagger);
    if (!tagger)
        return ssk_no_memory(error);
    tagger->model = model->mecab;
    tagger->mecab = mecab_model_new_tagger(model->mecab);
    tagger->lattice = mecab_model_new_lattice(model->mecab);
    tagger->lookups = mecab_model_new_lattice(model->mecab);
    tagger->cache = calloc(CACHE_SLOTS, sizeof *tagger->cache);
    if (!tagger->mecab || !tagger->lattice || !tagger->lookups || !tagger->cache) {
        ssk_tagger_free(tagger);
        return ssk_no_memory(error);
    }
    *out = tagger;
    return SSK_OK;
}

void ssk_tagger_free(struct ssk_tagger *tagger)
{
    if (!tagger)
        return;
    free(tagger->cache);
    ssk_buffer_free(&tagger->sentence);
    ssk_buffer_free(&tagger->word);
    if (tagger->lookups)
        mecab_lattice_destroy(tagger->lookups);
    if (tagger->lattice)
        mecab_lattice_destroy(tagger->lattice);
    if (tagger->mecab)
        mecab_destroy(tagger->mecab);
    free(tagger);
}

/* ------------------------------------------------------------------------------------------
 * Walking a text. */

/* How much of the text to give to MeCab at once: all of it if it is short, else up to the last
 * sentence end, else the last comma or blank, else the last whole character. */
static size_t chunk_length(const char *text, size_t length)
{
    static const char *const ends[] = {"。", "\n", "、", " ", NULL};
    if (length <= CHUNK)
        return length;
    for (const char *const *end = ends; *end; end++) {
        size_t bytes = strlen(*end);
        for (size_t cut = CHUNK; cut > CHUNK / 4; cut--)
            if (!memcmp(text + cut - bytes, *end, bytes))
                return cut;
    }
    size_t cut = CHUNK;
    while (cut > CHUNK - 4 && ((unsigned char)text[cut] & 0xc0) == 0x80)
        cut--;
    return cut;
}

/* The text without the blanks at its end. Where nothing but blanks is left, MeCab asks its dictionary for a
 * word of length 0, which that takes for a string that ends with a NUL: it reads on behind the text. */
static size_t without_blanks(const char *text, size_t length)
{
    for (;;) {
        if (length && strchr(" \t\n\v", text[length - 1]) && text[length - 1])
            length--;
        else if (length > 1 && memcmp(text + length - 2, "\u00d0", 2) == 0) /* a blank in char.def */
            length -= 2;
        else
            return length;
    }
}

/* A copy with a NUL behind it: MeCab looks at the byte behind a text that ends with a character that it does
 * not know. NULL without memory. */
static const char *copy(struct ssk_buffer *out, const char *text, size_t length)
{
    ssk_buffer_clear(out);
    ssk_buffer_append(out, text, length);
    return out->failed ? NULL : out->data;
}

/* The sentence's first node, which stands in tagger->sentence; NULL without memory. `length` is not 0 once
 * blanks are left off. */
static const mecab_node_t *parse(struct ssk_tagger *tagger, const char *text, size_t length)
{
    const char *sentence = copy(&tagger->sentence, text, length);
    if (!sentence)
        return NULL;
    mecab_lattice_set_sentence2(tagger->lattice, sentence, length);
    if (!mecab_parse_lattice(tagger->mecab, tagger->lattice))
        return NULL;
    return mecab_lattice_get_bos_node(tagger->lattice);
}

/* A node of the sentence that stands in the text from byte `start` on. */
static bool visit_node(struct ssk_tagger *tagger, const char *text, size_t start, const mecab_node_t *node,
                       bool parts, ssk_morpheme_visit visit, void *context)
{
    start += (size_t)(node->surface - tagger->sentence.data);
    struct ssk_morpheme whole = {.surface = text + start,
                                 .start = start,
                                 .length = node->length,
                                 .feature = node->feature,
                                 .known = node->stat == MECAB_NOR_NODE};
    if (!visit(&whole, context))
        return false;
    const struct compound *compound = parts ? compound_parts(tagger, node) : NULL;
    for (size_t i = 0; compound && i < compound->count; i++) {
        const struct part *part = &compound->parts[i];
        struct ssk_morpheme morpheme = {.surface = whole.surface + part->start,
                                        .start = whole.start + part->start,
                                        .length = part->length,
                                        .feature = part->feature,
                                        .known = part->feature != node->feature,
                                        .part = true};
        if (!visit(&morpheme, context))
            return false;
    }
    return true;
}

ssk_status ssk_tagger_walk(struct ssk_tagger *tagger, const char *text, size_t length, bool parts,
                           ssk_morpheme_visit visit, void *context)
{
    for (size_t start = 0; start < length;) {
        size_t bytes = chunk_length(text + start, length - start);
        size_t words = without_blanks(text + start, bytes);
        const mecab_node_t *node = words ? parse(tagger, text + start, words) : NULL;
        if (words && !node)
            return SSK_MEMORY;
        for (node = node ? node->next : NULL; node && node->stat != MECAB_EOS_NODE; node = node->next)
            if (!visit_node(tagger, text, start, node, parts, visit, context))
                return SSK_OK;
        start += bytes;
    }
    return SSK_OK;
}

long ssk_tagger_cost(struct ssk_tagger *tagger, const char *text, size_t length)
{
    length = without_blanks(text, length);
    if (!length || !parse(tagger, text, length))
        return 0;
    return mecab_lattice_get_eos_node(tagger->lattice)->cost;
}

bool ssk_tagger_knows(struct ssk_tagger *tagger, const char *text, size_t length, const char *feature)
{
    bool known = false;
    const char *word = without_blanks(text, length) ? copy(&tagger->word, text, length) : NULL;
    if (!word)
        return known;
    const mecab_node_t *node = mecab_model_lookup(tagger->model, word, word + length, tagger->lookups);
    for (; node && !known; node = node->bnext)
        known = node->stat == MECAB_NOR_NODE && node->rlength == length && node->length == length &&
                feature_has_class(node->feature, feature);
    mecab_lattice_clear(tagger->lookups);
    return known;
}

bool ssk_tagger_entries(struct ssk_tagger *tagger, const char *text, size_t length,
                        void (*visit)(const char *feature, void *context), void *context)
{
    const char *word = without_blanks(text, length) == length ? copy(&tagger->word, text, length) : NULL;
    const mecab_node_t *node =
        word ? mecab_model_lookup(tagger->model, word, word + length, tagger->lookups) : NULL;
    bool known = node;
    for (; node && known; node = node->bnext) {
        known = node->stat == MECAB_NOR_NODE;
        if (known && node->rlength == length && node->length == length)
            visit(node->feature, context);
    }
    if (word)
        mecab_lattice_clear(tagger->lookups);
    return known;
}
