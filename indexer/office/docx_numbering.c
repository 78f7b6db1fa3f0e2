/* word/numbering.xml: what Word prints before the paragraphs of a list, which stands nowhere in their text.
 */
#include <stdlib.h>
#include <string.h>

#include "indexer/office/docx.h"
#include "indexer/office/number_formats.h"

enum { NUMBER_MAX = 100000 };

ssk_status docx_numbering_open(struct docx_numbering *out, const struct package *package, const char *part,
                               struct ssk_error *error)
{
    *out = (struct docx_numbering){0};
    return package_tree(&out->tree, package, part, error);
}

void docx_numbering_free(struct docx_numbering *numbering)
{
    free(numbering->counters);
    xml_free(numbering->tree);
    *numbering = (struct docx_numbering){0};
}

/* The first child of that name whose attribute is the number; NULL for none. */
static const struct xml_node *numbered(const struct xml_node *above, const char *name, const char *attribute,
                                       long number)
{
    const struct xml_node *node = xml_child(above, name);
    while (node && xml_number(node, attribute, -1) != number)
        node = xml_sibling(node, name);
    return node;
}

/* The definition that a list uses. */
static const struct xml_node *definition(const struct docx_numbering *numbering, const struct xml_node *list)
{
    long id = xml_number(xml_child(list, "abstractNumId"), "val", -1);
    return numbered(xml_root(numbering->tree), "abstractNum", "abstractNumId", id);
}

/* Lists of one definition go on counting together, unless a list starts a level anew. */
static struct docx_counter *counter_of(struct docx_numbering *numbering, long list_id)
{
    const struct xml_node *list = numbered(xml_root(numbering->tree), "num", "numId", list_id);
    const struct xml_node *shape = list ? definition(numbering, list) : NULL;
    bool anew = xml_at(list, "lvlOverride/startOverride") != NULL;
    long id = anew ? -1 - list_id : xml_number(shape, "abstractNumId", -1);
    if (!shape)
        return NULL;
    for (size_t i = 0; i < numbering->count; i++)
        if (numbering->counters[i].id == id)
            return &numbering->counters[i];
    struct docx_counter *bigger =
        reallocarray(numbering->counters, numbering->count + 1, sizeof *numbering->counters);
    if (!bigger)
        return NULL;
    numbering->counters = bigger;
    struct docx_counter *counter = &bigger[numbering->count++];
    *counter = (struct docx_counter){.id = id};
    for (long level = 0; level < DOCX_LEVELS; level++) {
        const struct xml_node *override = numbered(list, "lvlOverride", "ilvl", level);
        const struct xml_node *own = xml_child(override, "lvl");
        counter->levels[level] = own ? own : numbered(shape, "lvl", "ilvl", level);
    }
    return counter;
}

static const char *format_of(const struct docx_counter *counter, long level)
{
    const char *format = xml_attribute(xml_child(counter->levels[level], "numFmt"), "val");
    return format ? format : "decimal";
}

static void count(struct docx_counter *counter, long level)
{
    for (long above = 0; above <= level; above++) {
        long start = xml_number(xml_child(counter->levels[above], "start"), "val", 1);
        bool first = counter->values[above] == 0;
        if (first)
            counter->values[above] = start < 1 || start > NUMBER_MAX ? 1 : start;
        else if (above == level)
            counter->values[above] += counter->values[above] < NUMBER_MAX;
    }
    for (long below = level + 1; below < DOCX_LEVELS; below++)
        counter->values[below] = 0;
}

void docx_number(struct docx_numbering *numbering, long list, long level, struct ssk_buffer *out)
{
    if (!numbering->tree || list <= 0 || level < 0 || level >= DOCX_LEVELS)
        return;
    struct docx_counter *counter = counter_of(numbering, list);
    const struct xml_node *shape = counter ? counter->levels[level] : NULL;
    const char *text = xml_attribute(xml_child(shape, "lvlText"), "val");
    if (!shape || !text)
        return;
    count(counter, level);
    if (strcmp(format_of(counter, level), "bullet") == 0 || strcmp(format_of(counter, level), "none") == 0)
        return;
    bool legal = xml_child(shape, "isLgl") != NULL;
    for (const char *at = text; *at; at++) {
        long other = at[0] == '%' && at[1] >= '1' && at[1] <= '9' ? at[1] - '1' : -1;
        if (other < 0) {
            ssk_buffer_append_char(out, *at);
            continue;
        }
        number_format(out, legal ? "decimal" : format_of(counter, other), counter->values[other]);
        at++;
    }
}
