/* A tool's command line as one table: a row an option. From the table come the parser, --help, --usage and
 * the completions of bash, zsh and fish; the suite holds the manual page against it.
 *
 * Use: describe the options in a `struct ssk_program`, a zeroed struct of the tool's own receives the values
 * (each row names its member by `offset`), then call ssk_options_parse. --help, --usage, --version and
 * --completion=SHELL are common to all tools and stand in no table. */
#ifndef SEISAKU_OPTIONS_H
#define SEISAKU_OPTIONS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "seisaku/status.h"

enum ssk_option_kind {
    SSK_OPTION_FLAG,    /* _Bool */
    SSK_OPTION_STRING,  /* const char *, lent from argv; not empty */
    SSK_OPTION_LIST,    /* struct ssk_option_list; the option may be given several times */
    SSK_OPTION_CHOICE,  /* int or an enum: the place of the value among `choices` */
    SSK_OPTION_CHOICES, /* _Bool[], one a choice: values are a list, see ssk_buffer_append_list() */
    SSK_OPTION_NUMBER,  /* size_t from `least` to `most` */
    SSK_OPTION_OTHER    /* what `read` makes of it */
};

/* What a shell offers for an argument that is no choice. */
enum ssk_completion { SSK_COMPLETE_NOTHING, SSK_COMPLETE_FILE, SSK_COMPLETE_FOLDER, SSK_COMPLETE_MINISTRY };

struct ssk_option_list {
    char **items; /* owned */
    size_t count;
};

struct ssk_option {
    const char *name;     /* the long name, without its hyphens */
    const char *argument; /* "DIR"; NULL for an option without one */
    const char *help;     /* one sentence without its full stop; {} stands for the choices */
    char key;             /* the short name, 0 for none */
    enum ssk_option_kind kind;
    enum ssk_completion completion;
    size_t group;               /* of ssk_program.groups */
    size_t offset;              /* of the member that receives the value */
    const char *const *choices; /* ended by NULL; also of an OTHER, for completion and {} */
    size_t least, most;         /* of a NUMBER; `most` 0 for 2^32 - 1 */
    size_t usual; /* of a NUMBER whose argument may be left out, and not 0 for an OTHER that then
                    reads NULL; 0 where it must be given */
    _Bool all;    /* a NUMBER that may also be "all", which is `most` */
    _Bool narrow; /* an OTHER whose value has ASCII in place of its full-width letters, digits and signs */
    /* Reads the value into the tool's struct. Fails: SSK_INPUT with a message that names no option. */
    ssk_status (*read)(void *values, const char *value, struct ssk_error *error);
};

struct ssk_program {
    const char *name;      /* "seisaku-query" */
    const char *arguments; /* "QUERY..." */
    const char *about;     /* what stands above the options: purpose and examples */
    const char *epilogue;  /* and below them; NULL for nothing */
    const char *const *groups;
    size_t group_count;
    const struct ssk_option *options;
    size_t option_count;              /* at most 64 */
    enum ssk_completion completion;   /* of what is no option */
    void (*print_version)(FILE *out); /* for --version */
};

/* Parses the command line; options and other arguments may be mixed, `--` ends the options, a long name may
 * be cut where it stays unique. Returns: SSK_OK, with bit i of *given set for each option of row i, and the
 * arguments that are no options moved to the end of argv, from argv[*first] on. Prints and exits with 0 for
 * --help and the like. Fails: SSK_INPUT (the message says what to do), SSK_MEMORY. */
ssk_status ssk_options_parse(const struct ssk_program *program, int argc, char **argv, void *values,
                             uint64_t *given, int *first, struct ssk_error *error);

/* Adds a copy of `length` bytes. Fails: SSK_MEMORY only. */
ssk_status ssk_option_list_add(struct ssk_option_list *list, const char *item, size_t length,
                               struct ssk_error *error);
void ssk_option_list_free(struct ssk_option_list *list);

/* Combinations. A rule refuses a command line that has any of `these` together with any of `those`; with
 * `those` 0, any of `these` alone; with `unless`, only where none of `unless` is there. Bits are those of
 * `given` and any further ones that the tool sets. */
struct ssk_option_rule {
    uint64_t these, those, unless;
    const char *message; /* what to do */
};

/* The message of the first rule that refuses `given`; NULL when none does. */
const char *ssk_options_refusal(const struct ssk_option_rule *rules, size_t count, uint64_t given);

/* Prints --help and --usage, `columns` wide; and the completion of a shell ("bash", "zsh", "fish"), false for
 * another shell. */
void ssk_options_help(const struct ssk_program *program, size_t columns, FILE *out);
void ssk_options_usage(const struct ssk_program *program, size_t columns, FILE *out);
_Bool ssk_options_completion(const struct ssk_program *program, const char *shell, FILE *out);

/* The rows that every tool has, ended by one without a name: help, usage, completion, version. */
extern const struct ssk_option ssk_common_options[];

/* Columns of the terminal: $COLUMNS, else what the terminal says, else 80. */
size_t ssk_terminal_columns(void);

/* Where standard input, output or error is closed, opens there what cannot be read or written: else the next
 * file that is opened would take its place, and an answer would be written into that. Order: first thing in
 * main. */
void ssk_streams_open(void);

#endif
