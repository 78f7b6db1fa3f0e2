/* The words of a heading, behind its number or alone. */
#include "indexer/lines/heading_number.h"

#include "seisaku/unicode.h"

enum { TITLE_POINTS = 70, SPREAD_POINTS = 16, LATIN_WORDS = 8 };

/* What counts things rather than names them: 3 月, 5 つ, 10 ％. Words that only begin so are names. */
static bool opens_with_counter(struct cursor title)
{
    static const char *const names[] = {
        "日本", "日英", "日米", "日中", "日韓", "日常", "日程", "年次", "年金", "国",   "月例", "時代",
        "時期", "時点", "分析", "分野", "分類", "分担", "分科", "円滑", "万全", "万一", "兆候", "件名",
        "回復", "回収", "回線", "回答", "歳入", "歳出", "名称", "名簿", "名義", "割合", "割当", "点検",
        "点字", "台帳", "台風", "台湾", "年齢", "年報", "年表", "年少", "年長", "月次", "月額", "日数",
        "日系", "日照", "日用", "時短", "時差", "時価", "時効", "時刻", "分布", "分権", "分散", "分離",
        "分配", "分譲", "分別", "分業", "円安", "円高", "円借", "万博", "万国", "件数", "回数", "回顧",
        "名目", "名産", "名所", "名古", "点数", "点滴", "第三", "台数", NULL};
    static const char *const counters[] = {
        "年",   "月",   "日", "時",   "分",   "円", "億", "万", "兆", "つ", "か",   "ヶ", "カ", "箇所", "％",
        "人が", "人の", "名", "午前", "午後", "件", "回", "倍", "歳", "第", "世紀", "割", "点", "台",   NULL};
    for (const char *const *name = names; *name; name++)
        if (cursor_take_string(&title, *name))
            return false;
    for (const char *const *counter = counters; *counter; counter++)
        if (cursor_take_string(&title, *counter))
            return true;
    return false;
}

/* Prose that is cut at a line's end ends in these more often than a title does. (は, も, で, と, り do
 * end titles: とは, 子ども, これまで, 基盤づくり.) */
static bool breaks_off(struct cursor title)
{
    static const char endings[] = "をがのっ、，,・";
    static const char *const kinds[] = {"によるもの", "のもの", "に関するもの", "に係るもの", NULL};
    uint32_t last = cursor_last(&title);
    for (const char *const *kind = kinds; *kind; kind++)
        if (cursor_ends_in(&title, *kind))
            return false;
    for (struct cursor ending = cursor_of(endings); !cursor_done(&ending);)
        if (cursor_next(&ending) == last)
            return true;
    return false;
}

bool heading_is_spread(struct cursor text)
{
    size_t points = 0;
    for (text = cursor_trimmed(text); !cursor_done(&text); points++) {
        uint32_t point = cursor_next(&text);
        if (!ssk_is_han(point) && !ssk_is_hiragana(point) && !ssk_is_katakana(point))
            return false;
        if (cursor_spaces(&text) == 0 && !cursor_done(&text))
            return false;
    }
    return points >= 2 && points <= SPREAD_POINTS;
}

bool heading_is_beside_parts(struct cursor text)
{
    static const char *const names[] = {"はじめに", "始めに",   "まえがき", "前書き", "序文", "緒言",
                                        "前文",     "おわりに", "終わりに", "むすび", "結び", "むすびに",
                                        "結びに",   "結語",     "あとがき", "後書き", "謝辞", NULL};
    text = cursor_trimmed(text);
    for (const char *const *name = names; *name; name++) {
        struct cursor at = text, left = cursor_of(*name);
        while (!cursor_done(&left) && cursor_next(&left) == cursor_peek(&at)) {
            cursor_next(&at);
            cursor_spaces(&at);
            if (cursor_done(&left) && cursor_done(&at))
                return true;
        }
    }
    return false;
}

/* Leaves off the marks of footnotes that end the title. */
static struct cursor without_marks(struct cursor title)
{
    while (ssk_is_raised_digit(cursor_last(&title)))
        while (((unsigned char)*--title.end & 0xc0) == 0x80)
            continue;
    return title;
}

void heading_append_title(struct ssk_buffer *buffer, struct cursor title)
{
    title = without_marks(title);
    if (!heading_is_spread(title)) {
        ssk_buffer_append(buffer, title.at, (size_t)(title.end - title.at));
        return;
    }
    while (!cursor_done(&title)) {
        const char *start = title.at;
        cursor_next(&title);
        ssk_buffer_append(buffer, start, (size_t)(title.at - start));
        cursor_spaces(&title);
    }
}

bool heading_leader_dots(struct cursor title)
{
    return cursor_holds(&title, "....") || cursor_holds(&title, "……") || cursor_holds(&title, "・・・") ||
           cursor_holds(&title, "‥‥");
}

/* A line of Latin words that is long enough for a sentence. */
static bool is_latin_sentence(struct cursor title)
{
    size_t words = 1;
    for (; !cursor_done(&title); words += cursor_next(&title) == ' ')
        if (cursor_peek(&title) >= 0x80)
            return false;
    return words > LATIN_WORDS;
}

/* An amount that ends what a list or an account says: 慰謝料　６０万円, 手術前 280点. */
static bool ends_in_amount(struct cursor title)
{
    uint32_t unit = cursor_last(&title);
    if (unit != 0x5186 && unit != 0x70b9 && unit != '%') /* 円 点 */
        return false;
    while (((unsigned char)*--title.end & 0xc0) == 0x80)
        continue;
    uint32_t last = cursor_last(&title);
    return (last >= '0' && last <= '9') || last == 0x4e07 || last == 0x5104 || last == 0x5343; /* 万 億 千 */
}

bool heading_title_of_mark(struct cursor title)
{
    size_t points = cursor_points(&title);
    uint32_t first = cursor_peek(&title);
    bool letter = ssk_is_han(first) || ssk_is_katakana(first) || ssk_is_hiragana(first) ||
                  (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == 0x300c ||
                  first == '(' || first == 0x300e;
    return letter && points >= 2 && points <= TITLE_POINTS && !cursor_holds(&title, "。") &&
           !cursor_holds(&title, "は、") && !cursor_holds(&title, "は，") && !cursor_holds(&title, "://") &&
           !heading_leader_dots(title) && !is_latin_sentence(title) && !breaks_off(title) &&
           !ends_in_amount(title);
}

bool heading_title(struct cursor title)
{
    return !opens_with_counter(title) && heading_title_of_mark(title);
}
