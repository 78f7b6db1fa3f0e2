/* A year of a track for a person to read. */
#include "query/print/track_text.h"

#include <string.h>

#include "query/print/print_page.h"
#include "query/show/source_links.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

enum { PART_INDENT = 6 }; /* columns before the name of a part */

const char *const track_part_names[ROW_PARTS] = {"plan", "progress", "next"};

static const char *const origin_words[ROW_ORIGINS] = {[ORIGIN_FIRST] = N_("first edition"),
                                                      [ORIGIN_UNCHANGED] = N_("as planned, word for word"),
                                                      [ORIGIN_NEW] = N_("new")};

/* Of the names of parts in the user's language, the widest: the texts stand behind it. */
static size_t part_columns(void)
{
    size_t most = 0;
    for (int part = 0; part < ROW_PARTS; part++) {
        const char *name = print_label(track_part_names[part]);
        size_t width = ssk_display_width(name, strlen(name));
        most = width > most ? width : most;
    }
    return most;
}

static void append_words(struct ssk_buffer *out, const char *text)
{
    int indent = PART_INDENT + (int)part_columns() + 1;
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        append_printable(out, line, length);
        line += length;
        while (*line == '\n')
            line++;
        if (*line)
            ssk_buffer_printf(out, "\n%*s", indent, "");
    }
}

/* What is out stands in [- -], what is in in {+ +}, as wdiff(1) has them. */
static void append_changes(struct ssk_buffer *out, const struct text_changes *changes, bool colour)
{
    static const char *const marks[CHANGE_KINDS][2] = {{"", ""}, {"[-", "-]"}, {"{+", "+}"}};
    static const char *const colours[CHANGE_KINDS][2] = {
        {"", ""}, {"\033[31;9m", "\033[0m"}, {"\033[32m", "\033[0m"}};
    for (size_t i = 0; i < changes->count; i++) {
        const char *const *around = (colour ? colours : marks)[changes->items[i].kind];
        ssk_buffer_append_string(out, around[0]);
        append_printable(out, changes->items[i].text, strlen(changes->items[i].text));
        ssk_buffer_append_string(out, around[1]);
    }
}

void track_append_place(struct ssk_buffer *out, const struct ssk_passage *head)
{
    const char *const parts[] = {head->section_number, head->section_title, head->item};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i]) {
            ssk_buffer_append_string(out, i == 1 ? " " : "  ");
            append_printable(out, parts[i], strlen(parts[i]));
        }
    for (size_t i = 0; i < head->ministries.count; i++) {
        ssk_buffer_append_string(out, i ? "、" : "  ");
        append_printable(out, head->ministries.items[i], strlen(head->ministries.items[i]));
    }
}

static void append_history(struct ssk_buffer *out, const struct track_year *year)
{
    const struct row_history *history = year->history;
    if (history->origin == ORIGIN_SPLIT)
        ssk_buffer_printf(out, _("split from %zu"), year->other);
    else if (history->origin == ORIGIN_CHANGED)
        ssk_buffer_printf(out, _("changed, %.0f%% alike"), 100 * year->likeness);
    else
        ssk_buffer_append_string(out, _(origin_words[history->origin]));
    if (year->moved_from)
        ssk_buffer_printf(out, _(", moved from %s"), year->moved_from);
    if (history->fate == FATE_MERGED)
        ssk_buffer_printf(out, _("; then merged into %zu"), year->other);
    if (history->fate == FATE_DROPPED)
        ssk_buffer_append_string(out, _("; then dropped"));
}

/* "2029  changed, 82% alike, moved from 2 (ア)  path:12". */
static void append_year_head(struct ssk_buffer *out, const struct track_year *year, bool links)
{
    const struct ssk_passage *head = year->head;
    const char *source = head->source_path ? head->source_path : head->id;
    ssk_buffer_printf(out, "    %d  ", year->year);
    append_history(out, year);
    ssk_buffer_append_string(out, "  ");
    bool opened = source_link_open(out, head, links);
    append_printable(out, source, strlen(source));
    source_link_close(out, opened);
    if (head->line_start)
        ssk_buffer_printf(out, ":%d", head->line_start);
    ssk_buffer_append_char(out, '\n');
}

static void append_part_name(struct ssk_buffer *out, const char *name)
{
    int blanks = (int)(part_columns() - ssk_display_width(name, strlen(name)));
    ssk_buffer_printf(out, "%*s%s%*s ", PART_INDENT, "", name, blanks, "");
}

/* A plan that says nothing of what was planned is told as it stands. */
static bool tells_changes(const struct track_year *year)
{
    bool kept = false;
    for (size_t i = 0; i < year->changes.count; i++)
        kept |= year->changes.items[i].kind == CHANGE_KEPT;
    return kept && year->history->origin == ORIGIN_CHANGED;
}

void track_append_year(struct ssk_buffer *out, const struct track_year *year, const struct printer *printer)
{
    append_year_head(out, year, printer->links);
    for (int part = 0; part < ROW_PARTS; part++) {
        if (!*year->texts->texts[part])
            continue;
        append_part_name(out, print_label(track_part_names[part]));
        if (part == PART_PLAN && tells_changes(year))
            append_changes(out, &year->changes, printer->colour);
        else
            append_words(out, year->texts->texts[part]);
        ssk_buffer_append_char(out, '\n');
    }
}
