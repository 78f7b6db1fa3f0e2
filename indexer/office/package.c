#include "indexer/office/package.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "indexer/archive/archive.h"
#include "seisaku/array.h"

enum { PACKAGE_BYTES = 256 << 20 }; /* of all parts: more is a bomb */

struct opening {
    struct package *package;
    const char *endings;
};

static bool wanted(void *context, const char *name, int64_t size)
{
    const struct opening *opening = context;
    size_t length = strlen(name);
    (void)size;
    for (const char *at = opening->endings; *at;) {
        size_t ending = strcspn(at, " ");
        if (length >= ending && strncasecmp(name + length - ending, at, ending) == 0)
            return true;
        at += ending + (at[ending] == ' ');
    }
    return false;
}

static ssk_status take(void *context, const char *name, struct ssk_buffer *content, const char *reason,
                       struct ssk_error *error)
{
    struct package *package = ((struct opening *)context)->package;
    bool added;
    if (reason)
        return ssk_fail(error, SSK_INPUT, "%s: %s", name, reason);
    if (!SSK_GROW(package->parts, package->count, package->capacity))
        return ssk_no_memory(error);
    char *copy = strdup(name[0] == '/' ? name + 1 : name);
    for (char *c = copy; c && *c; c++)
        *c = *c == '\\' ? '/' : *c;
    if (!copy || !string_map_put(&package->numbers, copy, package->count, &added)) {
        free(copy);
        return ssk_no_memory(error);
    }
    package->parts[package->count++] = (struct package_part){copy, *content};
    *content = (struct ssk_buffer)SSK_BUFFER_INIT;
    return SSK_OK;
}

ssk_status package_open(struct package *out, const char *bytes, size_t length, const char *endings,
                        struct ssk_error *error)
{
    struct opening opening = {out, endings};
    const struct archive_visitor visitor = {&opening, wanted, take, PACKAGE_BYTES, 0};
    *out = (struct package){0};
    return archive_visit(bytes, length, false, &visitor, error);
}

void package_free(struct package *package)
{
    for (size_t i = 0; i < package->count; i++) {
        free(package->parts[i].name);
        ssk_buffer_free(&package->parts[i].bytes);
    }
    free(package->parts);
    string_map_free(&package->numbers);
    *package = (struct package){0};
}

const struct package_part *package_part(const struct package *package, const char *name)
{
    const size_t *number = name ? string_map_find(&package->numbers, name) : NULL;
    return number ? &package->parts[*number] : NULL;
}

ssk_status package_tree(struct xml_tree **out, const struct package *package, const char *name,
                        struct ssk_error *error)
{
    struct ssk_error reason = {""};
    const struct package_part *part = package_part(package, name);
    *out = NULL;
    if (!part)
        return SSK_OK;
    ssk_status status = xml_parse(out, ssk_buffer_string(&part->bytes), part->bytes.length, NULL, &reason);
    return status == SSK_OK ? status : ssk_fail(error, status, "its part %s is %s", name, reason.message);
}

/* Takes "." and ".." out of a path, in place. */
static void simplify(char *path)
{
    char *out = path;
    for (char *at = path; *at;) {
        size_t length = strcspn(at, "/");
        if (length == 2 && memcmp(at, "..", 2) == 0) {
            while (out > path && *--out != '/')
                continue;
        } else if (length > 0 && !(length == 1 && *at == '.')) {
            if (out > path)
                *out++ = '/';
            memmove(out, at, length);
            out += length;
        }
        at += length + (at[length] == '/');
    }
    *out = '\0';
}

char *package_resolve(const char *from, const char *target)
{
    char *path = NULL;
    const char *slash = strrchr(from, '/');
    int folder = slash ? (int)(slash - from) : 0;
    int made =
        *target == '/' ? asprintf(&path, "%s", target + 1) : asprintf(&path, "%.*s/%s", folder, from, target);
    if (made < 0)
        return NULL;
    simplify(path);
    return path;
}

/* ------------------------------------------------------------------------------------------ relations */

ssk_status relations_open(struct relations *out, const struct package *package, const char *part,
                          struct ssk_error *error)
{
    char *name = NULL;
    const char *slash = strrchr(part, '/'), *base = slash ? slash + 1 : part;
    *out = (struct relations){.part = strdup(part)};
    if (!out->part || asprintf(&name, "%.*s_rels/%s.rels", (int)(base - part), part, base) < 0)
        return ssk_no_memory(error);
    ssk_status status = package_tree(&out->tree, package, name, error);
    free(name);
    return status;
}

void relations_free(struct relations *relations)
{
    free(relations->part);
    xml_free(relations->tree);
    *relations = (struct relations){0};
}

static const struct xml_node *first(const struct relations *relations)
{
    return relations->tree ? xml_child(xml_root(relations->tree), "Relationship") : NULL;
}

static char *target_of(const struct relations *relations, const struct xml_node *relation)
{
    const char *target = xml_attribute(relation, "Target"), *mode = xml_attribute(relation, "TargetMode");
    if (!target || (mode && strcmp(mode, "External") == 0))
        return NULL;
    return package_resolve(relations->part, target);
}

char *relations_target(const struct relations *relations, const char *id)
{
    for (const struct xml_node *at = first(relations); at && id; at = xml_sibling(at, "Relationship")) {
        const char *other = xml_attribute(at, "Id");
        if (other && strcmp(other, id) == 0)
            return target_of(relations, at);
    }
    return NULL;
}

char *relations_of_type(const struct relations *relations, const char *type)
{
    for (const struct xml_node *at = first(relations); at; at = xml_sibling(at, "Relationship")) {
        const char *other = xml_attribute(at, "Type");
        size_t length = other ? strlen(other) : 0, ending = strlen(type);
        if (length >= ending && strcmp(other + length - ending, type) == 0)
            return target_of(relations, at);
    }
    return NULL;
}
