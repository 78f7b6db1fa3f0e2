#include "indexer/formats/format_bytes.h"

#include <string.h>
#include <strings.h>

static const char *const blanks = " \t\r\n";

/* ------------------------------------------------------------------------------------------ openings */

/* Is it UTF-16, by its mark or by the zeros between the first characters? */
static bool is_wide(const char *bytes, size_t length)
{
    return length >= 4 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0 ||
                           (!bytes[0] && bytes[1] && !bytes[2]) || (bytes[0] && !bytes[1] && !bytes[3]));
}

void format_opening(char out[OPENING_BYTES], const char *bytes, size_t length)
{
    bool wide = is_wide(bytes, length);
    size_t used = 0, at = 0;
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        at = 3;
    else if (wide && ((unsigned char)*bytes == 0xff || (unsigned char)*bytes == 0xfe))
        at = 2;
    for (; at < length && used + 1 < OPENING_BYTES && (bytes[at] || wide); at++)
        if (bytes[at] && (used || !strchr(blanks, bytes[at])))
            out[used++] = bytes[at];
    out[used] = '\0';
}

/* ------------------------------------------------------------------------------------------ elements */

/* Behind the declaration, comments and white space. */
static const char *root_of(const char *xml)
{
    for (;;) {
        xml += strspn(xml, blanks);
        const char *end = strncmp(xml, "<!--", 4) == 0 ? strstr(xml, "-->") : NULL;
        if (!end && (strncmp(xml, "<?", 2) == 0 || strncmp(xml, "<!", 2) == 0))
            end = strchr(xml, '>');
        if (!end)
            return xml;
        xml = strchr(end, '>') + 1;
    }
}

/* Bytes of the name of the element that stands there; 0 for none. */
static size_t name_length(const char *tag)
{
    static const char *const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (*tag != '<' || !tag[1] || !strchr(letters, tag[1]))
        return 0;
    size_t length = 1;
    while (tag[1 + length] && (strchr(letters, tag[1 + length]) || strchr("0123456789-_.:", tag[1 + length])))
        length++;
    return tag[1 + length] && strchr(" \t\r\n>/", tag[1 + length]) ? length : 0;
}

bool format_root_is(const char *opening, const char *name)
{
    const char *root = root_of(opening);
    size_t length = name_length(root);
    return length == strlen(name) && strncasecmp(root + 1, name, length) == 0;
}

/* An end of the tag, or an attribute with its value: `<Table 1>` is a text's. */
static bool is_tag(const char *behind)
{
    behind += strspn(behind, blanks);
    size_t name = strcspn(behind, " \t\r\n=<>\"'");
    return *behind == '>' || *behind == '/' || (name && behind[name] == '=');
}

static bool is_html(const char *root)
{
    static const char *const names = " html head title meta link script style body header main article "
                                     "section div p center font span table ul "
                                     "ol dl h1 h2 h3 h4 h5 h6 ";
    size_t length = name_length(root);
    for (const char *at = names; length && (at = strcasestr(at, " ")); at++)
        if (strncasecmp(at + 1, root + 1, length) == 0 && at[1 + length] == ' ')
            return is_tag(root + 1 + length);
    return false;
}

/* Does the source end with the tag that closes its root, or is that one empty tag? */
static bool is_closed(const char *root, const char *bytes, size_t length)
{
    char tail[OPENING_BYTES];
    size_t name = name_length(root), used = sizeof tail - 1;
    tail[used] = '\0';
    while (length && used && used + name + 16 > sizeof tail)
        if (bytes[--length] && (tail[used] || !strchr(blanks, bytes[length])))
            tail[--used] = bytes[length];
    const char *last = strrchr(tail + used, '<');
    if (!name || !last)
        return false;
    if (last[1] != '/')
        return strcspn(root, ">") + 1 == strlen(root) && root[strcspn(root, ">") - 1] == '/';
    return strncmp(last + 2, root + 1, name) == 0 && last[2 + name + strspn(last + 2 + name, blanks)] == '>';
}

/* ------------------------------------------------------------------------------------------ what it is */

static bool is_json(const char *opening)
{
    const char *at = opening;
    if (*at == '[')
        at += 1 + strspn(at + 1, blanks);
    return *at == '{' && at[1 + strspn(at + 1, blanks)] == '"';
}

enum markup format_markup(const char *opening, const char *bytes, size_t length)
{
    const char *root = root_of(opening);
    if (is_html(root))
        return MARKUP_HTML;
    if (name_length(root) && is_closed(root, bytes, length))
        return MARKUP_XML;
    return is_json(opening) ? MARKUP_JSON : MARKUP_NONE;
}
