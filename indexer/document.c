/* The document's own memory: pages and lines. */
#include "document.h"

#include <stdlib.h>
#include <string.h>

/* Room for one more element of `size` bytes; the doubled array, or NULL without memory. */
static void *grown(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    size_t wanted = *capacity ? *capacity * 2 : 16;
    void *bigger = reallocarray(array, wanted, size);
    if (bigger)
        *capacity = wanted;
    return bigger;
}

struct page *document_add_page(struct document *document)
{
    struct page *pages = grown(document->pages, document->count, &document->capacity, sizeof *pages);
    if (!pages)
        return NULL;
    document->pages = pages;
    struct page *page = &pages[document->count++];
    *page = (struct page){.number = (int)document->count};
    return page;
}

struct line *page_add_line(struct page *page, const char *text, size_t length, int number)
{
    struct line *lines = grown(page->lines, page->count, &page->capacity, sizeof *lines);
    if (!lines)
        return NULL;
    page->lines = lines;
    char *copy = strndup(text, length);
    if (!copy)
        return NULL;
    struct line *line = &lines[page->count++];
    *line = (struct line){.text = copy, .number = number};
    return line;
}

struct place *document_add_place(struct document *document)
{
    struct place *place = calloc(1, sizeof *place);
    if (place) {
        place->next = document->places;
        document->places = place;
    }
    return place;
}

static void free_places(struct place *place)
{
    while (place) {
        struct place *next = place->next;
        free(place->section_number);
        free(place->section_title);
        ssk_strings_free(&place->path);
        free(place->item);
        ssk_strings_free(&place->ministries);
        free(place);
        place = next;
    }
}

void document_free(struct document *document)
{
    for (size_t p = 0; p < document->count; p++) {
        struct page *page = &document->pages[p];
        for (size_t l = 0; l < page->count; l++)
            free(page->lines[l].text);
        free(page->lines);
        free(page->label);
    }
    free(document->pages);
    free_places(document->places);
    free(document->path);
    free(document->id);
    free(document->title);
    free(document->publisher);
    free(document->url);
    *document = (struct document){0};
}
