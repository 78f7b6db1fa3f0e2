/* A leaf's spellings: texts as the index knows them. */
#ifndef SEISAKU_QUERY_LANGUAGE_SPELLINGS_H
#define SEISAKU_QUERY_LANGUAGE_SPELLINGS_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* Adds one spelling of `text` to the leaf, analysed. The flags follow the leaf's kind. */
ssk_status node_add_spelling(struct node *node, struct session *session, const char *text, size_t length,
                             double weight, struct ssk_error *error);

#endif
