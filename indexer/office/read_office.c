#include "indexer/office/read_office.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/lines/cursor.h"
#include "indexer/text/text_title.h"

#define ENDINGS ".xml .rels .xhtml .html .htm .opf mimetype"

enum { TITLE_LINES = 20 };

typedef ssk_status (*read_function)(const struct source *source, const struct package *package,
                                    const char *part, struct document *out, struct ssk_error *error);

/* What Office Open XML calls the main part, by the end of its content's type. */
static const struct {
    const char *root; /* its root element */
    read_function read;
} MAIN[] = {{"document", docx_read}, {"workbook", xlsx_read}, {"presentation", pptx_read}};

bool office_is(const char *bytes, size_t length)
{
    /* The names of the first entries stand plain in the archive; the part that tells may be any of them. */
    static const char *const names[] = {"[Content_Types].xml",
                                        "_rels/.rels",
                                        "word/",
                                        "xl/",
                                        "ppt/",
                                        "docProps/",
                                        "mimetypeapplication/vnd.oasis.opendocument",
                                        "mimetypeapplication/epub+zip",
                                        NULL};
    if (length < 30 || memcmp(bytes, "PK\3\4", 4) != 0)
        return false;
    for (const char *const *name = names; *name; name++)
        if (length >= 30 + strlen(*name) && memcmp(bytes + 30, *name, strlen(*name)) == 0)
            return true;
    return false;
}

static bool same_words(const char *one, const char *other)
{
    struct cursor a = cursor_trimmed(cursor_of(one)), b = cursor_trimmed(cursor_of(other));
    while (!cursor_done(&a) && !cursor_done(&b)) {
        cursor_spaces(&a);
        cursor_spaces(&b);
        if (cursor_next(&a) != cursor_next(&b))
            return false;
    }
    return cursor_done(&a) && cursor_done(&b);
}

/* Sets the title that the file's properties give, if the first lines of its text print it, too. */
static void office_title(struct document *document, const char *title)
{
    size_t left = TITLE_LINES;
    struct cursor words = cursor_trimmed(cursor_of(title));
    if (document->title || cursor_done(&words))
        return;
    for (size_t p = 0; p < document->count && left; p++)
        for (size_t l = 0; l < document->pages[p].count && left; l++, left--)
            if (same_words(document->pages[p].lines[l].text, title)) {
                document->title = strndup(words.at, (size_t)(words.end - words.at));
                return;
            }
}

/* Without one: what stands before anything else, a heading or what stands by itself, small print aside. */
static bool title_from_lines(struct document *document)
{
    for (size_t p = 0; p < document->count && !document->title; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const struct line *line = &document->pages[p].lines[l];
            if (line->role == LINE_HEADING)
                return (document->title = strdup(line->text)) != NULL;
            if (line->role == LINE_TEXT && line->row == 0)
                return text_title_find(document);
            if (line->role != LINE_SET_ASIDE)
                return true;
        }
    return true;
}

/* The title in the properties: docProps/core.xml, meta.xml. */
static ssk_status read_properties(const struct package *package, struct document *out,
                                  struct ssk_error *error)
{
    static const char *const parts[] = {"docProps/core.xml", "meta.xml", NULL};
    ssk_status status = SSK_OK;
    for (const char *const *part = parts; *part && status == SSK_OK; part++) {
        struct xml_tree *tree;
        struct ssk_buffer title = SSK_BUFFER_INIT;
        status = package_tree(&tree, package, *part, error);
        if (tree)
            xml_text(xml_find(xml_root(tree), "title"), &title);
        office_title(out, ssk_buffer_string(&title));
        ssk_buffer_free(&title);
        xml_free(tree);
    }
    return status == SSK_OK && !title_from_lines(out) ? ssk_no_memory(error) : status;
}

/* The main part of Office Open XML, which _rels/.rels names. */
static ssk_status read_main(const struct source *source, const struct package *package, struct document *out,
                            struct ssk_error *error)
{
    struct relations relations;
    struct xml_tree *tree = NULL;
    ssk_status status = relations_open(&relations, package, "", error);
    char *part = relations_of_type(&relations, "/officeDocument");
    read_function read = NULL;
    if (status == SSK_OK && part)
        status = package_tree(&tree, package, part, error);
    for (size_t i = 0; tree && i < sizeof MAIN / sizeof *MAIN; i++)
        if (xml_is(xml_root(tree), MAIN[i].root))
            read = MAIN[i].read;
    xml_free(tree);
    if (status == SSK_OK && !read)
        status = ssk_fail(error, SSK_INPUT, "an office file of a kind that is not read: save it as PDF");
    if (status == SSK_OK)
        status = read(source, package, part, out, error);
    free(part);
    relations_free(&relations);
    return status;
}

ssk_status read_office(const struct source *source, struct document *out, struct ssk_error *error)
{
    struct package package;
    ssk_status status =
        package_open(&package, ssk_buffer_string(&source->bytes), source->bytes.length, ENDINGS, error);
    if (status == SSK_OK) {
        if (package_part(&package, "META-INF/container.xml"))
            status = epub_read(source, &package, "META-INF/container.xml", out, error);
        else if (package_part(&package, "content.xml"))
            status = odf_read(source, &package, "content.xml", out, error);
        else
            status = read_main(source, &package, out, error);
    }
    if (status == SSK_OK)
        status = read_properties(&package, out, error);
    package_free(&package);
    return status;
}
