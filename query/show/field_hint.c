#include "query/show/field_hint.h"

#include <string.h>

#include "query/show/snippet.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

enum { NAME_POINTS = 12 };

/* The bytes of the name before the word's colon; 0 when there is none. */
static size_t name_length(const char *word)
{
    size_t length = strlen(word), points = 0;
    for (size_t at = 0; at < length && points <= NAME_POINTS; points++) {
        size_t start = at;
        uint32_t point = ssk_utf8_next(word, length, &at);
        if (point == ':' || point == 0xff1a)
            return at < length && word[at] != '/' ? start : 0;
        if (!ssk_is_alnum(point) || (point >= '0' && point <= '9'))
            return 0;
    }
    return 0;
}

void field_hint_append(struct ssk_buffer *out, const char *word)
{
    struct ssk_buffer fields = SSK_BUFFER_INIT, name = SSK_BUFFER_INIT;
    size_t length = name_length(word);
    for (int field = 0; field < FIELDS; field++)
        ssk_buffer_printf(&fields, "%s%s:", field ? ", " : "", field_name((enum field)field));
    append_printable(&name, word, length);
    if (length)
        ssk_buffer_printf(out, _("%s: is no field: fields are %s"), ssk_buffer_string(&name),
                          ssk_buffer_string(&fields));
    out->failed |= name.failed || fields.failed;
    ssk_buffer_free(&name);
    ssk_buffer_free(&fields);
}

/* Is an operator in small letters among the words? */
static bool has_small_operator(const struct node *node)
{
    static const char *const operators[] = {"and", "or", "not", "ａｎｄ", "ｏｒ", "ｎｏｔ", NULL};
    bool found = false;
    for (size_t i = 0; node->kind == NODE_WORD && operators[i]; i++)
        found |= strcmp(node->text, operators[i]) == 0;
    for (size_t i = 0; i < node->count && !found; i++)
        found = has_small_operator(node->children[i]);
    return found;
}

void operator_hint_say(FILE *out, const struct node *root)
{
    if (has_small_operator(root))
        fprintf(out, "seisaku-query: %s\n",
                _("and, or and not are words here: operators are written AND, OR, NOT"));
}
