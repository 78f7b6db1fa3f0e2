/* The rows of a program's options, and what is said of arguments that are none of them. */
#ifndef SEISAKU_LIB_CLI_OPTION_ROWS_H
#define SEISAKU_LIB_CLI_OPTION_ROWS_H

#include "seisaku/options.h"

enum { NAMES = 64 /* bytes of an option's name at most */ };

/* The rows of ssk_common_options. */
enum { COMMON_HELP, COMMON_USAGE, COMMON_COMPLETION, COMMON_VERSION, COMMON_COUNT };

/* Row i of the tool's options and, behind them, of the common ones; NULL behind the last. */
static inline const struct ssk_option *option_row(const struct ssk_program *program, size_t i)
{
    if (i < program->option_count)
        return &program->options[i];
    const struct ssk_option *common = &ssk_common_options[i - program->option_count];
    return common->name ? common : NULL;
}

/* Reads the value that getopt found, NULL for one left out, into the tool's struct. Fails: SSK_INPUT with a
 * message that names the option, SSK_MEMORY. */
ssk_status options_read_value(const struct ssk_option *option, void *values, const char *value,
                              struct ssk_error *error);
/* SSK_INPUT: the value is none of the option's choices. */
ssk_status options_no_choice(const struct ssk_option *option, const char *value, size_t length,
                             struct ssk_error *error);
/* Puts ASCII for what is typed in full width where the value is a number, a choice or of a `narrow` row, in
 * place: no text grows longer by it. Fails: SSK_MEMORY only. */
ssk_status options_make_narrow(const struct ssk_option *option, char *value, struct ssk_error *error);

/* Puts ASCII for the option's letter, or its name and the ＝ behind it, in place. */
void options_narrow_name(char *argument);

/* Each returns SSK_INPUT with a message that says what may have been meant. */
ssk_status options_unknown_long(const struct ssk_program *program, const char *typed,
                                struct ssk_error *error);
/* `at` is where getopt stands: still at the argument while more of its letters follow, else behind it. */
ssk_status options_unknown_short(char **argv, int at, int key, struct ssk_error *error);

/* An argument that would be an option if its dash were a hyphen: a letter alone, or a long name. Fails:
 * SSK_INPUT.
 */
ssk_status options_check_dash(const struct ssk_program *program, const char *argument,
                              struct ssk_error *error);
/* `--kwic 40`: an argument that may be left out is taken only behind an equals sign. Fails: SSK_INPUT. */
ssk_status options_check_detached(const struct ssk_option *option, const char *next, struct ssk_error *error);

#endif
