/* Keys of the whole document: what kind it is, its date, who issued it, and the fiscal year it speaks of.
 * They are read off its title, its head (letterhead, cover, what a site prints above) and the headings. What
 * does not say so plainly is left unknown: a wrong key is worse than none. */
#ifndef SEISAKU_INDEXER_KEYS_KEYS_H
#define SEISAKU_INDEXER_KEYS_KEYS_H

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* Fills genre, date, issuer and fiscal_year of the document where its reader and its genre left them open,
 * and the fiscal year of lines that stand under a heading that names one. Order: after all lines have their
 * keys. Fails: SSK_MEMORY only. */
ssk_status keys_find(struct document *document, const struct ssk_dictionary *dictionary,
                     struct ssk_error *error);

#endif
