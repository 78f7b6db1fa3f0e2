/* MeCab behind a C face of our own: models, taggers, costs, and the parts of compound nouns. */
#include "seisaku/mecab.h"

#include <mecab.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "seisaku/unicode.h"

/* Named itself: Debian's default dictionary is an alternatives link that other packages turn. */
#define DICTIONARY "/var/lib/mecab/dic/ipadic-utf8"

enum {
    CHUNK = 4096, /* bytes given to MeCab at once; it gives up on very long input */
    PARTS = 12,   /* a compound of more parts is left whole */
    WHOLE = 96,   /* bytes; longer compounds are left whole */
    CACHE_SLOTS = 2048,
    COST_NONE = 1 << 30
};

struct ssk_model {
    mecab_model_t *mecab;
    char version[256];
};

struct part {
    uint8_t start, length;
    const char *feature; /* in the mapped dictionary: lives as long as the model */
};

/* The parts of one compound; direct-mapped by the hash of the whole. */
struct compound {
    uint8_t length; /* of the whole; 0 in an empty slot */
    uint8_t count;  /* 0: it has no parts */
    char whole[WHOLE];
    struct part parts[PARTS];
};

struct ssk_tagger {
    mecab_model_t *model;
    mecab_t *mecab;
    mecab_lattice_t *lattice; /* of the text that is walked */
    mecab_lattice_t *lookups; /* owns the nodes of dictionary look-ups */
    struct compound *cache;
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
    int used = snprintf(model->version, sizeof model->version, "mecab %s, ipadic utf8 %u words",
                        mecab_version(), info->size);
    if (info->next && used > 0 && (size_t)used < sizeof model->version)
        snprintf(model->version + used, sizeof model->version - (size_t)used, ", user %u words",
                 info->next->size);
    return SSK_OK;
}

ssk_status ssk_model_open(struct ssk_model **out, const char *user_dictionary, struct ssk_error *error)
{
    const char *folder = getenv("SEISAKU_MECAB_DIC");
    if (!folder || !*folder)
        folder = DICTIONARY;
    char *arguments[] = {(char *)"mecab", (char *)"-r", (char *)"/dev/null",    (char *)"-d",
                         (char *)folder,  (char *)"-u", (char *)user_dictionary};
    struct ssk_model *model = calloc(1, sizeof *model);
    if (!model)
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    model->mecab = mecab_model_new(user_dictionary ? 7 : 5, arguments);
    if (!model->mecab) {
        free(model);
        return ssk_fail(error, SSK_NOT_FOUND, "MeCab cannot load %s%s%s: install mecab-ipadic-utf8", folder,
                        user_dictionary ? " with " : "", user_dictionary ? user_dictionary : "");
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
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    tagger->model = model->mecab;
    tagger->mecab = mecab_model_new_tagger(model->mecab);
    tagger->lattice = mecab_model_new_lattice(model->mecab);
    tagger->lookups = mecab_model_new_lattice(model->mecab);
    tagger->cache = calloc(CACHE_SLOTS, sizeof *tagger->cache);
    if (!tagger->mecab || !tagger->lattice || !tagger->lookups || !tagger->cache) {
        ssk_tagger_free(tagger);
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    }
    *out = tagger;
    return SSK_OK;
}

void ssk_tagger_free(struct ssk_tagger *tagger)
{
    if (!tagger)
        return;
    free(tagger->cache);
    if (tagger->lookups)
        mecab_lattice_destroy(tagger->lookups);
    if (tagger->lattice)
        mecab_lattice_destroy(tagger->lattice);
    if (tagger->mecab)
        mecab_destroy(tagger->mecab);
    free(tagger);
}

/* ------------------------------------------------------------------------------------------
 * The parts of a compound: the cheapest path through the dictionary words inside it. */

static bool has_class(const char *feature, const char *class)
{
    return strncmp(feature, class, strlen(class)) == 0;
}

static bool has_any_class(const char *feature, const char *const *classes)
{
    for (; *classes; classes++)
        if (has_class(feature, *classes))
            return true;
    return false;
}

/* Names of people and places say nothing by their parts (北海道 is no 海道); nor do function words. */
static bool may_have_parts(const char *feature)
{
    static const char *const closed[] = {
        "名詞,固有名詞,人名", "名詞,固有名詞,地域", "名詞,一般,一語", "名詞,数",       "名詞,代名詞",
        "名詞,非自立",        "名詞,接尾",          "名詞,特殊",      "名詞,接続詞的", NULL};
    return has_class(feature, "名詞,") && !has_any_class(feature, closed);
}

/* Counts code points; sets *han and *katakana (full width) when the text is of these alone. */
static size_t count_points(const char *text, size_t length, bool *han, bool *katakana)
{
    size_t count = 0, kanji = 0, kana = 0;
    for (size_t byte = 0; byte < length; count++) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        kanji += ssk_is_han(point);
        kana += ssk_is_katakana(point) && point < 0xff00;
    }
    if (han)
        *han = kanji == count;
    *katakana = kana == count;
    return count;
}

/* One character is a part only as a suffix (省) or prefix (新), for any kanji is some noun; and katakana
 * only from three on, for a dictionary full of サイ, バー, コン and テント explains every loan word. */
static bool may_be_part(const mecab_node_t *node, bool first)
{
    static const char *const open[] = {"名詞,一般",          "名詞,サ変接続",       "名詞,形容動詞語幹",
                                       "名詞,固有名詞,組織", "名詞,固有名詞,一般",  "名詞,固有名詞,地域",
                                       "名詞,副詞可能",      "名詞,ナイ形容詞語幹", NULL};
    if (node->stat != MECAB_NOR_NODE)
        return false;
    bool katakana;
    size_t points = count_points(node->surface, node->length, NULL, &katakana);
    if (katakana && points < 3)
        return false;
    if (has_class(node->feature, "接頭詞,名詞接続"))
        return first;
    if (has_class(node->feature, "名詞,接尾"))
        return !first;
    return points > 1 && has_any_class(node->feature, open);
}

/* The cheapest way to read the whole up to one byte offset. */
struct step {
    const mecab_node_t *node; /* the word that ends here; NULL at the start */
    int cost;                 /* COST_NONE where no word ends */
    uint8_t from;             /* where that word starts */
    uint8_t words;            /* how many words it took */
};

/* Extends the best path that ends at `start` by every word that starts there. */
static void extend_path(struct ssk_tagger *tagger, struct step *steps, const char *whole, size_t length,
                        size_t start)
{
    unsigned short before = steps[start].node ? steps[start].node->rcAttr : 0;
    const mecab_node_t *node =
        mecab_model_lookup(tagger->model, whole + start, whole + length, tagger->lookups);
    for (; node; node = node->bnext) {
        if (node->length == length || node->rlength != node->length || !may_be_part(node, start == 0))
            continue;
        int cost = steps[start].cost + node->wcost +
                   mecab_model_transition_cost(tagger->model, before, node->lcAttr);
        size_t end = start + node->length;
        if (cost < steps[end].cost)
            steps[end] = (struct step){node, cost, (uint8_t)start, (uint8_t)(steps[start].words + 1)};
    }
}

/* Okurigana is no compound: 受け入れ is one word. */
static bool has_hiragana(const char *text, size_t length)
{
    for (size_t byte = 0; byte < length;)
        if (ssk_is_hiragana(ssk_utf8_next(text, length, &byte)))
            return true;
    return false;
}

static bool can_have_parts(const char *surface, size_t length, const char *feature)
{
    bool han, katakana;
    return length < WHOLE && may_have_parts(feature) && !has_hiragana(surface, length) &&
           count_points(surface, length, &han, &katakana) >= (han ? 3 : 4);
}

static void find_known_parts(struct ssk_tagger *tagger, struct compound *compound);

/* Exchanges each part that has parts itself for these: 厚生労働省 is 厚生 労働 省 although 労働省 is a word.
 * So the parts do not depend on which longer words the dictionary happens to hold. */
static void flatten(struct ssk_tagger *tagger, struct compound *compound)
{
    struct compound flat = *compound;
    flat.count = 0;
    for (size_t i = 0; i < compound->count; i++) {
        const struct part *part = &compound->parts[i];
        struct compound inner = {.length = part->length};
        memcpy(inner.whole, compound->whole + part->start, part->length);
        if (can_have_parts(inner.whole, inner.length, part->feature))
            find_known_parts(tagger, &inner);
        if (flat.count + (inner.count ? inner.count : 1) > PARTS)
            return;
        if (!inner.count)
            flat.parts[flat.count++] = *part;
        for (size_t j = 0; j < inner.count; j++) {
            flat.parts[flat.count] = inner.parts[j];
            flat.parts[flat.count++].start += part->start;
        }
    }
    *compound = flat;
}

/* Reads the parts off the cheapest path. Without a path the compound keeps none. */
static void find_known_parts(struct ssk_tagger *tagger, struct compound *compound)
{
    struct step steps[WHOLE + 1] = {{0}};
    size_t length = compound->length;
    for (size_t i = 1; i <= length; i++)
        steps[i].cost = COST_NONE;
    for (size_t i = 0; i < length; i++)
        if (steps[i].cost != COST_NONE)
            extend_path(tagger, steps, compound->whole, length, i);
    if (steps[length].cost == COST_NONE || steps[length].words > PARTS)
        return;
    compound->count = steps[length].words;
    size_t end = length;
    for (int i = compound->count - 1; i >= 0; i--) {
        size_t start = steps[end].from;
        compound->parts[i] = (struct part){(uint8_t)start, (uint8_t)(end - start), steps[end].node->feature};
        end = start;
    }
    flatten(tagger, compound);
}

/* The feature of the longest common noun that `text` opens with (`whole_only`: that it is); NULL if none. */
static const char *common_noun(struct ssk_tagger *tagger, const char *text, size_t length, bool whole_only,
                               size_t *bytes)
{
    static const char *const common[] = {"名詞,一般", "名詞,サ変接続", "名詞,形容動詞語幹", NULL};
    const char *feature = NULL;
    const mecab_node_t *node = mecab_model_lookup(tagger->model, text, text + length, tagger->lookups);
    for (*bytes = 0; node; node = node->bnext)
        if (node->stat == MECAB_NOR_NODE && node->length > *bytes && has_any_class(node->feature, common) &&
            (!whole_only || node->length == length)) {
            feature = node->feature;
            *bytes = node->length;
        }
    return feature;
}

/* データ|ローカライゼーション: an unknown katakana word of which one side is a common noun of three
 * characters or more, and the other is no shorter than four. The longest such noun decides. */
static void split_unknown(struct ssk_tagger *tagger, struct compound *compound, const char *feature)
{
    enum { KANA = 3, NOUN = 3 * KANA, REST = 4 * KANA };
    size_t length = compound->length, best = 0, bytes;
    if (length < NOUN + REST)
        return;
    const char *known = common_noun(tagger, compound->whole, length - REST, false, &bytes);
    if (known && bytes >= NOUN) {
        best = bytes;
        compound->count = 2;
        compound->parts[0] = (struct part){0, (uint8_t)bytes, known};
        compound->parts[1] = (struct part){(uint8_t)bytes, (uint8_t)(length - bytes), feature};
    }
    for (size_t start = REST; start + NOUN <= length && length - start > best; start += KANA) {
        known = common_noun(tagger, compound->whole + start, length - start, true, &bytes);
        if (!known)
            continue;
        compound->count = 2;
        compound->parts[0] = (struct part){0, (uint8_t)start, feature};
        compound->parts[1] = (struct part){(uint8_t)start, (uint8_t)bytes, known};
        break;
    }
}

static uint32_t hash_of(const char *text, size_t length)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

/* The parts of a noun, from the cache or found now; NULL when it can have none. */
static const struct compound *parts_of(struct ssk_tagger *tagger, const mecab_node_t *node)
{
    if (!can_have_parts(node->surface, node->length, node->feature))
        return NULL;
    struct compound *compound = &tagger->cache[hash_of(node->surface, node->length) % CACHE_SLOTS];
    if (compound->length == node->length && !memcmp(compound->whole, node->surface, node->length))
        return compound;
    compound->length = (uint8_t)node->length;
    compound->count = 0;
    memcpy(compound->whole, node->surface, node->length);
    find_known_parts(tagger, compound);
    bool katakana;
    count_points(node->surface, node->length, NULL, &katakana);
    if (!compound->count && katakana && node->stat == MECAB_UNK_NODE)
        split_unknown(tagger, compound, node->feature);
    mecab_lattice_clear(tagger->lookups);
    return compound;
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

/* The sentence's first node; NULL without memory. `length` is not 0 once blanks are left off. */
static const mecab_node_t *parse(struct ssk_tagger *tagger, const char *text, size_t length)
{
    mecab_lattice_set_sentence2(tagger->lattice, text, length);
    if (!mecab_parse_lattice(tagger->mecab, tagger->lattice))
        return NULL;
    return mecab_lattice_get_bos_node(tagger->lattice);
}

static bool visit_node(struct ssk_tagger *tagger, const char *text, const mecab_node_t *node, bool parts,
                       ssk_morpheme_visit visit, void *context)
{
    struct ssk_morpheme whole = {.surface = node->surface,
                                 .start = (size_t)(node->surface - text),
                                 .length = node->length,
                                 .feature = node->feature,
                                 .known = node->stat == MECAB_NOR_NODE};
    if (!visit(&whole, context))
        return false;
    const struct compound *compound = parts ? parts_of(tagger, node) : NULL;
    for (size_t i = 0; compound && i < compound->count; i++) {
        const struct part *part = &compound->parts[i];
        struct ssk_morpheme morpheme = {.surface = node->surface + part->start,
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
            if (!visit_node(tagger, text, node, parts, visit, context))
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
    if (!without_blanks(text, length))
        return known;
    const mecab_node_t *node = mecab_model_lookup(tagger->model, text, text + length, tagger->lookups);
    for (; node && !known; node = node->bnext)
        known = node->stat == MECAB_NOR_NODE && node->rlength == length && node->length == length &&
                has_class(node->feature, feature);
    mecab_lattice_clear(tagger->lookups);
    return known;
}
