/* EPUB: META-INF/container.xml names the package file, whose spine orders the chapters (EPUB 3.3). Each is a
 * page of its own, read as HTML. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "indexer/base/string_map.h"
#include "indexer/html/read_html.h"
#include "indexer/office/read_office.h"

/* %E7%AB%A0.xhtml, in place. */
static void decode_percent(char *path)
{
    char *out = path;
    for (char *at = path; *at; at++) {
        char digits[3] = {at[0] == '%' ? at[1] : '\0', at[0] == '%' && at[1] ? at[2] : '\0', '\0'};
        char *end;
        long byte = strtol(digits, &end, 16);
        if (at[0] == '%' && end == digits + 2 && byte > 0) {
            *out++ = (char)byte;
            at += 2;
        } else {
            *out++ = *at;
        }
    }
    *out = '\0';
}

static ssk_status read_chapter(const struct source *source, const struct package_part *part,
                               struct document *out, struct ssk_error *error)
{
    struct source chapter = {.path = source->path, .quiet = source->quiet, .bytes = part->bytes};
    struct document document = {0};
    if (!part->bytes.length)
        return SSK_OK;
    ssk_status status = read_html(&chapter, &document, error);
    if (status == SSK_OK && !document_move_pages(out, &document))
        status = ssk_no_memory(error);
    document_free(&document);
    return status;
}

/* What a program writes where nobody gave a title. */
static bool is_placeholder(const char *title)
{
    static const char *const names[] = {"Unknown Title", "Unknown", "Untitled", "No Title", "無題", NULL};
    for (const char *const *name = names; *name; name++)
        if (strcasecmp(title, *name) == 0)
            return true;
    return false;
}

static ssk_status read_metadata(const struct xml_node *metadata, struct document *out,
                                struct ssk_error *error)
{
    struct ssk_buffer title = SSK_BUFFER_INIT, publisher = SSK_BUFFER_INIT;
    xml_text(xml_child(metadata, "title"), &title);
    xml_text(xml_child(metadata, "publisher"), &publisher);
    bool failed = title.failed || publisher.failed;
    out->title =
        title.length && !is_placeholder(ssk_buffer_string(&title)) ? ssk_buffer_detach(&title) : NULL;
    out->publisher = publisher.length ? ssk_buffer_detach(&publisher) : NULL;
    ssk_buffer_free(&title);
    ssk_buffer_free(&publisher);
    return failed ? ssk_no_memory(error) : SSK_OK;
}

/* The items of the manifest by their ids. */
static bool map_items(const struct xml_node *manifest, struct string_map *numbers,
                      const struct xml_node ***out)
{
    size_t count = 0;
    for (const struct xml_node *item = xml_child(manifest, "item"); item; item = xml_sibling(item, "item"))
        count++;
    const struct xml_node **items = calloc(count + 1, sizeof *items);
    *out = items;
    count = 0;
    for (const struct xml_node *item = xml_child(manifest, "item"); item && items;
         item = xml_sibling(item, "item")) {
        const char *id = xml_attribute(item, "id");
        if (id && !string_map_put(numbers, id, count, NULL))
            return false;
        items[count++] = item;
    }
    return items != NULL;
}

static ssk_status read_item(const struct source *source, const struct package *package, const char *opf,
                            const struct xml_node *item, struct document *out, struct ssk_error *error)
{
    const char *href = xml_attribute(item, "href"), *properties = xml_attribute(item, "properties");
    if (!href || (properties && strstr(properties, "nav")))
        return SSK_OK;
    char *path = package_resolve(opf, href);
    if (!path)
        return ssk_no_memory(error);
    decode_percent(path);
    const struct package_part *part = package_part(package, path);
    ssk_status status = part ? read_chapter(source, part, out, error) : SSK_OK;
    free(path);
    return status;
}

static ssk_status read_spine(const struct source *source, const struct package *package, const char *opf,
                             const struct xml_node *root, struct document *out, struct ssk_error *error)
{
    struct string_map numbers = {0};
    const struct xml_node **items = NULL;
    ssk_status status =
        map_items(xml_child(root, "manifest"), &numbers, &items) ? SSK_OK : ssk_no_memory(error);
    for (const struct xml_node *at = xml_child(xml_child(root, "spine"), "itemref"); at && status == SSK_OK;
         at = xml_sibling(at, "itemref")) {
        const char *id = xml_attribute(at, "idref");
        const size_t *number = id ? string_map_find(&numbers, id) : NULL;
        if (number)
            status = read_item(source, package, opf, items[*number], out, error);
    }
    string_map_free(&numbers);
    free(items);
    return status;
}

ssk_status epub_read(const struct source *source, const struct package *package, const char *part,
                     struct document *out, struct ssk_error *error)
{
    struct xml_tree *container = NULL, *opf = NULL;
    ssk_status status = package_tree(&container, package, part, error);
    const struct xml_node *file = container ? xml_at(xml_root(container), "rootfiles/rootfile") : NULL;
    const char *path = xml_attribute(file, "full-path");
    if (status == SSK_OK && path)
        status = package_tree(&opf, package, path, error);
    if (status == SSK_OK && !opf)
        status = ssk_fail(error, SSK_INPUT, "an EPUB that names no package file");
    if (status == SSK_OK)
        status = read_metadata(xml_child(xml_root(opf), "metadata"), out, error);
    if (status == SSK_OK)
        status = read_spine(source, package, path, xml_root(opf), out, error);
    xml_free(container);
    xml_free(opf);
    return status;
}
