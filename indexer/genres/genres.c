#include "indexer/genres/genres.h"

#include <string.h>

#include "indexer/genres/given_keys.h"
#include "indexer/genres/minutes/minutes.h"
#include "indexer/genres/questions.h"
#include "indexer/genres/statutes.h"
#include "indexer/lines/cursor.h"

enum { HEAD_LINES = 4, NUMBER_POINTS = 40 };

static const struct {
    enum ssk_genre genre;
    ssk_status (*read)(struct document *document, const struct ssk_dictionary *dictionary, bool *known);
} GENRES[] = {
    {SSK_GENRE_STATUTE, statutes_read},
    {SSK_GENRE_MINUTES, minutes_read},
    {SSK_GENRE_QUESTION, questions_read},
};

static bool ends_in_any(const char *text, const char *const *words)
{
    size_t length = strlen(text);
    for (; *words; words++) {
        size_t size = strlen(*words);
        if (length > size && memcmp(text + length - size, *words, size) == 0)
            return true;
    }
    return false;
}

/* モデル就業規則, 補助金交付要綱: with a statute's articles they are none. */
static bool is_no_statute(const struct document *document)
{
    static const char *const others[] = {"就業規則", "モデル", "ひな形", "要綱", "要領", "約款",
                                         "契約書",   "協定書", "定款",   "指針", NULL};
    static const char *const statutes[] = {"法律", "条例", "規則", "命令", "政令", "省令", NULL};
    const char *title = document->title ? document->title : "";
    if (ends_in_any(title, statutes) && !strstr(title, "就業規則"))
        return false;
    for (const char *const *other = others; *other; other++)
        if (strstr(title, *other))
            return true;
    return false;
}

/* 令和元年七月一日内閣府告示第三十二号 at its head: a notice, whatever form it has. */
static bool is_announcement(const struct document *document)
{
    const struct page *page = document->count ? &document->pages[0] : NULL;
    for (size_t l = 0; page && l < page->count && l < HEAD_LINES; l++) {
        struct cursor text = cursor_trimmed(cursor_of(page->lines[l].text));
        if (cursor_is_longer(&text, NUMBER_POINTS) || !cursor_holds(&text, "告示第"))
            continue;
        (void)(cursor_ends_in(&text, "）") && (text.end -= strlen("）")));
        if (cursor_ends_in(&text, "号"))
            return true;
    }
    return false;
}

/* Sees that no line is without keys: footnotes and tables have those of the text about them. */
static ssk_status complete(struct document *document)
{
    const struct keys *keys = NULL;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            struct line *line = &document->pages[p].lines[l];
            if (!line->keys && !keys && !(keys = document_add_keys(document)))
                return SSK_MEMORY;
            keys = line->keys ? line->keys : keys;
            line->keys = keys;
        }
    return SSK_OK;
}

ssk_status genres_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known,
                       struct ssk_error *error)
{
    ssk_status status = given_keys_read(document, dictionary, known);
    if (status != SSK_OK || *known)
        return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
    for (size_t p = 0; p < document->count; p++)
        if (document->pages[p].laid_out && !document->pages[p].marked_up &&
            !page_is_placed(&document->pages[p]))
            return SSK_OK;
    for (size_t i = 0; i < sizeof GENRES / sizeof *GENRES && status == SSK_OK && !*known; i++) {
        status = GENRES[i].read(document, dictionary, known);
        if (*known && !is_no_statute(document))
            document->genre = GENRES[i].genre == SSK_GENRE_STATUTE && is_announcement(document)
                                  ? SSK_GENRE_NOTICE
                                  : GENRES[i].genre;
    }
    if (status == SSK_OK && *known)
        status = complete(document);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}
