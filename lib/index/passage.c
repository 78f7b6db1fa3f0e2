/* The passage's memory. */
#include "seisaku/passage.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

_Bool ssk_strings_add(struct ssk_strings *strings, const char *string, size_t length)
{
    char **items = reallocarray(strings->items, strings->count + 1, sizeof *items);
    if (!items)
        return false;
    strings->items = items;
    items[strings->count] = strndup(string, length);
    if (!items[strings->count])
        return false;
    strings->count++;
    return true;
}

void ssk_strings_free(struct ssk_strings *strings)
{
    for (size_t i = 0; i < strings->count; i++)
        free(strings->items[i]);
    free(strings->items);
    *strings = (struct ssk_strings){0};
}

void ssk_passage_free(struct ssk_passage *passage)
{
    free(passage->id);
    free(passage->doc_id);
    free(passage->title);
    free(passage->publisher);
    free(passage->url);
    free(passage->section_number);
    free(passage->section_title);
    ssk_strings_free(&passage->path);
    free(passage->item);
    ssk_strings_free(&passage->ministries);
    ssk_strings_free(&passage->mentions);
    free(passage->page_label);
    free(passage->source_path);
    free(passage->text);
    free(passage->date);
    free(passage->speaker_name);
    free(passage->speaker_office);
    free(passage->speaker_group);
    ssk_strings_free(&passage->issuer);
    *passage = (struct ssk_passage){0};
}

static bool copy_string(char **string)
{
    if (*string)
        *string = strdup(*string);
    return *string != NULL;
}

static bool copy_strings(struct ssk_strings *out, const struct ssk_strings *strings)
{
    bool done = true;
    *out = (struct ssk_strings){0};
    for (size_t i = 0; i < strings->count; i++)
        done = done && ssk_strings_add(out, strings->items[i], strlen(strings->items[i]));
    return done;
}

_Bool ssk_passage_copy(struct ssk_passage *out, const struct ssk_passage *passage)
{
    *out = *passage;
    char **strings[] = {&out->id,           &out->doc_id,         &out->title,          &out->publisher,
                        &out->url,          &out->section_title,  &out->item,           &out->page_label,
                        &out->text,         &out->source_path,    &out->section_number, &out->date,
                        &out->speaker_name, &out->speaker_office, &out->speaker_group};
    bool done = true;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        if (*strings[i])
            done &= copy_string(strings[i]);
    done &= copy_strings(&out->path, &passage->path);
    done &= copy_strings(&out->ministries, &passage->ministries);
    done &= copy_strings(&out->mentions, &passage->mentions);
    done &= copy_strings(&out->issuer, &passage->issuer);
    if (!done)
        ssk_passage_free(out);
    return done;
}

/* The name of a list that is too long; NULL for none. */
static const char *overlong_list(const struct ssk_passage *passage)
{
    const struct {
        const char *name;
        size_t count;
    } lists[] = {{"path", passage->path.count},
                 {"ministries", passage->ministries.count},
                 {"mentions", passage->mentions.count},
                 {"issuer", passage->issuer.count}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i].count > SSK_NAMES_MOST)
            return lists[i].name;
    return NULL;
}

ssk_status ssk_passage_check(const struct ssk_passage *passage, struct ssk_error *error)
{
    if (!passage->id || !*passage->id)
        return ssk_fail(error, SSK_INPUT, "\"id\" is missing");
    if (passage->id[strcspn(passage->id, " \t\r\n\v\f")] || strstr(passage->id, "\u3000"))
        return ssk_fail(error, SSK_INPUT, "\"id\" holds white space: %s", passage->id);
    if (!passage->text)
        return ssk_fail(error, SSK_INPUT, "\"text\" is missing");
    const char *overlong = overlong_list(passage);
    if (overlong)
        return ssk_fail(error, SSK_INPUT, "\"%s\" has more than %d names", overlong, SSK_NAMES_MOST);
    if (passage->date && !ssk_is_date(passage->date))
        return ssk_fail(error, SSK_INPUT, "\"date\" is no date such as 2025-03-18, 2025-03 or 2025: %s",
                        passage->date);
    return SSK_OK;
}

int ssk_passage_year(const struct ssk_passage *passage)
{
    return passage->fiscal_year ? passage->fiscal_year : passage->date ? atoi(passage->date) : 0;
}
