#include "query/run/filter_values.h"

#include <string.h>

#include "query/base/written_values.h"

/* Length of a comma, in any width, at the start of the text; 0 for none. */
static size_t comma_length(const char *text)
{
    static const char *const commas[] = {",", "，", "、", "､", ";", "；", "|", "｜", NULL};
    return begins_with_any(text, commas);
}

static bool has_comma(const char *text)
{
    for (; *text; text++)
        if (comma_length(text))
            return true;
    return false;
}

static ssk_status add_parts(struct ssk_option_list *out, const char *text, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t comma = 1; comma && status == SSK_OK;) {
        size_t length = 0;
        while (text[length] && !(comma = comma_length(text + length)))
            length++;
        comma = comma_length(text + length);
        size_t blanks = strspn(text, " ");
        if (length > blanks)
            status = ssk_option_list_add(out, text + blanks, length - blanks, error);
        text += length + comma;
    }
    return status;
}

ssk_status split_ministries(struct options *options, struct session *session, struct ssk_error *error)
{
    struct ssk_option_list parts = {0}, *all = &options->ministries;
    bool any = false;
    for (size_t i = 0; i < all->count; i++)
        any |= has_comma(all->items[i]);
    ssk_status status = any ? ssk_dictionary_add_ministries(session->dictionary, error) : SSK_OK;
    if (!any || status != SSK_OK)
        return status;
    for (size_t i = 0; i < all->count && status == SSK_OK; i++) {
        const char *value = all->items[i];
        bool whole = !has_comma(value) ||
                     ssk_ministry_find(session->dictionary->ministries, value, strlen(value)) != NULL;
        status = whole ? ssk_option_list_add(&parts, value, strlen(value), error)
                       : add_parts(&parts, value, error);
    }
    struct ssk_option_list old = *all;
    *all = parts;
    ssk_option_list_free(&old);
    return status;
}
