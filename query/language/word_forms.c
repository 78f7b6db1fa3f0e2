/* Marks taken out of a word, or put in where words of the index meet; kana of old statutes. */
#include "query/language/word_forms.h"

#include <string.h>

#include "query/language/spellings.h"
#include "seisaku/buffer.h"

enum { POINTS = 24, LEAST = 4, PIECES = 4, FORMS = 8, DOT = 0x30fb };

enum script { OTHER, KANA, LATIN };

static enum script script_of(uint32_t point)
{
    if (ssk_is_katakana(point) || ssk_is_hiragana(point))
        return KANA;
    return (point | 0x20) >= 'a' && (point | 0x20) <= 'z' ? LATIN : OTHER;
}

static bool is_mark(uint32_t point, enum script script)
{
    return script == KANA ? point == DOT || point == 0xff65 : point == '-' || point == 0x2010;
}

static ssk_status add_form(struct node *node, struct session *session, const struct ssk_buffer *text,
                           bool string_only, struct ssk_error *error)
{
    ssk_status status = text->failed ? ssk_no_memory(error)
                                     : node_add_spelling(node, session, text->data, text->length, 1.0, error);
    if (status != SSK_OK)
        return status;
    struct spelling *spelling = &node->spellings[node->spelling_count - 1];
    spelling->origin = ORIGIN_FORM;
    spelling->exact = string_only;
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ marks out */

static bool take_out_marks(struct ssk_buffer *out, const char *text, size_t length)
{
    bool changed = false;
    enum script last = OTHER;
    for (size_t byte = 0; byte < length;) {
        size_t start = byte, next;
        uint32_t point = ssk_utf8_next(text, length, &byte);
        next = byte;
        bool joins = last != OTHER && byte < length && is_mark(point, last) &&
                     script_of(ssk_utf8_next(text, length, &next)) == last;
        if (!joins)
            ssk_buffer_append(out, text + start, byte - start);
        changed |= joins;
        last = joins ? last : script_of(point);
    }
    return changed;
}

/* ------------------------------------------------------------------------------------------ marks in */

/* A word and how it may be cut into words of the index. */
struct cutting {
    struct node *node;
    struct session *session;
    struct ssk_error *error;
    const char *text;
    size_t offsets[POINTS + 1]; /* bytes of its points */
    size_t count;
    enum script script;
    signed char known[POINTS + 1]
                     [POINTS + 1]; /* whether from..to is a word of the index; -1: not asked yet */
    size_t cuts[PIECES];
    size_t forms;
    ssk_status status;
};

/* True when the piece is words, and each is in some passage. */
static bool ask_index(struct cutting *cutting, size_t from, size_t to)
{
    const struct ssk_term *terms;
    size_t count, start = cutting->offsets[from], length = cutting->offsets[to] - start;
    bool exists =
        ssk_analyze(cutting->session->analyzer, cutting->text + start, length, &terms, &count) == SSK_OK;
    exists = exists && count > 0;
    for (size_t i = 0; i < count && exists; i++)
        if (!terms[i].length ||
            xap_db_term_exists(&exists, cutting->session->db, terms[i].text, terms[i].length) != XAP_OK)
            exists = false;
    return exists;
}

static bool is_word(struct cutting *cutting, size_t from, size_t to)
{
    size_t least = cutting->script == LATIN && from == 0 ? 1 : 2;
    if (to - from < least)
        return false;
    if (cutting->known[from][to] < 0)
        cutting->known[from][to] = ask_index(cutting, from, to);
    return cutting->known[from][to];
}

/* The string with the s of a plural, or without. */
static ssk_status add_plural(struct node *node, struct session *session, struct ssk_buffer *text,
                             struct ssk_error *error)
{
    if (text->failed || !text->length)
        return ssk_no_memory(error);
    if (text->data[text->length - 1] == 's')
        text->data[--text->length] = '\0';
    else
        ssk_buffer_append_char(text, 's');
    return add_form(node, session, text, true, error);
}

static void add_cut(struct cutting *cutting, size_t pieces)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t i = 0; i < pieces; i++) {
        size_t start = cutting->offsets[cutting->cuts[i]];
        size_t end = cutting->offsets[i + 1 < pieces ? cutting->cuts[i + 1] : cutting->count];
        if (i > 0)
            ssk_buffer_append_string(&text, cutting->script == KANA ? "・" : "-");
        ssk_buffer_append(&text, cutting->text + start, end - start);
    }
    cutting->status = add_form(cutting->node, cutting->session, &text, true, cutting->error);
    if (cutting->status == SSK_OK && cutting->script == LATIN)
        cutting->status = add_plural(cutting->node, cutting->session, &text, cutting->error);
    cutting->forms++;
    ssk_buffer_free(&text);
}

/* Cuts what is left from `from` on into `left` pieces, `done` of them before it. */
static void cut(struct cutting *cutting, size_t from, size_t done, size_t left)
{
    cutting->cuts[done] = from;
    if (left == 1) {
        if (is_word(cutting, from, cutting->count))
            add_cut(cutting, done + 1);
        return;
    }
    for (size_t to = from + 1; to < cutting->count && cutting->forms < FORMS && cutting->status == SSK_OK;
         to++)
        if (is_word(cutting, from, to))
            cut(cutting, to, done + 1, left - 1);
}

/* The script that all of the text is in, small enough to be cut; OTHER when none is. */
static enum script read_points(struct cutting *cutting)
{
    size_t length = strlen(cutting->text);
    enum script script = OTHER;
    for (size_t byte = 0; byte < length; cutting->count++) {
        if (cutting->count == POINTS)
            return OTHER;
        cutting->offsets[cutting->count] = byte;
        enum script one = script_of(ssk_utf8_next(cutting->text, length, &byte));
        if (cutting->count && one != script)
            return OTHER;
        script = one;
    }
    cutting->offsets[cutting->count] = length;
    return cutting->count >= LEAST ? script : OTHER;
}

static ssk_status put_in_marks(struct node *node, struct session *session, struct ssk_error *error)
{
    struct cutting cutting = {.node = node, .session = session, .error = error, .text = node->text};
    cutting.script = read_points(&cutting);
    memset(cutting.known, -1, sizeof cutting.known);
    for (size_t pieces = 2; cutting.script != OTHER && pieces <= PIECES; pieces++)
        if (cutting.forms < FORMS && cutting.status == SSK_OK)
            cut(&cutting, 0, 0, pieces);
    return cutting.status;
}

/* ------------------------------------------------------------------------------------------ kana */

/* Two spellings of one word, behind any of these kana ("": behind any character, before た and て). What
 * analysis unites is here too, for a word that MeCab cuts in another place when it is spelt so. */
struct kana_pair {
    const char *before, *one, *other;
    bool inside; /* katakana must follow */
};

static const struct kana_pair kana_pairs[] = {
    {"ケゲセゼテデネヘベペメレェ", "ー", "イ", false},
    {"ウクグフ", "ィ", "イ", false},
    {"ウクグフイ", "ェ", "エ", false},
    {"ウクグフ", "ォ", "オ", false},
    {"クグフ", "ァ", "ア", false},
    {"ィ", "ー", "", true},
    {"", "っ", "つ", false},
};

enum { TOGGLES = 3, TEXT_BYTES = 3 * POINTS };

/* A place of the text that may be written in another way. */
struct toggle {
    size_t start, length; /* bytes */
    const char *other;
};

static bool begins_with(const char *text, const char *prefix)
{
    return *prefix && strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Whether the character of three bytes before `at` is one of the pair's. Before っ it may be any. */
static bool fits_before(const struct kana_pair *pair, const char *text, size_t at)
{
    char last[4] = "";
    if (at < 3)
        return false;
    memcpy(last, text + at - 3, 3);
    return *pair->before ? strstr(pair->before, last) != NULL
                         : strcmp(last, "か") != 0; /* かつて is no かって */
}

static bool fits_behind(const struct kana_pair *pair, const char *behind)
{
    size_t byte = 0;
    if (!*pair->before) /* っ */
        return begins_with(behind, "た") || begins_with(behind, "て");
    return !pair->inside || (*behind && ssk_is_katakana(ssk_utf8_next(behind, strlen(behind), &byte)));
}

/* The toggle at byte `at`, where one is. An idle ー may also be put in: セーフティネット. */
static bool toggle_at(const char *text, size_t at, struct toggle *out)
{
    for (size_t i = 0; i < sizeof kana_pairs / sizeof *kana_pairs; i++) {
        const struct kana_pair *pair = &kana_pairs[i];
        const char *forms[] = {pair->one, pair->other};
        for (int from = 0; from < 2 && fits_before(pair, text, at); from++) {
            size_t length = strlen(forms[from]);
            bool here = length ? begins_with(text + at, forms[from]) : !begins_with(text + at, pair->one);
            if (!here || !fits_behind(pair, text + at + length))
                continue;
            *out = (struct toggle){at, length, forms[1 - from]};
            return true;
        }
    }
    return false;
}

/* Appends the text with those toggles that have their bit in `chosen`. */
static void append_toggled(struct ssk_buffer *out, const char *text, const struct toggle *toggles,
                           size_t count, unsigned chosen)
{
    size_t from = 0;
    for (size_t i = 0; i < count; i++) {
        if (!(chosen >> i & 1))
            continue;
        ssk_buffer_append(out, text + from, toggles[i].start - from);
        ssk_buffer_append_string(out, toggles[i].other);
        from = toggles[i].start + toggles[i].length;
    }
    ssk_buffer_append_string(out, text + from);
}

static ssk_status change_kana(struct node *node, struct session *session, struct ssk_error *error)
{
    struct toggle toggles[TOGGLES];
    size_t count = 0, length = strlen(node->text);
    ssk_status status = SSK_OK;
    for (size_t byte = 0; byte < length && length <= TEXT_BYTES && count < TOGGLES;) {
        count += toggle_at(node->text, byte, &toggles[count]);
        ssk_utf8_next(node->text, length, &byte);
    }
    for (unsigned chosen = 1; chosen < 1u << count && status == SSK_OK; chosen++) {
        struct ssk_buffer text = SSK_BUFFER_INIT;
        append_toggled(&text, node->text, toggles, count, chosen);
        status = add_form(node, session, &text, true, error);
        ssk_buffer_free(&text);
    }
    return status;
}

ssk_status word_forms_add(struct node *node, struct session *session, struct ssk_error *error)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_status status = take_out_marks(&text, node->text, strlen(node->text))
                            ? add_form(node, session, &text, false, error)
                            : put_in_marks(node, session, error);
    ssk_buffer_free(&text);
    return status == SSK_OK ? change_kana(node, session, error) : status;
}
