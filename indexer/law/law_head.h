/* The head of a law: title, number, date, issuer. Private to indexer/law. */
#ifndef SEISAKU_INDEXER_LAW_LAW_HEAD_H
#define SEISAKU_INDEXER_LAW_LAW_HEAD_H

#include "indexer/law/law_sections.h"

/* When it was promulgated. */
void law_set_date(struct law *law, const struct xml_node *node);

/* The title, and the law's number in brackets behind it, as they are printed. */
void law_read_head(struct law *law, const struct xml_node *node);

#endif
