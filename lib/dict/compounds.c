/* The parts of a compound: the cheapest path through the dictionary words inside it. */
#include "lib/dict/compounds.h"

#include <mecab.h>
#include <string.h>

#include "seisaku/unicode.h"

enum { COST_NONE = 1 << 30 };

bool feature_has_class(const char *feature, const char *class)
{
    return strncmp(feature, class, strlen(class)) == 0;
}

static bool has_any_class(const char *feature, const char *const *classes)
{
    for (; *classes; classes++)
        if (feature_has_class(feature, *classes))
            return true;
    return false;
}

/* Names of people and places say nothing by their parts (北海道 is no 海道); nor do function words. */
static bool may_have_parts(const char *feature)
{
    static const char *const closed[] = {
        "名詞,固有名詞,人名", "名詞,固有名詞,地域", "名詞,一般,一語", "名詞,数",       "名詞,代名詞",
        "名詞,非自立",        "名詞,接尾",          "名詞,特殊",      "名詞,接続詞的", NULL};
    return feature_has_class(feature, "名詞,") && !has_any_class(feature, closed);
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
    if (feature_has_class(node->feature, "接頭詞,名詞接続"))
        return first;
    if (feature_has_class(node->feature, "名詞,接尾"))
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

/* Asked of every word: what most of them fail comes first, and the strings of the feature last. */
static bool can_have_parts(const char *surface, size_t length, const char *feature)
{
    enum { SHORTEST = 4 /* bytes: of four characters, or of three kanji */ };
    bool han, katakana;
    return length >= SHORTEST && length < WHOLE && !has_hiragana(surface, length) &&
           count_points(surface, length, &han, &katakana) >= (han ? 3 : 4) && may_have_parts(feature);
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

const struct compound *compound_parts(struct ssk_tagger *tagger, const mecab_node_t *node)
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
