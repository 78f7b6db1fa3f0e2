/* The table behind seisaku/ministry.h, between the file that reads it (ministry_table.c) and the one that
 * searches it (ministry.c). */
#ifndef SEISAKU_LIB_DICT_MINISTRY_TABLE_H
#define SEISAKU_LIB_DICT_MINISTRY_TABLE_H

#include "lib/base/trie.h"
#include "seisaku/ministry.h"

/* What a name may do; the columns of dict/ministries.tsv. */
enum ministry_role { ROLE_NAME, ROLE_OFFICE, ROLE_SEARCH, ROLE_NOT };

struct ministry_body {
    char *name; /* canonical */
    bool group; /* 関係府省庁: owns items, is never a mention */
    bool minor; /* an office or a council */
    char *path; /* of its table */
    int line;
    char *parent;     /* canonical name; "" for none */
    char *successors; /* as in the file, parted by | */
    const char **lineage;
    const char **heirs;
};

struct ministry_name {
    uint32_t *points; /* folded */
    size_t count;
    size_t body; /* in `bodies`; of no meaning for ROLE_NOT */
    enum ministry_role role;
};

struct ministry_names {
    struct ministry_name *items;
    size_t count, capacity;
};

struct ssk_ministries {
    const struct ssk_folder *folder;
    struct ministry_body *bodies;
    size_t body_count, body_capacity;
    struct ministry_names names;  /* by the trie's value, less one */
    struct ministry_names before; /* words that make the name behind them a foreign one */
    struct ministry_names after;  /* what makes the name before it something else */
    struct ssk_trie *trie;
    struct ssk_folded scratch; /* while the file is read */
};

#endif
