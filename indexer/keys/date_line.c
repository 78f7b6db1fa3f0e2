#include "indexer/keys/date_line.h"

#include "indexer/keys/head/head.h"
#include "seisaku/unicode.h"

enum { PREFIX_POINTS = 40, SUFFIX_POINTS = 30 };

/* What a line may say of the date before it: it came to be then. */
static const char *const DONE[] = {"付け", "付",         "公表",       "発表", "策定", "決定", "制定",
                                   "作成", "発行",       "提出",       "受領", "承認", "了承", "送付",
                                   "言渡", "取りまとめ", "とりまとめ", "開催", "版",   "公示", "報告",
                                   "答申", "案",         "時点",       NULL};
/* It was changed then: of several such dates the last holds. */
static const char *const CHANGED[] = {"改定", "改訂", "改正", "修正", "更新", "訂正", "改版", NULL};

/* Bodies that sign beside a date. */
static const char *const BODIES[] = {"省",   "庁",     "府",     "局",     "部",     "課",
                                     "室",   "委員会", "会議",   "本部",   "審議会", "官房",
                                     "大臣", "長官",   "局長",   "課長",   "研究会", "検討会",
                                     "部会", "分科会", "懇談会", "協議会", NULL};

struct cursor date_line_out_of_brackets(struct cursor text)
{
    text = cursor_trimmed(text);
    while (cursor_take(&text, '(') || cursor_take(&text, '[') || cursor_take(&text, ' '))
        continue;
    while (cursor_last(&text) == ')' || cursor_last(&text) == ']') {
        text = cursor_trimmed(text);
        while (text.end > text.at && ((unsigned char)*--text.end & 0xc0) == 0x80)
            continue;
    }
    return cursor_trimmed(text);
}

/* 発行　No.812: without the number of a periodical's issue. */
static struct cursor without_issue(struct cursor rest)
{
    for (struct cursor at = rest; !cursor_done(&at); cursor_next(&at)) {
        struct cursor number = at;
        if (cursor_peek(&at) == ' ' && cursor_take(&number, ' ') &&
            (cursor_take_string(&number, "No.") || cursor_take_string(&number, "第") ||
             cursor_take_string(&number, "通巻")))
            return (struct cursor){rest.at, at.at};
    }
    return rest;
}

/* 9:03 ～ 9:19, １０時から１１時, 午前: when on that day. */
static bool is_hours(struct cursor rest)
{
    static const char *const words[] = {"時", "分", "午前", "午後", "から", "まで", NULL};
    size_t digits = cursor_holds(&rest, "午");
    while (!cursor_done(&rest)) {
        bool word = false;
        for (const char *const *w = words; *w && !word; w++)
            word = cursor_take_string(&rest, *w);
        if (word)
            continue;
        uint32_t point = cursor_next(&rest);
        digits += point >= '0' && point <= '9';
        if ((point < '0' || point > ':') && point != ' ' && point != '~' && point != '-' && point != 0x301c)
            return false;
    }
    return digits > 0;
}

bool date_line_may_follow(struct cursor rest, bool *changed)
{
    while (cursor_take(&rest, ')') || cursor_take(&rest, ']') || cursor_take(&rest, ' '))
        continue;
    rest = date_line_out_of_brackets(without_issue(rest));
    *changed = cursor_ends_in_any(&rest, CHANGED);
    if (cursor_done(&rest) || is_hours(rest))
        return true;
    if (cursor_is_longer(&rest, SUFFIX_POINTS) || cursor_holds(&rest, "。") || cursor_holds(&rest, "、") ||
        cursor_holds(&rest, "から") || cursor_holds(&rest, "まで") || cursor_holds(&rest, "の") ||
        cursor_holds(&rest, "に") || cursor_holds(&rest, "を"))
        return false;
    return *changed || cursor_ends_in_any(&rest, DONE) || cursor_ends_in_any(&rest, BODIES);
}

bool date_line_may_precede(struct cursor before)
{
    struct cursor text = cursor_trimmed(before);
    uint32_t last = cursor_last(&text);
    if (cursor_done(&text))
        return true;
    if (cursor_is_longer(&text, PREFIX_POINTS) || cursor_holds(&text, "。") || cursor_holds(&text, "、"))
        return false;
    bool apart = text.end < before.end || last == '(' || last == '[' || last == ')';
    return apart && last != ',' && !ssk_is_hiragana(last) && last != '~' && last != '-' && last != 0x301c;
}

/* 最終改正　令和５年６月29日消食表第389号: what stands behind the date is the number of the change. */
static bool take_change(const struct ssk_dictionary *dictionary, struct cursor line,
                        struct calendar_date *out)
{
    while (cursor_take(&line, '(') || cursor_take(&line, ' ') || cursor_take_string(&line, "最終") ||
           cursor_take_string(&line, "一部") || cursor_take_string(&line, "全部"))
        continue;
    for (const char *const *word = CHANGED; *word; word++) {
        struct cursor at = line;
        if (!cursor_take_string(&at, *word))
            continue;
        while (cursor_take(&at, ' ') || cursor_take(&at, ':'))
            continue;
        return calendar_date_take(&at, dictionary, out) && out->month;
    }
    return false;
}

/* 制定　令和４年４月１日付け３農振第３０１１号: a label, the date, the number that it was made under. */
static bool take_making(const struct ssk_dictionary *dictionary, struct cursor line,
                        struct calendar_date *out)
{
    while (cursor_take(&line, '(') || cursor_take(&line, ' '))
        continue;
    if (!cursor_take_string(&line, "制定") && !cursor_take_string(&line, "策定"))
        return false;
    while (cursor_take(&line, ' ') || cursor_take(&line, ':'))
        continue;
    return calendar_date_take(&line, dictionary, out) && out->month;
}

/* Ministry of the Environment: who says it, behind the date. */
static bool is_english_body(struct cursor text)
{
    static const char *const bodies[] = {"Ministry",    "Agency",     "Office", "Commission",
                                         "Secretariat", "Government", NULL};
    bool body = false;
    for (const char *const *name = bodies; *name; name++)
        body |= cursor_holds(&text, *name);
    return body && !cursor_is_longer(&text, PREFIX_POINTS + SUFFIX_POINTS) && !cursor_holds(&text, ".") &&
           !cursor_holds(&text, ":") && cursor_peek(&text) >= 'A' && cursor_peek(&text) <= 'Z';
}

/* Of an English line it is the date alone, or behind a label, or above who says it. */
static bool stands_apart(struct cursor line, const struct calendar_date *date)
{
    struct cursor before = cursor_trimmed((struct cursor){line.at, date->start});
    struct cursor behind = cursor_trimmed((struct cursor){date->end, line.end});
    uint32_t last = cursor_last(&before);
    bool open = cursor_done(&before) || last == '(' || last == ':' || last == '|';
    return open && (cursor_done(&behind) || is_english_body(behind) ||
                    (cursor_take(&behind, ')') && cursor_done(&behind)));
}

bool date_line_read(const struct ssk_dictionary *dictionary, struct cursor line, struct calendar_date *out,
                    bool *changed)
{
    struct cursor at = line;
    struct calendar_date other;
    *changed = take_change(dictionary, line, out);
    if (*changed || take_making(dictionary, line, out))
        return true;
    if (!calendar_date_find(&at, dictionary, out) || !out->month)
        return false;
    if (!date_line_may_precede((struct cursor){line.at, out->start}))
        return false;
    if (out->english ? !stands_apart(line, out)
                     : !date_line_may_follow((struct cursor){out->end, line.end}, changed))
        return false;
    return !calendar_date_find(&at, dictionary, &other);
}
