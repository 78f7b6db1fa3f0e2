/* The flat fields of a passage, in the order and by the names that tables (CSV) have them: what the query
 * tool prints and what the indexer reads. */
#ifndef SEISAKU_PASSAGE_FIELDS_H
#define SEISAKU_PASSAGE_FIELDS_H

#include <stddef.h>

enum ssk_field_kind {
    SSK_FIELD_STRING,      /* char * */
    SSK_FIELD_PATH,        /* struct ssk_strings, joined by SSK_JOIN_PATH */
    SSK_FIELD_NAMES,       /* struct ssk_strings, joined by SSK_JOIN_NAMES */
    SSK_FIELD_KIND,        /* enum ssk_kind, by its name */
    SSK_FIELD_GENRE,       /* enum ssk_genre, likewise; none is an empty cell */
    SSK_FIELD_YEAR_SOURCE, /* enum ssk_year_source, likewise */
    SSK_FIELD_NUMBER       /* int; 0 is an empty cell */
};

#define SSK_JOIN_PATH  " > "
#define SSK_JOIN_NAMES "; "

struct ssk_field {
    const char *name;
    enum ssk_field_kind kind;
    size_t offset; /* within struct ssk_passage */
};

/* All of them; ended by one without a name. */
extern const struct ssk_field ssk_passage_fields[];

#endif
