/* Families of spellings that differ in okurigana (取組 取組み 取り組み): dict/okurigana.tsv. */
#ifndef SEISAKU_OKURIGANA_H
#define SEISAKU_OKURIGANA_H

#include <stddef.h>

#include "seisaku/compiled.h"
#include "seisaku/status.h"

struct ssk_okurigana;

ssk_status ssk_okurigana_open(struct ssk_okurigana **out, const char *path, struct ssk_error *error);
/* Adds a file in the same format, dict/spellings.tsv. Fails: SSK_INPUT names a word that two families have.
 */
ssk_status ssk_okurigana_add(struct ssk_okurigana *okurigana, const char *path, struct ssk_error *error);
/* As above, of a file of the user's, in any encoding. */
ssk_status ssk_okurigana_add_own(struct ssk_okurigana *okurigana, const char *path, struct ssk_error *error);
void ssk_okurigana_free(struct ssk_okurigana *okurigana);

/* See compiled.h. What is loaded lives as long as the file is mapped, and takes no more words. */
void ssk_okurigana_save(struct ssk_buffer *section, const struct ssk_okurigana *okurigana);
ssk_status ssk_okurigana_load(struct ssk_okurigana **out, struct ssk_saved saved, struct ssk_error *error);

/* The family's first spelling for a word spelt exactly `word`; NULL when no family has it. Lent, lives
 * as long as the table. */
const char *ssk_okurigana_standard(const struct ssk_okurigana *okurigana, const char *word, size_t length);

#endif
