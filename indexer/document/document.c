/* The document's own memory: pages and lines. */
#include "indexer/document/document.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"

struct page *document_add_page(struct document *document)
{
    if (!SSK_GROW(document->pages, document->count, document->capacity))
        return NULL;
    struct page *page = &document->pages[document->count++];
    *page = (struct page){.number = (int)document->count};
    return page;
}

bool document_move_pages(struct document *to, struct document *from)
{
    for (size_t p = 0; p < from->count; p++) {
        struct page *page = document_add_page(to);
        if (!page)
            return false;
        int number = page->number;
        *page = from->pages[p];
        page->number = number;
        from->pages[p] = (struct page){0};
    }
    return true;
}

struct line *page_add_line(struct page *page, const char *text, size_t length, int number)
{
    if (!SSK_GROW(page->lines, page->count, page->capacity))
        return NULL;
    char *copy = strndup(text, length);
    if (!copy)
        return NULL;
    struct line *line = &page->lines[page->count++];
    *line = (struct line){.text = copy, .number = number};
    return line;
}

const struct line_form *line_form(const struct line *line)
{
    struct line_form *form = (struct line_form *)&line->form; /* no line is const where it lives */
    if (!form->read)
        *form = line_form_read(line->text);
    return form;
}

bool line_heading(const struct line *line, struct heading *out)
{
    return line_form(line)->numbered && heading_parse(line->text, out);
}

void line_set_text(struct line *line, char *text)
{
    free(line->text);
    line->text = text;
    line->form.read = false;
}

bool line_set_head(struct line *line, const char *head)
{
    free(line->head);
    line->head = head ? strdup(head) : NULL;
    return !head || line->head;
}

bool page_insert_line(struct page *page, size_t at, const struct line *line)
{
    if (!SSK_GROW(page->lines, page->count, page->capacity))
        return false;
    memmove(page->lines + at + 1, page->lines + at, (page->count++ - at) * sizeof *page->lines);
    page->lines[at] = *line;
    return true;
}

void page_free_lines(struct page *page)
{
    for (size_t l = 0; l < page->count; l++) {
        free(page->lines[l].text);
        free(page->lines[l].head);
    }
    free(page->lines);
    page->lines = NULL;
    page->count = page->capacity = 0;
}

struct keys *document_add_keys(struct document *document)
{
    struct keys *keys = calloc(1, sizeof *keys);
    if (keys) {
        keys->next = document->keys;
        document->keys = keys;
    }
    return keys;
}

static void free_keys(struct keys *keys)
{
    while (keys) {
        struct keys *next = keys->next;
        free(keys->section_number);
        free(keys->section_title);
        ssk_strings_free(&keys->path);
        free(keys->item);
        ssk_strings_free(&keys->ministries);
        free(keys->speaker_name);
        free(keys->speaker_office);
        free(keys->speaker_group);
        free(keys->speech);
        free(keys);
        keys = next;
    }
}

void document_free(struct document *document)
{
    for (size_t p = 0; p < document->count; p++) {
        page_free_lines(&document->pages[p]);
        free(document->pages[p].label);
    }
    free(document->pages);
    free_keys(document->keys);
    free(document->path);
    free(document->id);
    free(document->title);
    free(document->named);
    free(document->publisher);
    free(document->url);
    free(document->date);
    ssk_strings_free(&document->issuer);
    *document = (struct document){0};
}
