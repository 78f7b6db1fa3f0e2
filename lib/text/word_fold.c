/* Regular spellings, one function a rule. Each looks at the characters before its own, which are folded
 * already, and behind it, which are not yet. */
#include "lib/text/word_fold.h"

#include <stddef.h>
#include <string.h>

struct place {
    const uint32_t *before; /* the folded characters, `count` of them */
    size_t count;
    const uint32_t *next; /* the characters from this one on, `left` of them */
    size_t left;
};

/* The character `back` before this one; 0 where the text begins. */
static uint32_t behind(const struct place *place, size_t back)
{
    return back <= place->count ? place->before[place->count - back] : 0;
}

static uint32_t ahead(const struct place *place, size_t steps)
{
    return steps < place->left ? place->next[steps] : 0;
}

static bool is_one_of(uint32_t point, const char *set)
{
    for (size_t byte = 0, length = strlen(set); byte < length;)
        if (ssk_utf8_next(set, length, &byte) == point)
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------ numerals */

static bool is_numeral(uint32_t point)
{
    return (point >= '0' && point <= '9') || (point && is_one_of(point, "一二三四五六七八九十百千万億兆〇"));
}

static uint32_t formal_numeral(uint32_t point)
{
    switch (point) {
    case 0x58f1: /* 壱 */
        return 0x4e00;
    case 0x5f10: /* 弐 */
        return 0x4e8c;
    case 0x53c2: /* 参 */
        return 0x4e09;
    case 0x4f0d: /* 伍 */
        return 0x4e94;
    case 0x62fe: /* 拾 */
        return 0x5341;
    default:
        return 0;
    }
}

/* 参 is a numeral before a unit, or behind one in such a number: not in 同一参加者. 拾 is none in 収拾. */
static uint32_t plain_numeral(const struct place *place)
{
    uint32_t point = ahead(place, 0), plain = formal_numeral(point), next = ahead(place, 1);
    bool unit_follows = next && is_one_of(next, "拾百千万億");
    if (point == 0x53c2)
        return unit_follows || (behind(place, 1) == 0x5341 && is_one_of(next, "円銭年月日")) ? plain : point;
    if (point == 0x62fe)
        return is_numeral(behind(place, 1)) ||
                       (next && is_one_of(next, "万億壱弐参伍") && behind(place, 1) != 0x53ce)
                   ? plain
                   : point;
    return unit_follows || is_numeral(behind(place, 1)) || formal_numeral(next) || is_numeral(next) ? plain
                                                                                                    : point;
}

/* ------------------------------------------------------------------------------------------ か カ ヶ 箇 */

/* A counter that か stands before; not 第, so that 一か第二か stays two numbers. */
static bool takes_ka(uint32_t point)
{
    return point &&
           is_one_of(point, "月国所年条村町店校社省庁県市点分項語地局間院館寺郡箇処区駅言大団部事圏科課");
}

static uint32_t counter_ka(const struct place *place)
{
    uint32_t point = ahead(place, 0), last = behind(place, 1), next = ahead(place, 1);
    bool counted = is_numeral(last) || last == 0x6570 || last == 0x4f55 || last == 0x5e7e; /* 数 何 幾 */
    if (counted && takes_ka(next))
        return 0x30ab;
    bool kanji = ssk_is_han(last) && ssk_is_han(next);
    return kanji && (point == 0x30b1 || point == 0x30f5) ? 0x30f6 : point;
}

/* ------------------------------------------------------------------------------------------ つ for っ */

static bool ends_stem(const struct place *place, uint32_t next)
{
    uint32_t last = behind(place, 1), before = behind(place, 2);
    if (last == 0x304b && next == 0x3066) /* かつて is a word of its own */
        return before && is_one_of(before, "かわ向預掛授懸係罹");
    if (ssk_is_han(last))
        return !is_numeral(last) && last != 0x5e7e; /* 幾 */
    return last && is_one_of(last, "あいなよわかがさばもまらたゆとやだ");
}

/* 行つた, but 役立つため, 目立つたび: た goes on to another word there. */
static uint32_t small_tsu(const struct place *place)
{
    uint32_t next = ahead(place, 1), then = ahead(place, 2);
    bool verb = next == 0x3066 ||
                (next == 0x305f && (!ssk_is_hiragana(then) || is_one_of(then, "のとがはもらりかにをこでよ") ||
                                    (then == 0x304f && behind(place, 1) == 0x307e)));
    return verb && ends_stem(place, next) ? 0x3063 : 0x3064;
}

/* ------------------------------------------------------------------------------------------ katakana */

enum { I_SMALL = 0x30a3, I = 0x30a4, U = 0x30a6, LONG = 0x30fc };

static bool ends_in_e(uint32_t kana)
{
    return kana && is_one_of(kana, "ケゲセゼテデネヘベペメレェ");
}

/* イ: ウイ → ウィ, and レイ → レー, though not before ン and ル, where two words would meet (レイン, レーン),
 * nor in words of two characters (ケイ). */
static uint32_t fold_i(const struct place *place)
{
    uint32_t last = behind(place, 1), next = ahead(place, 1);
    if (last == U)
        return I_SMALL;
    bool inside = ssk_is_katakana(behind(place, 2)) || ssk_is_katakana(next);
    bool apart = next && is_one_of(next, "ンルベイエィェー");
    return ends_in_e(last) && inside && !apart ? LONG : I;
}

/* The small vowels: クォ → クオ. */
static uint32_t fold_small(const struct place *place)
{
    uint32_t point = ahead(place, 0), last = behind(place, 1);
    bool large = last == 0x30af || last == 0x30b0 || (last == I && point == 0x30a7); /* ク グ, イェ */
    return large ? point + 1 : point;
}

/* True for the ー of ティー within a word, but before ン (ティーン is no ティン). */
static bool is_idle_long(const struct place *place)
{
    uint32_t next = ahead(place, 1);
    return behind(place, 1) == I_SMALL && behind(place, 2) == 0x30c6 && ssk_is_katakana(next) &&
           next != 0x30f3;
}

/* ------------------------------------------------------------------------------------------ the walk */

static uint32_t folded_point(const struct place *place)
{
    uint32_t point = place->next[0];
    switch (point) {
    case 0x3064: /* つ */
        return small_tsu(place);
    case 0x304b: /* か カ ケ ヵ ヶ 箇 个 */
    case 0x30ab:
    case 0x30b1:
    case 0x30f5:
    case 0x30f6:
    case 0x7b87:
    case 0x4e2a:
        return counter_ka(place);
    case 0x624d: /* 20才 */
        return is_numeral(behind(place, 1)) ? 0x6b73 : point;
    case 0x4f0d: /* 伍 壱 弐 参 拾 */
    case 0x58f1:
    case 0x5f10:
    case 0x53c2:
    case 0x62fe:
        return plain_numeral(place);
    default:
        return point;
    }
}

void word_fold(struct ssk_folded *folded)
{
    for (size_t i = 0; i < folded->count; i++) {
        const struct place place = {folded->points, i, folded->points + i, folded->count - i};
        if (folded->points[i] >= 0x3041)
            folded->points[i] = folded_point(&place);
    }
}

static uint32_t loan_point(const struct place *place)
{
    uint32_t point = place->next[0];
    switch (point) {
    case I:
        return fold_i(place);
    case 0x30a8: /* エ オ */
    case 0x30aa:
        return behind(place, 1) == U ? point - 1 : point;
    case 0x30c2: /* ヂ: バッヂ */
        return 0x30b8;
    case 0x30c5: /* ヅ */
        return 0x30ba;
    case 0x30a1: /* ァ ィ ェ ォ */
    case 0x30a3:
    case 0x30a7:
    case 0x30a9:
        return fold_small(place);
    default:
        return point;
    }
}

size_t word_fold_loan(uint32_t *points, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const struct place place = {points, kept, points + i, count - i};
        if (points[i] != LONG || !is_idle_long(&place))
            points[kept++] = loan_point(&place);
    }
    return kept;
}

bool word_fold_changes_first(uint32_t point)
{
    return formal_numeral(point) != 0;
}
