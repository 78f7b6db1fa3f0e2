/* word/document.xml: the words of one paragraph, run by run. */
#include <stdlib.h>
#include <string.h>

#include "indexer/document/raised_mark.h"
#include "indexer/office/docx.h"
#include "seisaku/unicode.h"

/* A run's symbol from a font of its own: a private code means nothing outside of that font. */
static void put_symbol(const struct xml_node *symbol, struct ssk_buffer *out)
{
    const char *code = xml_attribute(symbol, "char");
    unsigned long point = code ? strtoul(code, NULL, 16) : 0;
    bool is_private = point >= 0xe000 && point < 0xf900;
    if (point < 0x20 || is_private || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
        return;
    char bytes[4];
    ssk_buffer_append(out, bytes, ssk_utf8_put(bytes, (uint32_t)point));
}

static void add_box(const struct xml_node *box, struct docx_text *out)
{
    if (out->box_count < sizeof out->boxes / sizeof *out->boxes)
        out->boxes[out->box_count++] = box;
}

/* Text boxes, in drawings of today and of before. */
static void find_boxes(const struct xml_node *node, struct docx_text *out)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (xml_is(child, "txbxContent"))
            add_box(child, out);
        else if (!xml_is(child, "Fallback"))
            find_boxes(child, out);
}

static bool is_hidden(const struct xml_node *run)
{
    const struct xml_node *vanish = xml_at(run, "rPr/vanish");
    const char *value = xml_attribute(vanish, "val");
    return vanish && (!value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0));
}

static bool is_raised(const struct xml_node *run)
{
    const char *align = xml_attribute(xml_at(run, "rPr/vertAlign"), "val");
    return align && strcmp(align, "superscript") == 0;
}

/* Raised numbers are marks of footnotes that are typed by hand. */
static void put_words(const struct xml_node *part, bool raised, struct ssk_buffer *out)
{
    struct ssk_buffer words = SSK_BUFFER_INIT;
    xml_text(part, &words);
    if (!raised || !raised_mark_append(out, ssk_buffer_string(&words)))
        ssk_buffer_append(out, ssk_buffer_string(&words), words.length);
    out->failed |= words.failed;
    ssk_buffer_free(&words);
}

static void read_run(const struct xml_node *run, struct docx_text *out)
{
    if (is_hidden(run))
        return;
    for (const struct xml_node *part = xml_first(run); part; part = xml_next(part)) {
        if (xml_is(part, "t"))
            put_words(part, is_raised(run), &out->words);
        else if (xml_is_any(part, "tab ptab"))
            ssk_buffer_append_string(&out->words, "\u3000");
        else if (xml_is_any(part, "br cr"))
            ssk_buffer_append_char(&out->words, '\n');
        else if (xml_is(part, "noBreakHyphen"))
            ssk_buffer_append_char(&out->words, '-');
        else if (xml_is(part, "sym"))
            put_symbol(part, &out->words);
        else if (xml_is(part, "instrText"))
            out->contents |=
                xml_first(part) && xml_characters(xml_first(part)) &&
                strncmp(xml_characters(xml_first(part)) + strspn(xml_characters(xml_first(part)), " "), "TOC",
                        3) == 0;
        else if (xml_is(part, "ruby"))
            docx_words(xml_child(part, "rubyBase"), out);
        else if (xml_is_any(part, "drawing pict object AlternateContent"))
            find_boxes(part, out);
    }
}

void docx_words(const struct xml_node *paragraph, struct docx_text *out)
{
    for (const struct xml_node *child = xml_first(paragraph); child; child = xml_next(child))
        if (xml_is(child, "r"))
            read_run(child, out);
        else if (xml_is_any(child, "drawing pict AlternateContent"))
            find_boxes(child, out);
        else if (xml_is_any(child,
                            "ins moveTo hyperlink smartTag sdt sdtContent fldSimple customXml dir bdo oMath "
                            "oMathPara"))
            docx_words(child, out);
}
