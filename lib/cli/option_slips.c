/* What users mean who type what is no option: the nearest name, another dash, a value behind a blank. */
#include <stdio.h>
#include <string.h>

#include "lib/cli/option_rows.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

/* The letters of a name; returns how many, at most SSK_EDIT_POINTS. */
static size_t letters_of(uint32_t *letters, const char *name)
{
    size_t count = 0;
    for (; count < SSK_EDIT_POINTS && name[count]; count++)
        letters[count] = (unsigned char)name[count];
    return count;
}

/* The option whose name is nearest to `name`; NULL when none is near. */
static const struct ssk_option *nearest(const struct ssk_program *program, const char *name)
{
    uint32_t typed[SSK_EDIT_POINTS], known[SSK_EDIT_POINTS];
    const struct ssk_option *option, *best = NULL;
    unsigned least = (unsigned)strlen(name) / 3 + 2;
    size_t count = letters_of(typed, name);
    for (size_t i = 0; (option = option_row(program, i)); i++) {
        unsigned edits = ssk_edit_distance(typed, count, known, letters_of(known, option->name), least);
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
    static const char *const dashes[] = {"－", "–", "—", "−", NULL};
    for (size_t i = 0; dashes[i]; i++)
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
