/* The dictionaries that decide what the index holds, opened together and named by one checksum. */
#ifndef SEISAKU_DICTIONARY_H
#define SEISAKU_DICTIONARY_H

#include "seisaku/checksum.h"
#include "seisaku/compiled.h"
#include "seisaku/eras.h"
#include "seisaku/mecab.h"
#include "seisaku/ministry.h"
#include "seisaku/okurigana.h"
#include "seisaku/status.h"
#include "seisaku/unicode.h"

/* Shared by all threads, read only once open. */
struct ssk_dictionary {
    struct ssk_folder *folder;
    struct ssk_model *model;
    struct ssk_ministries *ministries; /* NULL until opened */
    struct ssk_okurigana *okurigana;
    struct ssk_eras *eras;
    struct ssk_compiled *compiled;    /* NULL where the tables themselves were read */
    char checksum[SSK_CHECKSUM_SIZE]; /* over the content of every file below dict/ that shapes an index */
};

/* Opens all of them, see ssk_dict_path. The message names the file that is missing or wrong. */
ssk_status ssk_dictionary_open(struct ssk_dictionary **out, struct ssk_error *error);
/* Opens all but the ministries, which only filters ask for: see ssk_dictionary_add_ministries. */
ssk_status ssk_dictionary_open_words(struct ssk_dictionary **out, struct ssk_error *error);

/* Opens the ministries unless they are open. */
ssk_status ssk_dictionary_add_ministries(struct ssk_dictionary *dictionary, struct ssk_error *error);

/* Compiles the shipped tables but topics and writings: fills the sections. Fails as opening does. */
ssk_status ssk_dictionary_save(struct ssk_buffer sections[SSK_SECTIONS], struct ssk_error *error);

void ssk_dictionary_free(struct ssk_dictionary *dictionary);

#endif
