/* The tree's nodes: made, joined, freed. */
#include <stdlib.h>
#include <string.h>

#include "query/parse/tree.h"

#include "query/parse/text_matcher.h"

static const char *const field_names[FIELDS] = {"ministry", "section",   "kind",  "year",    "genre",
                                                "date",     "item",      "title", "speaker", "issuer",
                                                "mentions", "publisher", "path",  "id"};

const char *field_name(enum field field)
{
    return field_names[field];
}

void node_free(struct node *node)
{
    if (!node)
        return;
    for (size_t i = 0; i < node->count; i++)
        node_free(node->children[i]);
    for (size_t i = 0; i < node->spelling_count; i++) {
        struct spelling *spelling = &node->spellings[i];
        for (size_t t = 0; t < spelling->term_count; t++)
            free(spelling->terms[t]);
        free(spelling->terms);
        free(spelling->offsets);
        free(spelling->points);
        free(spelling->text);
        free(spelling->topic);
        free(spelling->whole);
        for (size_t n = 0; n < spelling->longer_count; n++)
            free(spelling->longer[n].points);
        free(spelling->longer);
    }
    free(node->spellings);
    free(node->children);
    free(node->text);
    free(node->typed);
    text_matcher_free(node->matcher);
    free(node);
}

struct node *node_new(enum node_kind kind, const char *text, size_t length)
{
    struct node *node = calloc(1, sizeof *node);
    if (node && !(node->text = strndup(text, length))) {
        free(node);
        return NULL;
    }
    if (node)
        node->kind = kind;
    return node;
}

struct node *node_around(enum node_kind kind, struct node *child)
{
    struct node *node = calloc(1, sizeof *node);
    if (!node || !(node->children = malloc(sizeof *node->children))) {
        free(node);
        node_free(child);
        return NULL;
    }
    node->kind = kind;
    node->start = child->start;
    node->end = child->end;
    node->children[0] = child;
    node->count = 1;
    return node;
}

bool node_add(struct node *parent, struct node *child)
{
    struct node **children = reallocarray(parent->children, parent->count + 1, sizeof *children);
    if (!children) {
        node_free(child);
        return false;
    }
    parent->children = children;
    parent->children[parent->count++] = child;
    parent->end = child->end;
    return true;
}
