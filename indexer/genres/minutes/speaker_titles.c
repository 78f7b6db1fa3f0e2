#include "indexer/genres/minutes/speaker_titles.h"

#include <string.h>

/* What a label ends in; where several fit, the longest. */

/* Of those who speak for a ministry by its leave */
static const char *const OFFICIALS[] = {
    "政府特別補佐人", "政府参考人", "参考人",   "事務次官", "次官",   "首相補佐官", "補佐官", "法制局長",
    "事務局長",       "課長補佐",   "室長補佐", "室長",     "課長",   "部長",       "次長",   "局長",
    "官房長",         "官房長官",   "審議官",   "参事官",   "企画官", "調査官",     "検査官", "調整官",
    "管理官",         "統括官",     "総括官",   "対策官",   "推進官", "専門官",     "報道官", "政策統括官",
    "技監",           "審議役",     "長官",     "副総裁",   "総裁",   "説明員",     NULL};

/* Of ministers, and of members of houses, councils and other bodies */
static const char *const OTHERS[] = {
    "内閣総理大臣", "国務大臣",   "大臣政務官", "副大臣",   "政務官",   "大臣",     "公述人",
    "証人",         "委員長代理", "委員長代行", "副委員長", "小委員長", "委員長",   "分科会長代理",
    "分科会長",     "部会長代理", "部会長代行", "部会長",   "会長代理", "会長代行", "副会長",
    "会長",         "座長代理",   "座長代行",   "副座長",   "座長",     "主査代理", "副主査",
    "主査",         "専門委員",   "臨時委員",   "特別委員", "委員",     "構成員",   "オブザーバー",
    "副議長",       "議長",       "事務総長",   "事務局",   "補佐",     "副本部長", "本部長",
    "参与",         "顧問",       "参事",       "院長",     "館長",     "当局者",   "所長",
    "関係官",       "長官代理者", "代理者",     "副知事",   "知事",     "副市長",   "市長",
    "区長",         "町長",       "村長",       "大使",     "准教授",   "教授",     "理事長",
    "理事",         "幹事長",     "幹事",       "議員",     "記者",     NULL};

/* Behind a name */
static const char *const HONORIFICS[] = {"君", "さん", "氏", NULL};

static const char *const *const TITLES[] = {OFFICIALS, OTHERS, HONORIFICS};

/* The bytes of the longest title that stands here, or 0. */
static size_t title_bytes(struct cursor cursor)
{
    size_t longest = 0;
    for (size_t i = 0; i < sizeof TITLES / sizeof *TITLES; i++)
        for (const char *const *title = TITLES[i]; *title; title++)
            if (strlen(*title) > longest && (size_t)(cursor.end - cursor.at) >= strlen(*title) &&
                memcmp(cursor.at, *title, strlen(*title)) == 0)
                longest = strlen(*title);
    return longest;
}

struct cursor speaker_title_here(struct cursor cursor)
{
    struct cursor title = {cursor.at, cursor.at + title_bytes(cursor)}, last = title;
    while (!cursor_done(&last)) {
        struct cursor from = {last.at, cursor.end};
        cursor_next(&last);
        if (cursor_done(&last) && from.at + title_bytes(from) > title.end)
            return (struct cursor){from.at, from.at + title_bytes(from)};
    }
    return title;
}

bool speaker_last_title(struct cursor word, struct cursor *title)
{
    for (struct cursor at = word; !cursor_done(&at); cursor_next(&at))
        if (title_bytes(at) == (size_t)(at.end - at.at)) {
            *title = at;
            return true;
        }
    return false;
}

bool speaker_holds_title(struct cursor text)
{
    for (; !cursor_done(&text); cursor_next(&text))
        if (title_bytes(text) > 0)
            return true;
    return false;
}

bool speaker_is_official(struct cursor office)
{
    return cursor_holds_any(&office, OFFICIALS);
}

bool speaker_take_honorific(struct cursor *cursor)
{
    return cursor_take_any(cursor, HONORIFICS);
}

bool speaker_drop_honorific(struct cursor *name)
{
    for (const char *const *word = HONORIFICS; *word; word++)
        if (cursor_ends_in(name, *word)) {
            name->end -= strlen(*word);
            return true;
        }
    return false;
}
