/* The tables. Add a name here: all that ask go by them. */
#include "indexer/papers/paper_names.h"

enum { ADDRESSEE_POINTS = 30 };

static const char *const MINUTES[] = {"議事録",     "会議録",   "議事要旨",   "議事概要", "議事の概要",
                                      "議事要録",   "速記録",   "会見記録",   "会見録",   "会見要旨",
                                      "会見の要旨", "会見概要", "会見の概要", NULL};

/* Is held by what only speaks of minutes, too. */
static const char *const SPOKEN[] = {"記者会見", NULL};

static const char *const REPORTS[] = {
    "報告書",     "報告",         "とりまとめ", "取りまとめ",   "取り纏め",   "取まとめ",   "中間整理",
    "論点整理",   "答申",         "提言",       "建議",         "勧告",       "世論調査",   "調査結果",
    "調査の結果", "審議のまとめ", "審議まとめ", "議論のまとめ", "中間まとめ", "最終まとめ", "意見具申",
    NULL};

static const char *const PRESS_RELEASES[] = {
    "報道発表",      "報道発表資料", "報道資料",       "報道関係各位",     "記者発表", "記者発表資料",
    "Press Release", "News Release", "プレスリリース", "ニュースリリース", NULL};

static const char *const ANNOUNCED[] = {"公表します。",     "公表いたします。", "発表します。",
                                        "発表いたします。", "お知らせします。", "お知らせいたします。",
                                        "募集します。",     "募集いたします。", NULL};

static const char *const JUDGMENT_ORDER[] = {"主文", NULL};
static const char *const JUDGMENT_PARTS[] = {"判決", "事実", "理由", "事実及び理由", "事案の概要", NULL};

static const char *const ADDRESSEES[] = {"殿", "御中", "各位", "あて", "宛", "宛て", "様", NULL};
static const char *const NO_ADDRESSEES[] = {"仕様", "同様", "模様", "文様", NULL};

bool names_minutes(struct cursor text)
{
    return cursor_ends_in_any(&text, MINUTES);
}

bool names_report(struct cursor text)
{
    return cursor_ends_in_any(&text, REPORTS);
}

bool mentions_minutes(struct cursor text)
{
    return cursor_holds_any(&text, MINUTES) || cursor_holds_any(&text, SPOKEN);
}

bool opens_with_report(struct cursor text)
{
    return cursor_take_any(&text, REPORTS) && cursor_peek(&text) == ' ';
}

/* Takes the name, in capitals or not, blanks aside. */
static bool take_name(struct cursor *text, const char *name)
{
    struct cursor at = *text, wanted = cursor_of(name);
    for (; cursor_spaces(&wanted), !cursor_done(&wanted);) {
        cursor_spaces(&at);
        if (point_plain(cursor_next(&at)) != point_plain(cursor_next(&wanted)))
            return false;
    }
    *text = at;
    return true;
}

/* Is the text one of the names, and nothing else? */
static bool is_one(struct cursor text, const char *const *names)
{
    text = cursor_trimmed(text);
    for (; *names; names++) {
        struct cursor at = text;
        if (take_name(&at, *names) && cursor_done(&at))
            return true;
    }
    return false;
}

bool names_press_release(struct cursor text)
{
    return is_one(text, PRESS_RELEASES);
}

bool mentions_press_release(struct cursor text)
{
    for (; !cursor_done(&text); cursor_next(&text))
        for (const char *const *name = PRESS_RELEASES; *name; name++) {
            struct cursor at = text;
            if (take_name(&at, *name))
                return true;
        }
    return false;
}

bool announces(struct cursor text)
{
    return cursor_holds_any(&text, ANNOUNCED);
}

bool names_judgment_order(struct cursor text)
{
    return is_one(text, JUDGMENT_ORDER);
}

bool names_judgment_part(struct cursor text)
{
    return is_one(text, JUDGMENT_PARTS);
}

bool names_addressee(struct cursor line)
{
    return cursor_ends_in_any(&line, ADDRESSEES) && !cursor_ends_in_any(&line, NO_ADDRESSEES) &&
           !cursor_is_longer(&line, ADDRESSEE_POINTS) && !cursor_holds(&line, "、");
}

bool take_site_sign(struct cursor *at, bool behind_blank)
{
    static const char signs[] = "|:/≪«»", parted[] = "-<>";
    uint32_t sign = cursor_peek(at);
    if (sign == 0 || (!point_is_among(sign, signs) && !(behind_blank && point_is_among(sign, parted))))
        return false;
    cursor_next(at);
    return true;
}
