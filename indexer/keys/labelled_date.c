#include "indexer/keys/labelled_date.h"

enum { LABEL_POINTS = 12 };

/* Labels of the day of a meeting. */
static const char *const MEETINGS[] = {"日時",     "開催日時", "開催日", "開催年月日",
                                       "会議日時", "開催期日", "日付",   NULL};
/* Labels of the day of a document. */
static const char *const ISSUES[] = {
    "公表日", "発表日",     "作成日",     "発行日", "掲載日",     "公開日",     "決定日", "裁判年月日",
    "公布日", "公布年月日", "報道発表日", "策定日", "作成年月日", "発行年月日", "日付",   NULL};

static const char *const *const LABELS[] = {[DATE_OF_MEETING] = MEETINGS, [DATE_OF_ISSUE] = ISSUES};

/* `１ 日 時：`, with or without its number and its sign; the date follows. */
static bool take_label(struct cursor *line, const char *const *labels)
{
    for (int points = 0; points < LABEL_POINTS && !cursor_done(line); points++, cursor_next(line))
        for (const char *const *label = labels; *label; label++) {
            struct cursor at = *line;
            if (!cursor_take_string(&at, *label))
                continue;
            while (cursor_take(&at, ' ') || cursor_take(&at, ':') || cursor_take(&at, ']') ||
                   cursor_take(&at, ')') || cursor_take(&at, '>') || cursor_take_string(&at, "】"))
                continue;
            *line = at;
            return true;
        }
    return false;
}

bool labelled_date_find(const struct head *head, const struct ssk_dictionary *dictionary,
                        enum date_label label, struct calendar_date *out)
{
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        if (!take_label(&line, LABELS[label]))
            continue;
        if (cursor_done(&line) && i + 1 < head->count)
            line = cursor_of(head->lines[i + 1]);
        if (calendar_date_take(&line, dictionary, out) && out->day)
            return true;
    }
    return false;
}

bool labelled_date_find_cell(const struct head *head, const struct ssk_dictionary *dictionary,
                             enum date_label label, struct calendar_date *out)
{
    bool found = false;
    for (size_t i = 0; i < head->cell_count; i++) {
        struct cursor line = cursor_of(head->cells[i]);
        struct calendar_date other;
        if (!take_label(&line, LABELS[label]))
            continue;
        if (cursor_done(&line) && i + 1 < head->cell_count)
            line = cursor_of(head->cells[i + 1]);
        if (!calendar_date_take(&line, dictionary, &other) || !other.day)
            continue;
        if (found && calendar_date_compare(out, &other) != 0)
            return false;
        *out = other;
        found = true;
    }
    return found;
}
