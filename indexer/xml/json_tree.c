#include "indexer/xml/json_tree.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 200 };

static bool add(struct xml_node *parent, const char *name, json_t *value, int depth);

static bool add_scalar(struct xml_node *node, const json_t *value)
{
    char number[64];
    if (json_is_string(value))
        return xml_add_text(node, json_string_value(value));
    if (json_is_integer(value))
        snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
    else if (json_is_real(value))
        snprintf(number, sizeof number, "%.15g", json_real_value(value));
    else
        snprintf(number, sizeof number, "%s", json_is_true(value) ? "true" : "false");
    return xml_add_text(node, number);
}

static bool add_members(struct xml_node *node, json_t *object, int depth)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) if (!add(node, key, value, depth)) return false;
    return true;
}

/* {"tag": "Article", "attr": {"Num": "1"}, "children": ["text", {…}]} */
static bool add_described(struct xml_node *parent, json_t *object, int depth)
{
    struct xml_node *node = xml_add(parent, json_string_value(json_object_get(object, "tag")));
    json_t *attributes = json_object_get(object, "attr"), *children = json_object_get(object, "children");
    const char *key;
    json_t *value;
    size_t i;
    if (!node)
        return false;
    json_object_foreach(attributes, key,
                        value) if (json_is_string(value) &&
                                   !xml_set(node, key, json_string_value(value))) return false;
    json_array_foreach(children, i, value) if (json_is_string(value)
                                                   ? !xml_add_text(node, json_string_value(value))
                                                   : !add(node, "item", value, depth)) return false;
    return true;
}

static bool is_described(const json_t *object)
{
    return json_is_string(json_object_get(object, "tag")) && json_object_get(object, "children");
}

static bool add(struct xml_node *parent, const char *name, json_t *value, int depth)
{
    size_t i;
    json_t *item;
    if (depth > DEPTH_MAX || json_is_null(value))
        return true;
    if (json_is_object(value) && is_described(value))
        return add_described(parent, value, depth + 1);
    if (json_is_array(value)) {
        json_array_foreach(value, i, item) if (!add(parent, name, item, depth + 1)) return false;
        return true;
    }
    struct xml_node *node = xml_add(parent, name);
    if (!node)
        return false;
    return json_is_object(value) ? add_members(node, value, depth + 1) : add_scalar(node, value);
}

ssk_status json_tree_parse(struct xml_tree **out, const char *bytes, size_t length, struct ssk_error *error)
{
    json_error_t where;
    json_t *value = json_loadb(bytes, length, 0, &where);
    *out = NULL;
    if (!value)
        return ssk_fail(error, SSK_INPUT, "not JSON at line %d: %s", where.line, where.text);
    *out = xml_new("json");
    bool good = *out && add(xml_root_of(*out), "item", value, 0);
    json_decref(value);
    if (good)
        return SSK_OK;
    xml_free(*out);
    *out = NULL;
    return ssk_no_memory(error);
}
