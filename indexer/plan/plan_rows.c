#include "indexer/plan/plan_rows.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/paragraph.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_marks.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/plan/owners.h"
#include "indexer/plan/plan_table.h"
#include "seisaku/unicode.h"

enum { OWNER_POINTS = 12 };

struct search {
    struct page *page;
    const struct ssk_ministries *ministries;
    struct plan_table table;
    struct ssk_strings owners; /* of the item that was met last */
    bool open;                 /* its list of owners may go on */
    bool in_row;               /* an item was met, and no heading since */
    struct heading last;       /* the last decimal heading */
    bool has_last;
    struct ssk_strings headings; /* all of them, as printed */
};

static size_t label_bytes(const char *text)
{
    return line_item_label(text, strlen(text));
}

char *plan_rows_label(const char *text)
{
    return strndup(text, label_bytes(text));
}

struct cursor plan_rows_owners(const char *text)
{
    return cursor_trimmed(cursor_of(text + label_bytes(text)));
}

ssk_status plan_rows_add_owners(const struct ssk_dictionary *dictionary, struct cursor owners,
                                struct ssk_strings *out)
{
    struct cursor rest = owners = cursor_trimmed(owners);
    ssk_status status = owners_take(dictionary->ministries, &rest, out);
    if (status == SSK_OK && rest.at == owners.at && !cursor_done(&owners) &&
        !ssk_strings_add(out, owners.at, (size_t)(owners.end - owners.at)))
        status = SSK_MEMORY;
    return status;
}

bool plan_rows_same_style(const char *text, const char *label)
{
    if (!label_bytes(text))
        return false;
    struct cursor left = cursor_of(text), right = cursor_of(label);
    cursor_take(&left, '(');
    cursor_take(&right, '(');
    return ssk_is_katakana(cursor_peek(&left)) == ssk_is_katakana(cursor_peek(&right)) &&
           (cursor_peek(&left) <= '9') == (cursor_peek(&right) <= '9');
}

/* The next line that is not set aside; NULL at the page's end. */
static struct line *line_below(const struct search *search, size_t l)
{
    while (++l < search->page->count)
        if (!line_is_out(&search->page->lines[l]))
            return &search->page->lines[l];
    return NULL;
}

/* An owner the dictionary lacks: a short name without hiragana that ends as such names do. */
static bool is_unknown_owner(const struct search *search, struct cursor name)
{
    if (!search->table.present || cursor_is_longer(&name, OWNER_POINTS) ||
        !line_is_organisation(name.at, (size_t)(name.end - name.at)))
        return false;
    for (struct cursor copy = name; !cursor_done(&copy);)
        if (ssk_is_hiragana(cursor_next(&copy)))
            return false;
    return true;
}

/* Gives the text behind `at` a line of its own, below. False without memory. */
static bool split_line(struct page *page, size_t l, const char *at)
{
    if (!page_add_line(page, at, strlen(at), page->lines[l].number))
        return false;
    struct line added = page->lines[page->count - 1];
    memmove(&page->lines[l + 2], &page->lines[l + 1], (page->count - l - 2) * sizeof added);
    page->lines[l + 1] = added;
    page->lines[l].text[at - page->lines[l].text] = '\0';
    return true;
}

static ssk_status take_names(struct search *search, struct cursor names)
{
    return owners_take(search->ministries, &names, &search->owners);
}

/* Joins the line below to this one. False without memory. */
static bool mend(struct line *line, struct line *below)
{
    size_t length = strlen(line->text), more = strlen(below->text);
    char *text = realloc(line->text, length + more + 1);
    if (!text)
        return false;
    memcpy(text + length, below->text, more + 1);
    line->text = NULL; /* it was moved */
    line_set_text(line, text);
    below->role = LINE_KEY;
    return true;
}

/* Is the text with that of the line below a list of owners, none of them met before? */
static ssk_status is_cut_name(const struct search *search, const char *text, const struct line *below,
                              bool *found)
{
    struct ssk_buffer both = SSK_BUFFER_INIT;
    bool unmet;
    *found = false;
    if (!below || below->role != LINE_TEXT)
        return SSK_OK;
    ssk_buffer_append_string(&both, text);
    ssk_buffer_append_string(&both, below->text);
    bool failed = both.failed;
    *found = !failed && owners_only(search->ministries, both.data, &search->owners, &unmet) && unmet;
    ssk_buffer_free(&both);
    return failed ? SSK_MEMORY : SSK_OK;
}

/* An item's label: owners stand behind it, or below it when it stands alone. */
static ssk_status try_item(struct search *search, size_t l, bool *found)
{
    struct line *line = &search->page->lines[l], *below = line_below(search, l);
    struct cursor rest = plan_rows_owners(line->text), after = rest;
    const struct ssk_strings none = {0};
    bool unmet;
    *found = false;
    ssk_strings_free(&search->owners);
    ssk_status status = owners_take(search->ministries, &after, &search->owners);
    if (status != SSK_OK)
        return status;
    if (cursor_done(&rest))
        *found =
            search->table.present || (below && owners_only(search->ministries, below->text, &none, &unmet));
    else if (after.at > rest.at)
        *found = cursor_done(&after) || cursor_peek(&after) == ' ';
    else
        *found = is_unknown_owner(search, rest);
    if (!*found) {
        ssk_strings_free(&search->owners);
        status = is_cut_name(search, rest.at, below, found);
        if (status == SSK_OK && *found)
            status = mend(line, below) ? take_names(search, plan_rows_owners(line->text)) : SSK_MEMORY;
    } else if (after.at > rest.at && !cursor_done(&after))
        status = split_line(search->page, l, cursor_trimmed(after).at) ? SSK_OK : SSK_MEMORY;
    return status;
}

static ssk_status take_owners(struct search *search, struct line *line)
{
    line->role = LINE_OWNERS;
    return take_names(search, cursor_of(line->text));
}

/* A line of owners the last of which is cut in two between it and the line below. */
static ssk_status try_cut_name(struct search *search, struct line *line, struct line *below, bool *found)
{
    ssk_status status = is_cut_name(search, line->text, below, found);
    if (status != SSK_OK || !*found)
        return status;
    return mend(line, below) ? take_owners(search, line) : SSK_MEMORY;
}

/* A line below an item's label that goes on with its owners. */
static ssk_status try_owners(struct search *search, size_t l, bool *found)
{
    struct line *line = &search->page->lines[l], *below = line_below(search, l);
    bool unmet;
    *found = owners_only(search->ministries, line->text, &search->owners, &unmet) && unmet;
    if (*found)
        return take_owners(search, line);
    if (is_unknown_owner(search, cursor_trimmed(cursor_of(line->text)))) {
        *found = true;
        line->role = LINE_OWNERS;
        return SSK_OK;
    }
    return below ? try_cut_name(search, line, below, found) : SSK_OK;
}

/* ------------------------------------------------------------------------------------------
 * Headings, which stand between rows and end them. */

/* A heading that the document bears already. */
static bool is_known(const struct search *search, const char *text)
{
    for (size_t i = 0; i < search->headings.count; i++)
        if (strcmp(search->headings.items[i], text) == 0)
            return true;
    return false;
}

/* The line above that is not set aside; NULL at the page's start. */
static const struct line *line_above(const struct search *search, size_t l)
{
    while (l-- > 0)
        if (!line_is_out(&search->page->lines[l]))
            return &search->page->lines[l];
    return NULL;
}

/* Between rows a chapter counts only when it is the next one: columns may begin with any number. */
static bool ends_rows(const struct search *search, size_t l, const struct heading *heading)
{
    const struct line *above = line_above(search, l);
    bool next = heading->count > 1 || (search->has_last && heading->parts[0] == search->last.parts[0] + 1);
    bool ended = !above || above->role != LINE_TEXT || is_known(search, above->text) ||
                 line_form(above)->ending == ENDS_SENTENCE;
    return heading->level > 9 && ended && (next || !search->in_row) && heading_title(heading->title) &&
           heading_follows(heading, search->has_last ? &search->last : NULL);
}

static ssk_status try_heading(struct search *search, size_t l, bool *found)
{
    struct line *line = &search->page->lines[l];
    struct heading heading;
    *found = search->table.present && line_heading(line, &heading);
    if (!*found)
        return SSK_OK;
    if (!line_above(search, l) && is_known(search, line->text)) {
        /* Pages repeat at their top the headings they stand under. */
        line->role = LINE_SET_ASIDE;
        return SSK_OK;
    }
    *found = ends_rows(search, l, &heading);
    if (!*found)
        return SSK_OK;
    line->role = LINE_HEADING;
    search->in_row = search->open = false;
    search->last = heading;
    search->has_last = true;
    return ssk_strings_add(&search->headings, line->text, strlen(line->text)) ? SSK_OK : SSK_MEMORY;
}

static ssk_status search_page(struct search *search)
{
    ssk_status status = SSK_OK;
    for (size_t l = 0; l < search->page->count && status == SSK_OK; l++) {
        struct line *line = &search->page->lines[l];
        bool found = false;
        if (line->role != LINE_TEXT)
            continue;
        status = try_heading(search, l, &found);
        if (status != SSK_OK || found)
            continue;
        if (label_bytes(line->text)) {
            status = try_item(search, l, &found);
            if (found)
                search->page->lines[l].role = LINE_ITEM;
            search->in_row |= found;
            search->open = found && (l + 1 >= search->page->count ||
                                     search->page->lines[l + 1].number != search->page->lines[l].number);
        } else if (search->open) {
            status = try_owners(search, l, &found);
            search->open = found;
        }
    }
    return status;
}

ssk_status plan_rows_find(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error)
{
    struct search search = {.ministries = dictionary->ministries};
    ssk_status status = SSK_OK;
    for (size_t p = 0; p < document->count && status == SSK_OK; p++) {
        search.page = &document->pages[p];
        search.table = plan_table_of(search.page, &search.table, dictionary);
        search.open = false;
        status = search_page(&search);
    }
    ssk_strings_free(&search.owners);
    ssk_strings_free(&search.headings);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}
