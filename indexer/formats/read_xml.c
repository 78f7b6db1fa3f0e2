#include "indexer/formats/read_xml.h"

#include <string.h>

#include "indexer/diet/read_diet.h"
#include "indexer/law/read_law.h"
#include "indexer/xml/json_tree.h"

static ssk_status send_law(const struct xml_node *law, const struct document_sink *sink,
                           struct ssk_error *error)
{
    struct document document = {0};
    ssk_status status = law_read(law, &document, error);
    if (status == SSK_OK)
        status = sink->document(sink->context, &document, error);
    document_free(&document);
    return status;
}

/* `otherwise` says what to do with a tree of no known kind. */
static ssk_status read_tree(const struct xml_tree *tree, const char *otherwise,
                            const struct document_sink *sink, struct ssk_error *error)
{
    const struct xml_node *root = xml_root(tree), *law = law_find(root);
    if (law)
        return send_law(law, sink, error);
    if (diet_is(root))
        return diet_read(root, sink, error);
    return ssk_fail(error, SSK_INPUT, "%s", otherwise);
}

ssk_status read_xml(const struct source *source, const struct document_sink *sink, struct ssk_error *error)
{
    struct xml_tree *tree;
    ssk_status status =
        xml_parse(&tree, ssk_buffer_string(&source->bytes), source->bytes.length, source->encoding, error);
    if (status == SSK_OK)
        status = read_tree(tree,
                           "XML that is neither a statute nor an answer of the Diet's API: convert it to "
                           "text, or give --pre a command that does",
                           sink, error);
    xml_free(tree);
    return status;
}

ssk_status read_json(const struct source *source, const struct document_sink *sink, struct ssk_error *error)
{
    struct xml_tree *tree;
    const char *bytes = ssk_buffer_string(&source->bytes);
    size_t mark = strncmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    ssk_status status = json_tree_parse(&tree, bytes + mark, source->bytes.length - mark, error);
    if (status == SSK_OK)
        status =
            read_tree(tree,
                      "JSON that is neither a statute nor an answer of the Diet's API: passages are read "
                      "with --format=jsonl, one object a line",
                      sink, error);
    xml_free(tree);
    return status;
}
