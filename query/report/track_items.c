#include "query/report/track_items.h"

#include <stdlib.h>
#include <string.h>

#include "query/report/report_html.h"
#include "query/show/source_links.h"

const struct track_label track_origin_labels[ROW_ORIGINS] = {
    [ORIGIN_FIRST] = {"first", "最初の年", "first edition"},
    [ORIGIN_UNCHANGED] = {"unchanged", "前年の計画のまま", "word for word"},
    [ORIGIN_CHANGED] = {"changed", "変更", "changed"},
    [ORIGIN_SPLIT] = {"split", "分割", "split"},
    [ORIGIN_NEW] = {"new", "新規", "new"},
};
const struct track_label track_fate_labels[ROW_FATES] = {
    [FATE_MERGED] = {"merged", "統合", "merged"},
    [FATE_DROPPED] = {"dropped", "翌年なし", "dropped"},
};
static const char *const part_words[ROW_PARTS][2] = {
    {"年次計画", "Plan"}, {"成果・進捗状況", "Progress"}, {"次の年次計画", "Next plan"}};

/* ------------------------------------------------------------------------------------------ an item */

/* The years of one item. */
struct item {
    struct track_year *years;
    size_t count;
};

static void put_mark(FILE *out, const struct track_label *word)
{
    fprintf(out, " <span class=\"mark %s\">", word->mark);
    report_put_both(out, word->japanese, word->english);
    fputs("</span>", out);
}

static void put_place(FILE *out, const struct ssk_passage *head)
{
    const char *const parts[] = {head->section_number, head->section_title, head->item};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i]) {
            report_put(out, parts[i]);
            fputc(' ', out);
        }
}

static void put_owners(FILE *out, const struct ssk_passage *head)
{
    for (size_t i = 0; i < head->ministries.count; i++) {
        fputs(i ? "、" : "", out);
        report_put(out, head->ministries.items[i]);
    }
}

static void put_title(FILE *out, const struct item *item, size_t track)
{
    const struct ssk_passage *head = item->years[item->count - 1].head;
    fprintf(out, "<section class=\"track\" id=\"t%zu\" data-marks=\"", track);
    for (size_t i = 0; i < item->count; i++) {
        const struct row_history *history = item->years[i].history;
        const char *fate = track_fate_labels[history->fate].mark;
        fprintf(out, "%s %s ", track_origin_labels[history->origin].mark, fate ? fate : "");
    }
    fprintf(out, "\"><h2>%zu. ", track);
    put_place(out, head);
    fputs("<small>", out);
    put_owners(out, head);
    fputs("</small></h2>\n<div class=\"scroll\"><table class=\"track\"><thead><tr><td></td>", out);
}

static void put_source(FILE *out, const struct ssk_passage *head)
{
    char *file = source_file_address(head);
    const char *address = file ? file : source_web_address(head);
    fputs("<br><small>", out);
    put_place(out, head);
    fputs(" ", out);
    if (address) {
        fputs("<a rel=\"noreferrer\" href=\"", out);
        report_put(out, address);
        fputs("\">", out);
    }
    report_put(out, head->source_path ? head->source_path : head->id);
    if (head->line_start)
        fprintf(out, ":%d", head->line_start);
    fputs(address ? "</a></small>" : "</small>", out);
    free(file);
}

static void put_other(FILE *out, const struct track_year *year)
{
    if (year->other)
        fprintf(out, " <a href=\"#t%zu\">%zu</a>", year->other, year->other);
}

static void put_year_head(FILE *out, const struct track_year *year)
{
    const struct row_history *history = year->history;
    fprintf(out, "<th scope=\"col\">%d", year->year);
    put_mark(out, &track_origin_labels[history->origin]);
    if (history->origin == ORIGIN_CHANGED)
        fprintf(out, " %.0f%%", 100 * year->likeness);
    if (history->origin == ORIGIN_SPLIT)
        put_other(out, year);
    if (track_fate_labels[history->fate].mark)
        put_mark(out, &track_fate_labels[history->fate]);
    if (history->fate == FATE_MERGED)
        put_other(out, year);
    if (year->moved_from) {
        fputs(" ← ", out);
        report_put(out, year->moved_from);
    }
    put_source(out, year->head);
    fputs("</th>", out);
}

static void put_lines(FILE *out, const char *text)
{
    for (const char *line = text; *line; line += *line == '\n') {
        size_t length = strcspn(line, "\n");
        char *copy = strndup(line, length);
        fputs("<p>", out);
        report_put(out, copy ? copy : "");
        fputs("</p>", out);
        free(copy);
        line += length;
    }
}

static void put_changes(FILE *out, const struct text_changes *changes)
{
    static const char *const tags[CHANGE_KINDS] = {NULL, "del", "ins"};
    fputs("<p>", out);
    for (size_t i = 0; i < changes->count; i++) {
        const char *tag = tags[changes->items[i].kind];
        if (tag)
            fprintf(out, "<%s>", tag);
        report_put(out, changes->items[i].text);
        if (tag)
            fprintf(out, "</%s>", tag);
    }
    fputs("</p>", out);
}

static void put_part(FILE *out, const struct item *item, enum row_part part)
{
    fputs("<tr><th scope=\"row\">", out);
    report_put_both(out, part_words[part][0], part_words[part][1]);
    fputs("</th>", out);
    for (size_t i = 0; i < item->count; i++) {
        const struct track_year *year = &item->years[i];
        fputs("<td lang=\"ja\">", out);
        if (part == PART_PLAN && year->history->origin == ORIGIN_CHANGED)
            put_changes(out, &year->changes);
        else
            put_lines(out, year->texts->texts[part]);
        fputs("</td>", out);
    }
    fputs("</tr>\n", out);
}

static ssk_status read_item(struct item *item, const struct tracks *tracks, size_t track,
                            const struct ssk_dictionary *dictionary)
{
    ssk_status status = SSK_OK;
    for (size_t row = tracks->first_rows[track]; row != SIZE_MAX && status == SSK_OK;
         row = tracks->histories[row].after) {
        struct track_year *bigger = reallocarray(item->years, item->count + 1, sizeof *bigger);
        if (!bigger)
            return SSK_MEMORY;
        item->years = bigger;
        status = track_year_of(&item->years[item->count++], tracks, row, dictionary);
    }
    return status;
}

ssk_status track_put_item(FILE *out, const struct tracks *tracks, size_t track,
                          const struct ssk_dictionary *dictionary)
{
    struct item item = {0};
    ssk_status status = read_item(&item, tracks, track, dictionary);
    if (status == SSK_OK) {
        put_title(out, &item, track);
        for (size_t i = 0; i < item.count; i++)
            put_year_head(out, &item.years[i]);
        fputs("</tr></thead>\n<tbody>\n", out);
        for (int part = 0; part < ROW_PARTS; part++)
            put_part(out, &item, (enum row_part)part);
        fputs("</tbody></table></div></section>\n", out);
    }
    for (size_t i = 0; i < item.count; i++)
        track_year_free(&item.years[i]);
    free(item.years);
    return status;
}
