/* The parts of an office file, which is a zip archive of XML. */
#ifndef SEISAKU_INDEXER_OFFICE_PACKAGE_H
#define SEISAKU_INDEXER_OFFICE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/base/string_map.h"
#include "indexer/xml/xml_tree.h"
#include "seisaku/buffer.h"
#include "seisaku/status.h"

struct package_part {
    char *name;
    struct ssk_buffer bytes;
};

/* Zero one before use; free it with package_free, after a failure too. */
struct package {
    struct package_part *parts;
    size_t count, capacity;
    struct string_map numbers; /* of the parts by their names */
};

/* Unpacks the parts whose names end like one of the blank-separated `endings`.
 * Fails: SSK_INPUT, worded to follow "PATH: "; SSK_MEMORY. */
ssk_status package_open(struct package *out, const char *bytes, size_t length, const char *endings,
                        struct ssk_error *error);
void package_free(struct package *package);

/* NULL when there is no such part. */
const struct package_part *package_part(const struct package *package, const char *name);

/* The tree of a part; NULL in *out, and SSK_OK, when there is no such part. Free it with xml_free. */
ssk_status package_tree(struct xml_tree **out, const struct package *package, const char *name,
                        struct ssk_error *error);

/* The name of the part that `target`, a path as it stands in the part `from`, leads to: "../media/a.xml" in
 * "ppt/slides/slide1.xml" is "ppt/media/a.xml". malloc'd. Fails: NULL without memory. */
char *package_resolve(const char *from, const char *target);

/* ------------------------------------------------------------------------------------------
 * Relationships of Office Open XML: part/_rels/NAME.rels. */

struct relations {
    char *part; /* whose relations they are */
    struct xml_tree *tree;
};

/* Those of a part; none where it has none. Free with relations_free. */
ssk_status relations_open(struct relations *out, const struct package *package, const char *part,
                          struct ssk_error *error);
void relations_free(struct relations *relations);

/* The part that an id leads to, or the first of a type (the end of its address: "/footnotes"). malloc'd; NULL
 * when there is none, or no memory. */
char *relations_target(const struct relations *relations, const char *id);
char *relations_of_type(const struct relations *relations, const char *type);

#endif
