/* What users mean who type what is no option: the nearest name, another dash, a value behind a blank. */
#include <stdio.h>
#include <string.h>

#include "lib/cli/option_rows.h"
#include "seisaku/buffer.h"

/* Edits between two names: letters put in, left out, changed, or neighbours swapped (optimal string
 * alignment). */
static size_t edits_between(const char *a, const char *b)
{
    size_t rows[3][NAMES] = {{0}}, *above = rows[0], *last = rows[1], *now = rows[2];
    size_t a_length = strlen(a), b_length = strlen(b);
    for (size_t j = 0; j <= b_length; j++)
        last[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
            best = last[j] + 1 < best ? last[j] + 1 : best;
            best = now[j - 1] + 1 < best ? now[j - 1] + 1 : best;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && above[j - 2] + 1 < best)
                best = above[j - 2] + 1;
            now[j] = best;
        }
        size_t *free_row = above;
        above = last;
        last = now;
        now = free_row;
    }
    return last[b_length];
}

/* The option whose name is nearest to `name`; NULL when none is near. */
static const struct ssk_option *nearest(const struct ssk_program *program, const char *name)
{
    const struct ssk_option *option, *best = NULL;
    size_t least = strlen(name) / 3 + 2;
    if (strlen(name) >= NAMES - 1)
        return NULL;
    for (size_t i = 0; (option = option_row(program, i)); i++) {
        size_t edits = strlen(option->name) < NAMES - 1 ? edits_between(name, option->name) : least;
        if (edits < least) {
            least = edits;
            best = option;
        }
    }
    return best;
}

ssk_status options_unknown_long(const struct ssk_program *program, const char *typed, struct ssk_error *error)
{
    char name[NAMES];
    const struct ssk_option *option;
    struct ssk_buffer fits = SSK_BUFFER_INIT;
    size_t length = strcspn(typed, "="), count = 0;
    snprintf(name, sizeof name, "%.*s", (int)length, typed);
    bool exact = false;
    for (size_t i = 0; (option = option_row(program, i)); i++) {
        exact |= strcmp(option->name, name) == 0;
        if (strncmp(option->name, name, strlen(name)) == 0)
            ssk_buffer_printf(&fits, "%s--%s", count++ ? ", " : "", option->name);
    }
    if (exact || count == 1)
        ssk_fail(error, SSK_INPUT, "option '--%s' takes no value: leave out what is behind the =", name);
    else if (count)
        ssk_fail(error, SSK_INPUT, "option '--%s' is the beginning of several: %s", name,
                 ssk_buffer_string(&fits));
    else if ((option = nearest(program, name)))
        ssk_fail(error, SSK_INPUT, "unrecognized option '--%s': did you mean --%s? --help lists the options",
                 name, option->name);
    else
        ssk_fail(error, SSK_INPUT, "unrecognized option '--%s': --help lists the options", name);
    ssk_buffer_free(&fits);
    return SSK_INPUT;
}

ssk_status options_unknown_short(char **argv, int at, int key, struct ssk_error *error)
{
    const char *next = argv[at], *argument = argv[at - 1];
    if (next && next[0] == '-' && next[1] != '-' && strchr(next, key))
        argument = next;
    return ssk_fail(error, SSK_INPUT,
                    "invalid option -- '%c': --help lists the options; words that begin with a hyphen stand "
                    "behind --, as in -- '%s'",
                    key, argument);
}

/* The length of a dash that a keyboard or an editor puts where a hyphen is meant: － – — −. */
static size_t dash_length(const char *argument)
{
    static const char *const dashes[] = {"－", "–", "—", "−"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strncmp(argument, dashes[i], strlen(dashes[i])) == 0)
            return strlen(dashes[i]);
    return 0;
}

ssk_status options_check_dash(const struct ssk_program *program, const char *argument,
                              struct ssk_error *error)
{
    size_t dash = dash_length(argument);
    if (!dash)
        return SSK_OK;
    const char *name = argument + dash;
    name += *name == '-' ? 1 : dash_length(name);
    size_t length = strcspn(name, "=");
    const struct ssk_option *option;
    for (size_t i = 0; (option = option_row(program, i)); i++) {
        if (length == 1 && option->key == *name)
            return ssk_fail(error, SSK_INPUT, "'%s' begins with a dash that is no hyphen: write -%c",
                            argument, *name);
        if (length > 2 && strlen(option->name) == length && memcmp(option->name, name, length) == 0)
            return ssk_fail(error, SSK_INPUT, "'%s' begins with a dash that is no hyphen: write --%s",
                            argument, name);
    }
    return SSK_OK;
}

ssk_status options_check_detached(const struct ssk_option *option, const char *next, struct ssk_error *error)
{
    if (!next || !*next || strspn(next, "0123456789:") != strlen(next))
        return SSK_OK;
    return ssk_fail(error, SSK_INPUT,
                    "--%s takes its %s behind an equals sign: write --%s=%s, or -- before a query of digits",
                    option->name, option->argument, option->name, next);
}
