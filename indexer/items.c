#include "items.h"

#include <stdlib.h>
#include <string.h>

#include "markers.h"
#include "owners.h"
#include "plan_table.h"
#include "seisaku/unicode.h"

enum { OWNER_POINTS = 12 };

struct search {
    struct page *page;
    const struct ssk_ministries *ministries;
    struct plan_table table;
    struct ssk_strings owners; /* of the item that was met last */
    bool open;                 /* its list of owners may go on */
};

static size_t label_bytes(const char *text)
{
    return marker_item_label(text, strlen(text));
}

char *items_label(const char *text)
{
    return strndup(text, label_bytes(text));
}

struct scan items_owners(const char *text)
{
    return scan_trimmed(scan_of(text + label_bytes(text)));
}

ssk_status items_add_owners(const struct ssk_dictionary *dictionary, struct scan owners,
                            struct ssk_strings *out)
{
    struct scan rest = owners = scan_trimmed(owners);
    ssk_status status = owners_take(dictionary->ministries, &rest, out);
    if (status == SSK_OK && rest.at == owners.at && !scan_done(&owners) &&
        !ssk_strings_add(out, owners.at, (size_t)(owners.end - owners.at)))
        status = SSK_MEMORY;
    return status;
}

bool items_same_style(const char *text, const char *label)
{
    if (!label_bytes(text))
        return false;
    struct scan left = scan_of(text), right = scan_of(label);
    scan_take(&left, '(');
    scan_take(&right, '(');
    return ssk_is_katakana(scan_peek(&left)) == ssk_is_katakana(scan_peek(&right)) &&
           (scan_peek(&left) <= '9') == (scan_peek(&right) <= '9');
}

/* The next line that is no furniture; NULL at the page's end. */
static struct line *line_below(const struct search *search, size_t l)
{
    while (++l < search->page->count)
        if (search->page->lines[l].role != LINE_FURNITURE)
            return &search->page->lines[l];
    return NULL;
}

/* An owner the dictionary lacks: a short name without hiragana that ends as such names do. */
static bool is_unknown_owner(const struct search *search, struct scan name)
{
    if (!search->table.present || scan_points(&name) > OWNER_POINTS ||
        !marker_organisation(name.at, (size_t)(name.end - name.at)))
        return false;
    for (struct scan copy = name; !scan_done(&copy);)
        if (ssk_is_hiragana(scan_next(&copy)))
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

/* An item's label: owners stand behind it, or below it when it stands alone. */
static ssk_status try_item(struct search *search, size_t l, bool *found)
{
    struct line *line = &search->page->lines[l], *below = line_below(search, l);
    struct scan rest = items_owners(line->text), after = rest;
    const struct ssk_strings none = {0};
    bool fresh;
    *found = false;
    ssk_strings_free(&search->owners);
    ssk_status status = owners_take(search->ministries, &after, &search->owners);
    if (status != SSK_OK)
        return status;
    if (scan_done(&rest))
        *found =
            search->table.present || (below && owners_only(search->ministries, below->text, &none, &fresh));
    else if (after.at > rest.at)
        *found = scan_done(&after) || scan_peek(&after) == ' ';
    else
        *found = is_unknown_owner(search, rest);
    if (*found && after.at > rest.at && !scan_done(&after))
        status = split_line(search->page, l, scan_trimmed(after).at) ? SSK_OK : SSK_MEMORY;
    return status;
}

/* Joins the line below to this one. False without memory. */
static bool mend(struct line *line, struct line *below)
{
    size_t length = strlen(line->text), more = strlen(below->text);
    char *text = realloc(line->text, length + more + 1);
    if (!text)
        return false;
    memcpy(text + length, below->text, more + 1);
    line->text = text;
    below->role = LINE_KEY;
    return true;
}

static ssk_status take_owners(struct search *search, struct line *line)
{
    struct scan scan = scan_of(line->text);
    line->role = LINE_OWNERS;
    return owners_take(search->ministries, &scan, &search->owners);
}

/* Is this line with the one below a list of owners, a name being cut in two between them? */
static ssk_status try_cut_name(struct search *search, struct line *line, struct line *below, bool *found)
{
    struct ssk_buffer both = SSK_BUFFER_INIT;
    bool fresh;
    *found = false;
    ssk_buffer_append_string(&both, line->text);
    ssk_buffer_append_string(&both, below->text);
    if (both.failed)
        return SSK_MEMORY;
    *found = below->role == LINE_TEXT &&
             owners_only(search->ministries, both.data, &search->owners, &fresh) && fresh;
    ssk_buffer_free(&both);
    if (!*found)
        return SSK_OK;
    return mend(line, below) ? take_owners(search, line) : SSK_MEMORY;
}

/* A line below an item's label that goes on with its owners. */
static ssk_status try_owners(struct search *search, size_t l, bool *found)
{
    struct line *line = &search->page->lines[l], *below = line_below(search, l);
    bool fresh;
    *found = owners_only(search->ministries, line->text, &search->owners, &fresh) && fresh;
    if (*found)
        return take_owners(search, line);
    if (is_unknown_owner(search, scan_trimmed(scan_of(line->text)))) {
        *found = true;
        line->role = LINE_OWNERS;
        return SSK_OK;
    }
    return below ? try_cut_name(search, line, below, found) : SSK_OK;
}

static ssk_status search_page(struct search *search)
{
    ssk_status status = SSK_OK;
    for (size_t l = 0; l < search->page->count && status == SSK_OK; l++) {
        struct line *line = &search->page->lines[l];
        bool found = false;
        if (line->role != LINE_TEXT)
            continue;
        if (label_bytes(line->text)) {
            status = try_item(search, l, &found);
            if (found)
                search->page->lines[l].role = LINE_ITEM;
            search->open = found && (l + 1 >= search->page->count ||
                                     search->page->lines[l + 1].number != search->page->lines[l].number);
        } else if (search->open) {
            status = try_owners(search, l, &found);
            search->open = found;
        }
    }
    return status;
}

ssk_status items_find(struct document *document, const struct ssk_dictionary *dictionary,
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
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "no memory left");
}
