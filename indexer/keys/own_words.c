#include "indexer/keys/own_words.h"

#include "indexer/papers/paper_names.h"
#include "indexer/papers/title_form.h"

enum { SENTENCE_LINES = 5 };

const char *own_words_of_title(const char *title, const struct ssk_ministries *ministries)
{
    static const char *const words[] = {"談話", "会見",     "会見の概要", "コメント", "メッセージ",
                                        "挨拶", "年頭挨拶", "年頭所感",   "訓示",     NULL};
    struct cursor line = title_without_brackets(cursor_of(title ? title : ""));
    for (struct cursor at = line; !cursor_done(&at); cursor_next(&at)) {
        size_t bytes;
        const char *name = ssk_ministry_speaker(ministries, at.at, (size_t)(at.end - at.at), &bytes);
        if (!name)
            continue;
        struct cursor rest = {at.at + bytes, at.end}, office = {at.at, at.at + bytes};
        bool holder =
            head_ends_in(office, "大臣") || head_ends_in(office, "長官") || cursor_take_string(&rest, "長官");
        for (const char *const *word = words; *word && holder; word++) {
            struct cursor behind = rest;
            if (cursor_take_string(&behind, *word) && cursor_done(&behind))
                return name;
        }
    }
    return NULL;
}

const char *own_words_of_announcement(const struct head *head, const struct ssk_ministries *ministries)
{
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        size_t bytes;
        const char *name = ssk_ministry_prefix(ministries, line.at, (size_t)(line.end - line.at), &bytes);
        struct cursor behind = {line.at + bytes, line.end};
        if (!name || (!cursor_take_string(&behind, "では、") && !cursor_take_string(&behind, "は、")))
            continue;
        for (size_t l = i; l < head->count && l < i + SENTENCE_LINES; l++) {
            struct cursor end = cursor_of(head->lines[l]);
            if (announces(end))
                return name;
            if (cursor_holds(&end, "。"))
                break;
        }
    }
    return NULL;
}
