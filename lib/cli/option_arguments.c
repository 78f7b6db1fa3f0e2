/* What an option's value says, by the option's row. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/cli/option_rows.h"
#include "seisaku/buffer.h"
#include "seisaku/translate.h"

/* "-m", or "--match" where there is no short name. */
static const char *shown_name(const struct ssk_option *option, char *out)
{
    if (option->key && option->kind != SSK_OPTION_NUMBER && option->kind != SSK_OPTION_CHOICE)
        snprintf(out, NAMES, "-%c", option->key);
    else
        snprintf(out, NAMES, "--%s", option->name);
    return out;
}

/* The place of the value among the choices, -1 when it is none of them. */
static int place_of(const char *const *choices, const char *value, size_t length)
{
    for (int place = 0; choices[place]; place++)
        if (strlen(choices[place]) == length && memcmp(choices[place], value, length) == 0)
            return place;
    return -1;
}

ssk_status options_no_choice(const struct ssk_option *option, const char *value, size_t length,
                             struct ssk_error *error)
{
    struct ssk_buffer list = SSK_BUFFER_INIT;
    for (size_t i = 0; option->choices[i]; i++)
        ssk_buffer_printf(&list, "%s%s", i ? ", " : "", option->choices[i]);
    ssk_fail(error, SSK_INPUT, "--%s takes one of %s, not '%.*s'", option->name, ssk_buffer_string(&list),
             (int)length, value);
    ssk_buffer_free(&list);
    return SSK_INPUT;
}

static ssk_status read_choices(const struct ssk_option *option, bool *out, const char *value,
                               struct ssk_error *error)
{
    do {
        size_t length = strcspn(value, ",");
        int place = place_of(option->choices, value, length);
        if (place < 0)
            return options_no_choice(option, value, length, error);
        out[place] = true;
        value += length + (value[length] == ',');
    } while (*value);
    return SSK_OK;
}

static ssk_status read_number(const struct ssk_option *option, size_t *out, const char *value,
                              struct ssk_error *error)
{
    char *end;
    size_t most = option->most ? option->most : UINT32_MAX;
    const char *all = option->all ? ssk_both(", or all") : "";
    if (option->all && strcmp(value, "all") == 0) {
        *out = most;
        return SSK_OK;
    }
    errno = 0;
    unsigned long long number = strtoull(value, &end, 10);
    bool is_number = end != value && !*end && !strchr(value, '-');
    if (is_number && !errno && number >= option->least && number <= most) {
        *out = (size_t)number;
        return SSK_OK;
    }
    if (!is_number && most == UINT32_MAX)
        return ssk_fail(error, SSK_INPUT, "--%s takes a number from %zu on%s, not '%s'", option->name,
                        option->least, all, value);
    return ssk_fail(error, SSK_INPUT, "--%s takes a number from %zu to %zu%s, not '%s'", option->name,
                    option->least, most, all, value);
}

static ssk_status read_other(const struct ssk_option *option, void *values, const char *value,
                             struct ssk_error *error)
{
    struct ssk_error why = {""};
    char name[NAMES];
    ssk_status status = option->read(values, value, &why);
    return status == SSK_OK ? SSK_OK
                            : ssk_fail(error, status, "%s %s", shown_name(option, name), why.message);
}

static ssk_status read_list(const struct ssk_option *option, bool *out, const char *value,
                            struct ssk_error *error)
{
    struct ssk_buffer list = SSK_BUFFER_INIT;
    ssk_buffer_append_list(&list, value);
    ssk_status status = read_choices(option, out, ssk_buffer_string(&list), error);
    ssk_buffer_free(&list);
    return status;
}

static ssk_status read_choice(const struct ssk_option *option, int *out, const char *value,
                              struct ssk_error *error)
{
    int place = place_of(option->choices, value, strlen(value));
    if (place < 0)
        return options_no_choice(option, value, strlen(value), error);
    *out = place;
    return SSK_OK;
}

/* Is the value empty, or nothing but what parts a list (、)? */
static bool names_nothing(const struct ssk_option *option, const char *value)
{
    if (option->kind == SSK_OPTION_CHOICE || option->kind == SSK_OPTION_NUMBER)
        return false;
    struct ssk_buffer list = SSK_BUFFER_INIT;
    ssk_buffer_append_list(&list, value);
    bool nothing = !list.failed && list.length == 0;
    ssk_buffer_free(&list);
    return nothing;
}

ssk_status options_read_value(const struct ssk_option *option, void *values, const char *value,
                              struct ssk_error *error)
{
    char *member = (char *)values + option->offset, name[NAMES];
    if (value && names_nothing(option, value))
        return ssk_fail(error, SSK_INPUT, "%s is given an empty value: name %s, or leave the option out",
                        shown_name(option, name),
                        option->completion == SSK_COMPLETE_FOLDER ? ssk_both("a folder")
                        : option->completion == SSK_COMPLETE_FILE ? ssk_both("a file")
                                                                  : ssk_both("one"));
    switch (option->kind) {
    case SSK_OPTION_FLAG:
        return *(bool *)member = true, SSK_OK;
    case SSK_OPTION_STRING:
        return *(const char **)member = value, SSK_OK;
    case SSK_OPTION_LIST:
        return ssk_option_list_add((struct ssk_option_list *)(void *)member, value, strlen(value), error);
    case SSK_OPTION_NUMBER:
        if (!value)
            return *(size_t *)(void *)member = option->usual, SSK_OK;
        return read_number(option, (size_t *)(void *)member, value, error);
    case SSK_OPTION_CHOICE:
        return read_choice(option, (int *)(void *)member, value, error);
    case SSK_OPTION_CHOICES:
        return read_list(option, (bool *)member, value, error);
    default:
        return read_other(option, values, value, error);
    }
}

ssk_status options_make_narrow(const struct ssk_option *option, char *value, struct ssk_error *error)
{
    struct ssk_buffer narrow = SSK_BUFFER_INIT;
    if (!value || !(option->narrow || option->kind == SSK_OPTION_NUMBER || option->kind == SSK_OPTION_CHOICE))
        return SSK_OK;
    ssk_buffer_append_narrow(&narrow, value, strlen(value));
    ssk_status status = narrow.failed ? ssk_no_memory(error) : SSK_OK;
    if (status == SSK_OK)
        memcpy(value, ssk_buffer_string(&narrow), narrow.length + 1);
    ssk_buffer_free(&narrow);
    return status;
}

void options_narrow_name(char *argument)
{
    static const char wide[] = "＝";
    struct ssk_buffer narrow = SSK_BUFFER_INIT;
    if (argument[0] != '-' || !argument[1])
        return;
    bool is_long = argument[1] == '-';
    char *name = argument + (is_long ? 2 : 1), *sign = strstr(name, wide);
    size_t letter = (unsigned char)*name >= 0xe0 ? 3 : *name != '\0', whole = strlen(name),
           length = !is_long ? letter
                    : sign && strcspn(name, "=") > (size_t)(sign - name)
                        ? (size_t)(sign - name) + sizeof wide - 1
                        : strcspn(name, "=");
    length = length < whole ? length : whole;
    ssk_buffer_append_narrow(&narrow, name, length);
    if (!narrow.failed) {
        memcpy(name, ssk_buffer_string(&narrow), narrow.length);
        memmove(name + narrow.length, name + length, whole - length + 1);
    }
    ssk_buffer_free(&narrow);
}
