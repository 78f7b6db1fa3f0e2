#include "query/statutes/law_numbers.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "query/session/statistics.h"
#include "seisaku/passage.h"

enum {
    LOOKED_AT = 64, /* passages that have the number's words, best first */
    NAME = 300      /* bytes of a law's name; longer ones are cut */
};

static const char digits[] = "0123456789", year_mark[] = "年", month_mark[] = "月", day_mark[] = "日",
                  ordinal[] = "第", number_mark[] = "号";

/* 2005, 法律第86号: a law's number. */
struct law_number {
    int year;
    const char *rest; /* behind the year: lent */
    size_t rest_length;
};

static size_t taken(const char *text, const char *mark)
{
    size_t length = strlen(mark);
    return strncmp(text, mark, length) == 0 ? length : 0;
}

/* ------------------------------------------------------------------------------------------ reading */

/* The bytes of 6月3日; 0 where they are not there. */
static size_t day_length(const char *text)
{
    size_t month = strspn(text, digits), mark = month ? taken(text + month, month_mark) : 0;
    const char *day = text + month + mark;
    size_t count = mark ? strspn(day, digits) : 0, end = count ? taken(day + count, day_mark) : 0;
    return end ? month + mark + count + end : 0;
}

/* The bytes of 法律第86号 or 厚生省令第21号; 0 where they are not there. */
static size_t kind_length(const char *text)
{
    static const char *const kinds[] = {"法律", "令", "規則"};
    enum { LONGEST = 60 };
    const char *at = strstr(text, ordinal);
    if (!at || at == text || at - text > LONGEST || strcspn(text, digits) < (size_t)(at - text))
        return 0;
    bool law = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = strlen(kinds[i]);
        law |= (size_t)(at - text) >= length && memcmp(at - length, kinds[i], length) == 0;
    }
    at += strlen(ordinal);
    size_t count = strspn(at, digits), mark = count ? taken(at + count, number_mark) : 0;
    return law && mark ? (size_t)(at - text) + count + mark : 0;
}

/* The bytes of a law's number that the text opens with: 平成17年法律第86号, with or without its day. */
static size_t read_number(struct law_number *out, const struct session *session, const char *text)
{
    enum { LONGEST = 16 }; /* bytes of an era and digits */
    const char *year = strstr(text, year_mark);
    if (!year || year - text > LONGEST)
        return 0;
    size_t length = (size_t)(year - text) + strlen(year_mark), day = day_length(text + length);
    size_t rest = kind_length(text + length + day);
    out->year = rest ? ssk_year_of(session->dictionary->eras, session->dictionary->folder, text, length) : 0;
    out->rest = text + length + day;
    out->rest_length = rest;
    return out->year ? length + day + rest : 0;
}

/* ------------------------------------------------------------------------------------------ names */

/* What stands before a law's number in a passage. */
struct mention {
    char text[NAME]; /* the end of it */
    const char *name;
    bool titled; /* all of it is the title of the document */
};

struct mentions {
    struct mention items[LOOKED_AT];
    size_t count;
};

/* The bytes of a mark, or a word like one, that the text opens with: what parts names, and stands in some. */
static size_t mark_length(const char *text)
{
    static const char *const marks[] = {"、", "。", "「",   "」",     "(",   ")",
                                        ",",  "・", "及び", "並びに", "又は"};
    size_t length = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks && !length; i++)
        length = taken(text, marks[i]);
    return length;
}

/* Keeps what stands before the byte: its end, from a whole character on, and in that the name, which begins
 * behind the last mark; or the document's title, where it is that. */
static void keep(struct mentions *mentions, const char *text, size_t end, const char *title)
{
    struct mention *mention = &mentions->items[mentions->count];
    size_t start = end > NAME - 1 ? end - (NAME - 1) : 0;
    while (start < end && ((unsigned char)text[start] & 0xc0) == 0x80)
        start++;
    memcpy(mention->text, text + start, end - start);
    mention->text[end - start] = '\0';
    mention->name = mention->text;
    mention->titled = strcmp(mention->text, title) == 0;
    for (const char *at = mention->text; *at && !mention->titled; at++)
        if (mark_length(at))
            mention->name = at + mark_length(at);
    mentions->count += *mention->name != '\0';
}

/* Looks for the number in a passage's text, with digits for numerals. */
static void look_in(struct mentions *mentions, const struct session *session, const char *text,
                    const char *title, const struct law_number *wanted)
{
    for (const char *at = text; (at = strchr(at, '(')) && mentions->count < LOOKED_AT;) {
        struct law_number number;
        size_t before = (size_t)(at++ - text);
        if (before && read_number(&number, session, at) && number.year == wanted->year &&
            number.rest_length == wanted->rest_length &&
            memcmp(number.rest, wanted->rest, wanted->rest_length) == 0)
            keep(mentions, text, before, title);
    }
}

/* The name that most have, the earlier of equals; or a document's own. */
static const struct mention *commonest(const struct mentions *mentions)
{
    const struct mention *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < mentions->count; i++) {
        size_t same = 0;
        for (size_t j = 0; j < mentions->count; j++)
            same += strcmp(mentions->items[i].name, mentions->items[j].name) == 0;
        if (mentions->items[i].titled)
            return &mentions->items[i];
        if (same > most) {
            most = same;
            best = &mentions->items[i];
        }
    }
    return best;
}

/* How many bytes of the mention's text before its name belong to it: what stands there in all mentions that
 * have the name, as a name has marks, too (医薬品、医療機器等の…法律). */
static size_t common_before(const struct mentions *mentions, const struct mention *best)
{
    size_t before = (size_t)(best->name - best->text), common = before, others = 0;
    for (size_t i = 0; i < mentions->count; i++) {
        const struct mention *other = &mentions->items[i];
        size_t theirs = (size_t)(other->name - other->text), same = 0;
        if (other == best || strcmp(other->name, best->name) != 0 || strcmp(other->text, best->text) == 0)
            continue;
        while (same < before && same < theirs && best->name[-1 - (long)same] == other->name[-1 - (long)same])
            same++;
        common = same < common ? same : common;
        others++;
    }
    return others ? common : 0;
}

/* The law's name by what the passages say, malloc'd. */
static char *name_of(const struct mentions *mentions)
{
    const struct mention *best = commonest(mentions);
    if (!best || best->titled)
        return best ? strdup(best->text) : NULL;
    const char *start = best->name - common_before(mentions, best);
    while (((unsigned char)*start & 0xc0) == 0x80) /* within a character */
        start++;
    for (size_t mark; (mark = mark_length(start)) > 0;)
        start += mark;
    return strdup(start);
}

/* ------------------------------------------------------------------------------------------ passages */

/* A query for passages that have all words of the number, the best of which have little else. */
static ssk_status words_query(struct xap_query **out, struct session *session, const char *text,
                              size_t length, struct ssk_error *error)
{
    enum { WORDS = 16 };
    struct xap_query *words[WORDS];
    const struct ssk_term *terms;
    size_t count, made = 0;
    ssk_status status = ssk_analyze(session->analyzer, text, length, &terms, &count);
    for (size_t i = 0; i < count && made < WORDS && status == SSK_OK; i++)
        if (terms[i].position && !terms[i].whole) {
            status = session_word(&words[made], session, terms[i].text, error);
            made += status == SSK_OK;
        }
    if (status == SSK_OK) {
        xap_status got = xap_query_combine(out, XAP_OP_AND, words, made, 0);
        status = got == XAP_OK ? SSK_OK : session_fail(session, got, "the query cannot be built", error);
    }
    for (size_t i = 0; i < made; i++)
        xap_query_free(words[i]);
    return status;
}

/* Whether the passage was replaced by a newer one. */
static bool is_dead(const struct session *session, uint32_t docid)
{
    uint32_t local;
    const struct ssk_segment *segment = session_segment(session, docid, &local);
    return ssk_docids_has(&segment->dead, local);
}

static ssk_status look_at(struct mentions *mentions, const struct session *session, uint32_t docid,
                          const struct law_number *wanted, struct ssk_error *error)
{
    const struct ssk_folder *folder = session->dictionary->folder;
    const struct ssk_block *block;
    size_t index;
    struct ssk_passage passage = {0};
    ssk_status status = session_block(&block, &index, session, docid, error);
    if (status == SSK_OK)
        status = ssk_block_passage(&passage, NULL, NULL, block, index, error);
    if (status != SSK_OK)
        return status;
    const char *name = passage.title ? passage.title : "";
    char *text = ssk_section_number(folder, passage.text, strlen(passage.text));
    char *title = ssk_section_number(folder, name, strlen(name));
    if (text && title)
        look_in(mentions, session, text, title, wanted);
    else
        status = ssk_no_memory(error);
    free(text);
    free(title);
    ssk_passage_free(&passage);
    return status;
}

/* The best of the passages that match. */
static ssk_status best_of(struct xap_mset **out, const struct session *session, const struct xap_query *query,
                          struct ssk_error *error)
{
    struct xap_enquire *enquire = NULL;
    *out = NULL;
    xap_status got = xap_enquire_new(&enquire, session->db);
    if (got == XAP_OK)
        got = session_set_weights(session, enquire);
    if (got == XAP_OK)
        got = xap_enquire_set_query(enquire, query, 0);
    if (got == XAP_OK)
        got = xap_enquire_mset(out, enquire, 0, LOOKED_AT, 0, NULL);
    ssk_status status = got == XAP_OK
                            ? SSK_OK
                            : session_fail(session, got, enquire ? xap_enquire_message(enquire) : "", error);
    xap_enquire_free(enquire);
    return status;
}

ssk_status law_number_find(char **name, size_t *bytes, struct session *session, const char *text,
                           struct ssk_error *error)
{
    struct law_number number;
    struct xap_query *query = NULL;
    struct xap_mset *best = NULL;
    *name = NULL;
    *bytes = read_number(&number, session, text);
    if (!*bytes)
        return SSK_OK;
    struct mentions *mentions = calloc(1, sizeof *mentions);
    ssk_status status = mentions ? SSK_OK : ssk_no_memory(error);
    if (status == SSK_OK)
        status = words_query(&query, session, text, *bytes, error);
    if (status == SSK_OK)
        status = best_of(&best, session, query, error);
    for (uint32_t i = 0; status == SSK_OK && i < xap_mset_size(best); i++) {
        struct xap_hit hit;
        if (xap_mset_hit(&hit, best, i) == XAP_OK && !is_dead(session, hit.docid))
            status = look_at(mentions, session, hit.docid, &number, error);
    }
    if (status == SSK_OK)
        *name = name_of(mentions);
    xap_mset_free(best);
    xap_query_free(query);
    free(mentions);
    return status;
}
