/* The outline of a law: the keys of its articles, the headings above them. */
#include "indexer/law/law_sections.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/genres/statute_lines.h"
#include "indexer/law/law_text.h"

char *law_copy(struct law *law, const char *text)
{
    char *copy = strdup(text);
    law->draft.failed |= !copy;
    return copy;
}

void law_make_keys(struct law *law)
{
    struct keys *keys = document_add_keys(law->draft.document);
    law->draft.keys = keys;
    if (!keys || !outline_keys(&law->outline, keys)) {
        law->draft.failed = true;
        return;
    }
    if (!law->article && !law->caption)
        return;
    free(keys->section_number);
    free(keys->section_title);
    keys->section_number = law->article ? law_copy(law, law->article) : NULL;
    keys->section_title = law->caption ? law_copy(law, law->caption) : NULL;
}

char *law_text_of(struct law *law, const struct xml_node *node)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    law_text(node, &text);
    char *string = ssk_buffer_detach(&text);
    law->draft.failed |= !string;
    return string;
}

char *law_caption_of(struct law *law, const struct xml_node *node)
{
    char *text = node ? law_text_of(law, node) : NULL;
    struct cursor inside;
    if (!text || !statute_caption(cursor_of(text), &inside))
        return text;
    char *caption = strndup(inside.at, (size_t)(inside.end - inside.at));
    law->draft.failed |= !caption;
    free(text);
    return caption;
}

void law_set_section(struct law *law, char *article, char *caption)
{
    if (law->quoted) {
        free(article);
        free(caption);
        return;
    }
    free(law->article);
    free(law->caption);
    law->article = article;
    law->caption = caption;
    law_make_keys(law);
}

static void enter(struct law *law, int level, const struct heading *number, struct cursor title,
                  const char *text)
{
    if (law->quoted) {
        draft_text(&law->draft, text);
        return;
    }
    free(law->article);
    free(law->caption);
    law->article = law->caption = NULL;
    law->draft.failed |= !outline_enter(&law->outline, level, number, title);
    law_make_keys(law);
    draft_line(&law->draft, text, LINE_HEADING, level);
}

void law_enter_chapter(struct law *law, const struct xml_node *title, int level)
{
    char *text = law_text_of(law, title);
    struct heading heading;
    bool range;
    if (text && statute_chapter(text, &heading, &range))
        enter(law, heading.level, &heading, heading.title, text);
    else if (text)
        enter(law, level, NULL, cursor_trimmed(cursor_of(text)), text);
    free(text);
}

void law_enter_supplement(struct law *law, const struct xml_node *node)
{
    const char *amending = xml_attribute(node, "AmendLawNum");
    bool extract = xml_is_true(node, "Extract");
    struct ssk_buffer title = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&title, "附則");
    if (amending && *amending)
        ssk_buffer_printf(&title, " （%s）", amending);
    if (extract)
        ssk_buffer_append_string(&title, amending && *amending ? "　抄" : " 抄");
    law->draft.failed |= title.failed;
    enter(law, LEVEL_SUPPLEMENT, NULL, cursor_of(ssk_buffer_string(&title)), ssk_buffer_string(&title));
    ssk_buffer_free(&title);
}

void law_enter_annex(struct law *law, const struct xml_node *title, const struct xml_node *related)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    struct heading heading;
    bool sure;
    law_text(title, &text);
    if (related)
        law_text(related, &text);
    law->draft.failed |= text.failed;
    const char *string = ssk_buffer_string(&text);
    if (statute_annex(string, &heading, &sure))
        enter(law, heading.level, &heading, heading.title, string);
    else
        enter(law, LEVEL_SUPPLEMENT, NULL, cursor_trimmed(cursor_of(string)), string);
    ssk_buffer_free(&text);
}
