/* Which morphemes carry meaning, and which only hold a sentence together. */
#include "lib/words/word_class.h"

#include "seisaku/spelling.h"

/* True for nouns that only support others: こと, ため, それ, よう. */
static bool is_function_noun(const struct ssk_feature *feature)
{
    static const char *const kinds[] = {"非自立", "代名詞", "特殊", "接続詞的", "引用文字列"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ssk_feature_is(feature, SSK_POS1, kinds[i]))
            return true;
    return ssk_feature_is(feature, SSK_POS1, "接尾") && ssk_feature_is(feature, SSK_POS2, "助動詞語幹");
}

/* Verbs that carry no meaning of their own: 確保する is 確保. */
static bool is_light_verb(const struct ssk_feature *feature)
{
    static const char *const verbs[] = {"する", "ある", "いる", "なる", "できる",
                                        "いう", "よる", "おる", "成る", "出来る"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (ssk_feature_is(feature, SSK_BASE, verbs[i]))
            return true;
    return !ssk_feature_is(feature, SSK_POS1, "自立");
}

enum ssk_term_class word_class(const char *text)
{
    struct ssk_feature feature;
    ssk_feature_split(text, &feature);
    if (ssk_feature_is(&feature, SSK_POS, "名詞")) {
        if (ssk_feature_is(&feature, SSK_POS1, "数"))
            return SSK_CLASS_NUMBER;
        if (is_function_noun(&feature))
            return SSK_CLASS_FUNCTION;
        if (ssk_feature_is(&feature, SSK_POS1, "固有名詞"))
            return SSK_CLASS_PROPER;
        return ssk_feature_is(&feature, SSK_POS1, "接尾") ? SSK_CLASS_SUFFIX : SSK_CLASS_NOUN;
    }
    if (ssk_feature_is(&feature, SSK_POS, "動詞"))
        return is_light_verb(&feature) ? SSK_CLASS_FUNCTION : SSK_CLASS_VERB;
    if (ssk_feature_is(&feature, SSK_POS, "形容詞"))
        return ssk_feature_is(&feature, SSK_POS1, "自立") ? SSK_CLASS_VERB : SSK_CLASS_FUNCTION;
    if (ssk_feature_is(&feature, SSK_POS, "副詞"))
        return SSK_CLASS_ADVERB;
    if (ssk_feature_is(&feature, SSK_POS, "接頭詞"))
        return SSK_CLASS_SUFFIX;
    return ssk_feature_is(&feature, SSK_POS1, "アルファベット") ? SSK_CLASS_NOUN : SSK_CLASS_FUNCTION;
}
