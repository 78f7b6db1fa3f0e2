#include "query/track/plan_text.h"

#include <stdlib.h>
#include <string.h>

#include "query/base/written_values.h"
#include "seisaku/buffer.h"

/* What may stand between owners' names; add a word, a longer one before its beginning. */
static const char *const between[] = {"、", "及び", "並びに", "と連携して", "と連携し", "・",
                                      "，", ",",    " ",      "　",         "\n",       NULL};
/* What ends the phrase; add a word. */
static const char *const endings[] = {"において、", "においては、", "は、", "が、", "において,", NULL};

static size_t owner_length(const char *text, const struct ssk_strings *owners)
{
    for (size_t i = 0; i < owners->count; i++)
        if (strncmp(text, owners->items[i], strlen(owners->items[i])) == 0)
            return strlen(owners->items[i]);
    return 0;
}

/* How many bytes of the text name its owners: 外務省及び防衛省において、 or ・外務省は、. 0 when it opens
 * otherwise. A year's plan names them, the plan for next year in the document before often does not. */
static size_t plan_owners_length(const char *text, const struct ssk_strings *owners)
{
    size_t at = 0;
    bool named = false;
    for (;;) {
        size_t step = begins_with_any(text + at, between);
        size_t owner = step ? 0 : owner_length(text + at, owners);
        if (!step && !owner)
            break;
        named |= owner > 0;
        at += step + owner;
    }
    size_t ending = named ? begins_with_any(text + at, endings) : 0;
    return ending ? at + ending : 0;
}

/* ------------------------------------------------------------------------------------------ bullets */

static const char *const bullets[] = {"・", "●", "○", "◯", "■", "□",  "◆",  "◇",
                                      "▪",  "▶", "★", "➢", "•", "- ", "* ", NULL};

size_t plan_bullet_length(const char *text)
{
    size_t length = begins_with_any(text, bullets);
    while (length && text[length] == ' ')
        length++;
    return length;
}

char *plan_words(const char *text, const struct ssk_strings *owners)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    for (const char *line = text + plan_owners_length(text, owners); *line;) {
        line += plan_bullet_length(line);
        size_t length = strcspn(line, "\n");
        ssk_buffer_append(&out, line, length);
        line += length + (line[length] == '\n');
    }
    return ssk_buffer_detach(&out);
}

/* ------------------------------------------------------------------------------------------ folding */

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

/* The folded text's characters that count, with or without digits. */
static char *folded(const struct ssk_folder *folder, const char *text, bool digits)
{
    struct ssk_folded points = {0};
    struct ssk_buffer out = SSK_BUFFER_INIT;
    out.failed = ssk_fold(folder, SSK_FOLD_LITERAL, text, strlen(text), &points) != SSK_OK;
    for (size_t i = 0; i < points.count; i++) {
        char bytes[4];
        uint32_t point = points.points[i];
        if (ssk_is_alnum(point) && (digits || !is_digit(point)))
            ssk_buffer_append(&out, bytes, ssk_utf8_put(bytes, point));
    }
    ssk_folded_free(&points);
    return ssk_buffer_detach(&out);
}

char *plan_body(const struct ssk_folder *folder, const char *text, const struct ssk_strings *owners)
{
    return folded(folder, text + plan_owners_length(text, owners), true);
}

/* What titles of plans say of any subject; add a word. */
static const char *const formal[] = {"資料", "別添",   "別紙",     "参考", "概要", "年度", "令和", "平成",
                                     "年次", "年間",   "計画",     "報告", "施策", "関連", "実施", "状況",
                                     "及び", "並びに", "について", "版",   "案",   "の",   NULL};

char *plan_series_name(const struct ssk_folder *folder, const char *title)
{
    char *name = folded(folder, title, false);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    for (const char *at = name; at && *at;) {
        size_t length = begins_with_any(at, formal);
        size_t step = length ? length : ssk_utf8_offset(at, strlen(at), 1);
        if (!length)
            ssk_buffer_append(&out, at, step);
        at += step;
    }
    out.failed |= !name;
    free(name);
    return ssk_buffer_detach(&out);
}

/* ------------------------------------------------------------------------------------------ titles */

static size_t pairs_of(uint64_t *pairs, const char *text)
{
    size_t length = strlen(text), count = 0;
    uint64_t before = 0;
    for (size_t byte = 0; byte < length;) {
        uint64_t point = ssk_utf8_next(text, length, &byte);
        if (before)
            pairs[count++] = before << 32 | point;
        before = point;
    }
    return count;
}

double plan_names_likeness(const char *a, const char *b)
{
    enum { LONGEST = 1000 }; /* bytes */
    uint64_t of_a[LONGEST], of_b[LONGEST];
    if (strcmp(a, b) == 0 || strlen(a) >= LONGEST || strlen(b) >= LONGEST)
        return strcmp(a, b) == 0;
    size_t m = pairs_of(of_a, a), n = pairs_of(of_b, b), common = 0;
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < n; j++)
            if (of_a[i] == of_b[j]) {
                of_b[j] = 0;
                common++;
                break;
            }
    return m + n ? 2.0 * (double)common / (double)(m + n) : 0;
}
