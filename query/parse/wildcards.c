/* One pass over the word says of each character whether it is a wildcard. */
#include "query/parse/wildcards.h"

#include <stdint.h>
#include <string.h>

#include "query/parse/syntax.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

/* What may stand behind a question's mark at the end of a word. */
static bool is_closing(uint32_t point)
{
    static const uint32_t marks[] = {0x3001, 0x3002, 0x300d, 0x300f, 0x3011, 0xff5d};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (point == marks[i])
            return true;
    return point < 0x80 && strchr("?!,.)]}", (int)point);
}

/* The length of the word before a question's mark at its end, and what stands behind that. */
static size_t before_question(const char *word, size_t length)
{
    size_t stop = 0;
    for (size_t at = 0; at < length;)
        if (!is_closing(syntax_next(word, length, &at)))
            stop = at;
    return stop;
}

struct walk {
    const char *word;
    size_t length, at, end; /* from `end` on no ? is a wildcard */
    uint32_t before, point; /* the character before this one, this one */
    size_t start;           /* of this one */
};

static bool next_character(struct walk *walk)
{
    if (walk->at >= walk->length)
        return false;
    walk->before = walk->point;
    walk->start = walk->at;
    walk->point = syntax_next(walk->word, walk->length, &walk->at);
    return true;
}

static bool is_wildcard(const struct walk *walk)
{
    return walk->point == '*' ||
           (walk->point == '?' && walk->start < walk->end && !ssk_is_hiragana(walk->before));
}

static struct walk walk_of(const char *word, size_t length)
{
    return (struct walk){.word = word, .length = length, .end = before_question(word, length)};
}

size_t wildcards_count(const char *word, size_t length)
{
    struct walk walk = walk_of(word, length);
    size_t count = 0;
    bool last = false;
    while (next_character(&walk)) {
        last = is_wildcard(&walk);
        count += last;
    }
    return count == 1 && last && walk.point == '*' ? 0 : count;
}

bool wildcards_have_text(const char *word, size_t length)
{
    struct walk walk = walk_of(word, length);
    while (next_character(&walk))
        if (!is_wildcard(&walk) && !is_closing(walk.point))
            return true;
    return false;
}

char *wildcards_pattern(const char *word, size_t length)
{
    struct walk walk = walk_of(word, length);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    bool many = false; /* a * stands before */
    while (next_character(&walk)) {
        bool wildcard = is_wildcard(&walk), star = wildcard && walk.point == '*';
        if (star && !many)
            ssk_buffer_append_string(&out, WILDCARD_ANY WILDCARD_MANY);
        else if (wildcard && !star)
            ssk_buffer_append_string(&out, WILDCARD_ANY);
        else if (!wildcard) {
            uint32_t first = (unsigned char)word[walk.start];
            if (first < 0x80 && strchr("\\[](){}*+?.|^$&-/", (int)first))
                ssk_buffer_append_char(&out, '\\');
            ssk_buffer_append(&out, word + walk.start, walk.at - walk.start);
        }
        many = star;
    }
    return ssk_buffer_detach(&out);
}
