#include "indexer/keys/titles/title_core.h"

#include <string.h>

#include "indexer/keys/head/head.h"
#include "indexer/papers/title_form.h"

/* The text without its last code point. */
static struct cursor without_last(struct cursor text)
{
    while (text.end > text.at && ((unsigned char)*--text.end & 0xc0) == 0x80)
        continue;
    return text;
}

static bool is_dash(uint32_t point)
{
    return point == '~' || point == '-' || point == 0x301c || point == 0x2015 || point == 0x2014 ||
           point == 0x2212 || point == 0x2500;
}

/* ～全ての人が希望に応じて活躍できる社会の実現～, behind a blank and between dashes. */
static struct cursor without_subtitle(struct cursor title)
{
    uint32_t dash = cursor_last(&title), before = 0;
    struct cursor inner = without_last(cursor_trimmed(title));
    if (!is_dash(dash))
        return title;
    for (struct cursor at = inner; !cursor_done(&at);) {
        const char *here = at.at;
        uint32_t point = cursor_next(&at);
        if (point == dash && before == ' ')
            return cursor_trimmed((struct cursor){title.at, here});
        before = point;
    }
    return title;
}

static bool take_off(struct cursor *title, const char *word)
{
    struct cursor trimmed = cursor_trimmed(*title);
    if ((size_t)(trimmed.end - trimmed.at) <= strlen(word) || !cursor_ends_in(&trimmed, word))
        return false;
    *title = (struct cursor){trimmed.at, trimmed.end - strlen(word)};
    return true;
}

/* 2024, 令和６年版, ２０２４年度版, 第２版, 改訂版. */
static struct cursor without_edition(struct cursor title)
{
    static const char *const words[] = {"改訂版", "改定版", "本文", NULL};
    struct cursor core = title;
    for (const char *const *word = words; *word; word++)
        if (take_off(&core, *word))
            return cursor_trimmed(core);
    bool edition = take_off(&core, "年度版") || take_off(&core, "年版") || take_off(&core, "版");
    size_t digits = 0;
    for (uint32_t last; (last = cursor_last(&core)) >= '0' && last <= '9'; digits++)
        core = without_last(cursor_trimmed(core));
    if (edition && take_off(&core, "元"))
        digits++;
    bool year = digits == 4 || (digits > 0 && edition);
    (void)(take_off(&core, "令和") || take_off(&core, "平成") || take_off(&core, "第"));
    return year && !cursor_done(&core) ? cursor_trimmed(core) : title;
}

struct cursor title_core(struct cursor title)
{
    title = title_without_brackets(title);
    title = title_without_brackets(without_subtitle(title));
    return title_without_brackets(without_edition(title));
}
