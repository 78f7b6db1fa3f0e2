/* An HTML page as a tree of elements and text, made by libxml2's parser and freed of it: html_tree.c is the
 * only user of its headers. Nothing here recurses, so a page nests as deep as it likes. */
#ifndef SEISAKU_INDEXER_HTML_HTML_TREE_H
#define SEISAKU_INDEXER_HTML_HTML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/status.h"

struct html_node {
    char *tag;         /* lower case; NULL for text */
    char *text;        /* of text, entities resolved; NULL for an element */
    char **attributes; /* name, value, name, value …, NULL; a value may be "" */
    struct html_node *parent, *first, *last, *next;
    /* What stands in it, counted by link_density.c: */
    bool unread;   /* no reader sees it: scripts, form controls, hidden elements, and all within */
    bool linked;   /* in a link */
    bool inner;    /* within an element that is content by its tag, as an article is */
    size_t points; /* characters that are read, white space aside */
    size_t linked_points;
    size_t links;
    size_t files;     /* of the links: those to a document (PDF, spreadsheet …) rather than a page */
    size_t anchors;   /* of the links: those to a place on this page */
    size_t sentences; /* sentence ends outside of links */
    size_t headings;
};

struct html_tree {
    struct html_node **nodes; /* all, in document order; the first is the root, which has no tag of its own */
    size_t count, capacity;
    struct html_node *open; /* while parsing: the innermost element */
    bool failed;
};

/* Parses UTF-8, whatever its META says of encodings. There is no page so broken that it gives no tree.
 * Fails: SSK_INPUT when it is longer than the parser can take, SSK_MEMORY. Free with html_tree_free, after a
 * failure too. */
ssk_status html_tree_parse(struct html_tree *out, const char *text, size_t length, struct ssk_error *error);
void html_tree_free(struct html_tree *tree);

/* The attribute's value, lent; NULL when the element has none of that name. */
const char *html_attribute(const struct html_node *node, const char *name);

/* Is the node an element of this name? */
bool html_is(const struct html_node *node, const char *tag);

/* Is the node an element of one of the names in a NULL-ended list? */
bool html_is_any(const struct html_node *node, const char *const *tags);

/* 1 to 6 for h1 to h6, 0 for anything else. */
int html_heading_level(const struct html_node *node);

/* The nearest element of that name around the node, itself aside; NULL for none. */
const struct html_node *html_around(const struct html_node *node, const char *tag);

#endif
