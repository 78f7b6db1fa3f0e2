#include "indexer/genres/minutes/speaker_office.h"

#include <string.h>

/* Bodies beside the ministries whose officers speak in minutes. */
static const char *const BODIES[] = {"国立国会図書館",   "最高裁判所", "最高裁",     "裁判官弾劾裁判所",
                                     "裁判官訴追委員会", "衆議院",     "参議院",     "日本銀行",
                                     "全国知事会",       "全国市長会", "全国町村会", "日本経済団体連合会",
                                     "日本弁護士連合会", "日本医師会", "首相",       "総理",
                                     "内閣総理",         NULL};

/* The standing committees of both houses (国会法, article 41), by what stands before 委員長. */
static const char *const COMMITTEES[] = {
    "内閣",     "総務",     "法務",     "外務",     "外交防衛",     "財務金融", "財政金融", "文部科学",
    "文教科学", "厚生労働", "農林水産", "経済産業", "国土交通",     "環境",     "安全保障", "国家基本政策",
    "予算",     "決算",     "行政監視", "議院運営", "決算行政監視", "懲罰",     NULL};

/* What may stand between a surname and a title, as the title's part. */
static const char *const QUALIFIERS[] = {"官房", "大臣官房", "長官官房", "総括", "首席",     "主席", "上席",
                                         "統括", "政策統括", "筆頭",     "事務", "特命担当", "担当", NULL};

static bool opens_with_any(struct cursor text, const char *const *words, struct cursor *rest)
{
    for (; *words; words++) {
        *rest = text;
        if (cursor_take_string(rest, *words))
            return true;
    }
    return false;
}

/* Is the text, but for 前 or 元 before it, the name of a committee? */
static bool is_committee(struct cursor text)
{
    struct cursor rest;
    if (!cursor_take_string(&text, "前"))
        cursor_take_string(&text, "元");
    for (const char *const *name = COMMITTEES; *name; name++) {
        rest = text;
        if (cursor_take_string(&rest, *name) && cursor_done(&rest))
            return true;
    }
    return false;
}

/* Is the text nothing but such words: 大臣官房総括? */
static bool is_qualifier(struct cursor text)
{
    struct cursor rest;
    while (opens_with_any(text, QUALIFIERS, &rest))
        text = rest;
    return cursor_done(&text);
}

/* Does an office begin here? `text` runs to the end of the label, the printed title begins at `title`. */
static bool begins_office(struct cursor text, const char *title, const struct ssk_ministries *ministries)
{
    struct cursor before = {text.at, title}, rest;
    size_t length = (size_t)(text.end - text.at), bytes;
    return is_qualifier(before) || opens_with_any(text, BODIES, &rest) ||
           (is_committee(before) && cursor_take_string(&(struct cursor){title, text.end}, "委員長")) ||
           ssk_ministry_speaker(ministries, text.at, length, &bytes) ||
           ssk_ministry_prefix(ministries, text.at, length, &bytes);
}

/* The office may be all there is, 長官官房総括審議官: then no surname is as short as 元. */
static bool parts_here(struct cursor label, const struct speaker *speaker,
                       const struct ssk_ministries *ministries)
{
    struct cursor name = {label.at, speaker->office.at};
    return begins_office(label, speaker->office.at, ministries) &&
           (label.at > speaker->name.at || cursor_is_longer(&name, 1));
}

void speaker_part_office(struct speaker *speaker, const struct ssk_ministries *ministries)
{
    struct cursor label = {speaker->name.at, speaker->office.end};
    size_t bytes;
    if (speaker->full || speaker->given.at || speaker->name.end != speaker->office.at)
        return;
    for (; label.at < speaker->office.at; cursor_next(&label))
        if (parts_here(label, speaker, ministries)) {
            speaker->name.end = speaker->office.at = label.at;
            speaker->rank = speaker_rank_of(speaker->office);
            if (speaker->rank == SPEAKER_MEMBER &&
                ssk_ministry_prefix(ministries, label.at, (size_t)(label.end - label.at), &bytes))
                speaker->rank = SPEAKER_OFFICIAL; /* 公正取引委員会委員長, 人事院総裁 */
            return;
        }
}
