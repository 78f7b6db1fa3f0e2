/* The dictionaries that decide what the index holds, opened together and named by one checksum. */
#ifndef SEISAKU_DICTIONARY_H
#define SEISAKU_DICTIONARY_H

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
    struct ssk_ministries *ministries;
    struct ssk_okurigana *okurigana;
    struct ssk_eras *eras;
    char checksum[17]; /* hexadecimal, over the content of every file below dict/ that shapes an index */
};

/* Opens all of them, see ssk_dict_path. The message names the file that is missing or wrong. */
ssk_status ssk_dictionary_open(struct ssk_dictionary **out, struct ssk_error *error);
void ssk_dictionary_free(struct ssk_dictionary *dictionary);

#endif
