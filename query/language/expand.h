/* What else a word may be called: fills the leaves' spellings. */
#ifndef SEISAKU_QUERY_LANGUAGE_EXPAND_H
#define SEISAKU_QUERY_LANGUAGE_EXPAND_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* Gives each leaf its spellings: what was typed, and with session->topics the other names of its topic. Words
 * side by side that are one name together ("data localization") become an OR of themselves and the name. */
ssk_status query_expand(struct node *node, struct session *session, struct ssk_error *error);

#endif
