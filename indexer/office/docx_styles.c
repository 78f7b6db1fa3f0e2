/* word/styles.xml: which paragraphs are headings, by their style or one that it is based on. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "indexer/office/docx.h"

enum { ANCESTORS = 16 };

ssk_status docx_styles_open(struct docx_styles *out, const struct package *package, const char *part,
                            struct ssk_error *error)
{
    *out = (struct docx_styles){0};
    ssk_status status = package_tree(&out->tree, package, part, error);
    if (status != SSK_OK || !out->tree)
        return status;
    size_t capacity = 0;
    for (const struct xml_node *style = xml_child(xml_root(out->tree), "style"); style;
         style = xml_sibling(style, "style"))
        capacity++;
    out->items = calloc(capacity + 1, sizeof *out->items);
    for (const struct xml_node *style = xml_child(xml_root(out->tree), "style"); style && out->items;
         style = xml_sibling(style, "style")) {
        const char *id = xml_attribute(style, "styleId");
        if (id && !string_map_put(&out->nodes, id, out->count, NULL))
            return ssk_no_memory(error);
        out->items[out->count++] = style;
    }
    return out->items ? SSK_OK : ssk_no_memory(error);
}

static const struct xml_node *find(const struct docx_styles *styles, const char *id)
{
    const size_t *number = id && styles->tree ? string_map_find(&styles->nodes, id) : NULL;
    return number ? styles->items[*number] : NULL;
}

/* "heading 2", "見出し 2". */
static int heading_level(const char *name)
{
    static const char *const names[] = {"heading ", "見出し ", "見出し", NULL};
    for (const char *const *opening = names; *opening; opening++) {
        size_t length = strlen(*opening);
        if (strncasecmp(name, *opening, length) == 0 && name[length] >= '1' && name[length] <= '9' &&
            !name[length + 1])
            return name[length] - '0';
    }
    return 0;
}

static void read_style(const struct xml_node *node, struct docx_style *out)
{
    const char *name = xml_attribute(xml_child(node, "name"), "val");
    const struct xml_node *about = xml_child(node, "pPr");
    long level = xml_number(xml_child(about, "outlineLvl"), "val", DOCX_LEVELS);
    const struct xml_node *numbering = xml_child(about, "numPr");
    if (out->list < 0)
        out->list = xml_number(xml_child(numbering, "numId"), "val", -1);
    if (out->list_level < 0)
        out->list_level = xml_number(xml_child(numbering, "ilvl"), "val", -1);
    if (!out->level && name)
        out->level = heading_level(name);
    if (!out->level && level >= 0 && level < DOCX_LEVELS)
        out->level = (int)level + 1;
    if (!name)
        return;
    out->title |= strcasecmp(name, "title") == 0 || strcmp(name, "表題") == 0;
    out->contents |= strncasecmp(name, "toc ", 4) == 0 || strncmp(name, "目次", strlen("目次")) == 0;
}

struct docx_style docx_style(const struct docx_styles *styles, const char *id)
{
    struct docx_style style = {.list = -1, .list_level = -1};
    const struct xml_node *node = find(styles, id);
    for (int i = 0; node && i < ANCESTORS; i++) { /* a style may name itself */
        read_style(node, &style);
        node = find(styles, xml_attribute(xml_child(node, "basedOn"), "val"));
    }
    return style;
}

void docx_styles_free(struct docx_styles *styles)
{
    string_map_free(&styles->nodes);
    free(styles->items);
    xml_free(styles->tree);
    *styles = (struct docx_styles){0};
}
