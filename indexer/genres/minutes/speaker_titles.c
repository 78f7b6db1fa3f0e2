#include "indexer/genres/minutes/speaker_titles.h"

#include <string.h>

/* What a label ends in; where several fit, the longest. */
static const char *const TITLES[] = {
    "内閣総理大臣", "国務大臣",   "大臣政務官", "副大臣",   "政務官",     "大臣",     "政府特別補佐人",
    "政府参考人",   "参考人",     "公述人",     "証人",     "委員長代理", "小委員長", "委員長",
    "分科会長",     "部会長代理", "部会長",     "会長代理", "副会長",     "会長",     "座長代理",
    "座長",         "主査",       "専門委員",   "委員",     "副議長",     "議長",     "事務総長",
    "法制局長",     "事務局長",   "事務局",     "課長補佐", "補佐",       "室長",     "課長",
    "部長",         "次長",       "局長",       "審議官",   "参事官",     "企画官",   "調査官",
    "検査官",       "参事",       "院長",       "館長",     "当局者",     "長官",     "総裁",
    "所長",         "関係官",     "長官代理者", "代理者",   "説明員",     "知事",     "市長",
    "大使",         "教授",       "理事",       "幹事",     "議員",       "君",       "さん",
    "氏",           NULL};

size_t speaker_title_bytes(struct cursor cursor)
{
    size_t longest = 0;
    for (const char *const *title = TITLES; *title; title++)
        if (strlen(*title) > longest && (size_t)(cursor.end - cursor.at) >= strlen(*title) &&
            memcmp(cursor.at, *title, strlen(*title)) == 0)
            longest = strlen(*title);
    return longest;
}

bool speaker_last_title(struct cursor word, struct cursor *title)
{
    for (struct cursor at = word; !cursor_done(&at); cursor_next(&at))
        if (speaker_title_bytes(at) == (size_t)(at.end - at.at)) {
            *title = at;
            return true;
        }
    return false;
}
