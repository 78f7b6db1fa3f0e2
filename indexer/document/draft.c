#include "indexer/document/draft.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"

void draft_page(struct draft *draft, const char *label)
{
    struct page *page = document_add_page(draft->document);
    draft->page = page;
    if (!page || (label && *label && !(page->label = strdup(label)))) {
        draft->failed = true;
        return;
    }
    page->laid_out = page->marked_up = true;
}

static void blank_controls(char *text)
{
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            *c = ' ';
}

struct line *draft_line(struct draft *draft, const char *text, enum line_role role, int level)
{
    if (!draft->page && !draft->failed)
        draft_page(draft, NULL);
    if (draft->failed)
        return NULL;
    char *copy = strdup(text);
    if (copy)
        blank_controls(copy);
    struct cursor trimmed = cursor_trimmed(cursor_of(copy ? copy : ""));
    struct line *line = NULL;
    if (!copy || !cursor_done(&trimmed))
        line = copy ? page_add_line(draft->page, trimmed.at, (size_t)(trimmed.end - trimmed.at), 0) : NULL;
    draft->failed = !copy || (!line && !cursor_done(&trimmed));
    free(copy);
    if (!line)
        return NULL;
    line->role = role;
    line->level = role == LINE_HEADING ? level : 0;
    line->begins_paragraph = true;
    line->keys = draft->keys;
    return line;
}

struct line *draft_text(struct draft *draft, const char *text)
{
    return draft_line(draft, text, LINE_TEXT, 0);
}

void draft_title(struct draft *draft, const char *title)
{
    struct cursor trimmed = cursor_trimmed(cursor_of(title));
    if (draft->document->title || cursor_done(&trimmed))
        return;
    draft->document->title = strndup(trimmed.at, (size_t)(trimmed.end - trimmed.at));
    if (draft->document->title)
        blank_controls(draft->document->title);
    else
        draft->failed = true;
}
