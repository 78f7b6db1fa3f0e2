/* Where a string counts in a text, and what is told of it byte by byte, without folding. Add a case by adding
 * a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/verify/literal.h"
#include "query/verify/plain_string.h"
#include "seisaku/unicode.h"
#include "tests/unit/with_dictionary.h"

enum { STANDS = '+', STANDS_NOT = '-', UNTOLD = '?' };

/* The string; what it must have: (s)tart and (e)nd of words, or an (o)pen end, no letter beside it: (a)lone,
 * (c)apitals, an (i)nitial capital, an a(r)ticle without a branch; a text, "|" where words begin; the folded
 * points where it counts there, and what is told. */
static const struct {
    const char *string, *flags, *text, *places;
    char told;
} rows[] = {
    /* What stands behind it leaves it alone, or may change it. */
    {"港", "", "港", "0", STANDS},
    {"港", "", "灯台", "", STANDS_NOT},
    {"港", "", "", "", STANDS_NOT},
    {"港", "", "灯台の港", "3", STANDS},
    {"港", "", "港と港", "0 2", STANDS},
    {"港", "", "港a", "0", STANDS},
    {"港", "", "港あ", "0", STANDS},
    {"港", "", "港む", "0", UNTOLD}, /* its bytes are near those of the voiced mark */
    {"港", "", "港む港", "0 2", STANDS},
    {"港", "", "港ア", "0", UNTOLD},
    {"港", "", "港ム", "0", STANDS},
    {"港", "", "港。", "0", STANDS},
    {"港", "", "港　灯", "0", STANDS},
    {"港", "", "港〩", "0", STANDS},
    {"港", "", "港〪", "0", UNTOLD}, /* a tone mark joins it */
    {"港", "", "港！", "0", STANDS},
    {"港", "", "港～", "0", STANDS},
    {"港", "", "港｟", "0", UNTOLD},
    {"港", "", "港ｱ", "0", UNTOLD},
    {"カ", "", "ガス", "", STANDS_NOT},
    {"ハ", "", "ハ\xef\xbe\x9eス", "", UNTOLD},
    {"港", "", "港一", "0", STANDS},
    {"港", "", "港鿋", "0", STANDS},
    {"港", "", "港가", "0", UNTOLD},
    {"港", "", "港㐀", "0", UNTOLD},
    {"港", "", "港é", "0", UNTOLD},
    {"港", "", "港\x7f", "0", STANDS},
    /* What is not there: told of kanji and kana alone, in texts that fold to themselves. */
    {"ぁゖ", "", "港", "", STANDS_NOT},
    {"ァヺ", "", "港", "", STANDS_NOT},
    {"ー", "", "港", "", STANDS_NOT},
    {"一鿿", "", "港", "", STANDS_NOT},
    {"・", "", "港", "", UNTOLD},
    {"abc", "", "港", "", UNTOLD},
    {"㐀", "", "港", "", UNTOLD},
    {"港", "o", "灯台", "", UNTOLD},
    /* Where words begin and end. */
    {"安全", "s", "|食料安全|保障|", "", STANDS_NOT},
    {"安全", "s", "|食料|安全保障|", "2", STANDS},
    {"安全", "se", "|食料|安全保障|", "", STANDS_NOT},
    {"安全", "se", "|食料|安全|保障|", "2", STANDS},
    {"安全", "e", "|食料安全|保障|", "2", STANDS},
    {"安全", "e", "|食料安全保障|の|安全|", "7", STANDS},
    {"安全", "eo", "|食料|安全保障|", "2", UNTOLD},
    {"安全", "eo", "|食料|安全な|", "", UNTOLD},
    {"安全", "eo", "|食料|安全|", "2", STANDS},
    {"安全", "s", "|安|全|", "0", STANDS},
    /* Conditions are not told without folding. */
    {"港湾法", "a", "港湾法の", "", UNTOLD},
    {"港湾法", "a", "新港湾法", "", UNTOLD},
    {"港湾法", "a", "「港湾法」", "1", UNTOLD},
    {"港湾法", "a", "港湾法", "0", UNTOLD},
    {"港湾法", "a", "、港湾法1", "1", UNTOLD},
    {"港湾法", "a", "港湾法カ、港湾法", "5", UNTOLD},
    {"港湾法", "a", "の港湾法、ア港湾法。港湾法", "10", UNTOLD},
    {"mda", "c", "MDAの能力", "0", UNTOLD},
    {"mda", "c", "mda", "", UNTOLD},
    {"mda", "c", "MDa、MDA", "4", UNTOLD},
    {"mda", "c", "mDA、ＭＤＡ", "4", UNTOLD},
    {"sofa", "i", "SOFA Sofa sofa", "0 4", UNTOLD}, /* blanks are folded away */
    {"第27条", "r", "第27条の2", "", UNTOLD},
    {"第27条", "r", "第27条の規定", "0", UNTOLD},
    {"第27条", "r", "第27条", "0", UNTOLD},
    {"第27条", "r", "第27条の", "0", UNTOLD},
    {"第27条", "r", "第27条2", "0", UNTOLD},
    {"第27条", "r", "第27条の二、第27条", "7", UNTOLD},
};

static void ask_for(struct spelling *spelling, const char *flags)
{
    spelling->at_start = strchr(flags, 's');
    spelling->at_end = strchr(flags, 'e');
    spelling->open_end = strchr(flags, 'o');
    spelling->alone = strchr(flags, 'a');
    spelling->capitals = strchr(flags, 'c');
    spelling->initial = strchr(flags, 'i');
    spelling->article = strchr(flags, 'r');
}

/* The text without its bars; where they were, as bits; without any, a word begins at each point. */
static void take_bounds(const char *parted, char *text, unsigned char bounds[16])
{
    memset(bounds, strchr(parted, '|') ? 0 : 0xff, 16);
    *text = '\0';
    for (size_t point = 0, byte = 0; parted[byte];) {
        if (parted[byte] == '|') {
            bounds[point / 8] |= (unsigned char)(1u << point % 8);
            byte++;
            continue;
        }
        size_t start = byte;
        ssk_utf8_next(parted, strlen(parted), &byte);
        strncat(text, parted + start, byte - start);
        point++;
    }
}

static void fold(struct ssk_folded *out, const char *text)
{
    assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, text, strlen(text), out), SSK_OK);
}

static void append_places(struct ssk_buffer *out, const struct spelling *spelling,
                          const struct ssk_record *record, const struct ssk_folded *folded)
{
    size_t at = literal_next(spelling, record, folded, 0);
    for (; at < folded->count; at = literal_next(spelling, record, folded, at + 1))
        ssk_buffer_printf(out, out->length ? " %zu" : "%zu", at);
    assert_int_equal(at, folded->count);
}

static void counts_where_it_is_asked_to(void **state)
{
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        unsigned char bounds[16];
        bool stands = false;
        take_bounds(rows[i].text, text, bounds);
        struct ssk_folded string = {0}, folded = {0};
        struct ssk_buffer places = SSK_BUFFER_INIT;
        fold(&string, rows[i].string);
        fold(&folded, text);
        struct spelling spelling = {.text = (char *)rows[i].string,
                                    .text_length = strlen(rows[i].string),
                                    .folded = true,
                                    .points = string.points,
                                    .point_count = string.count};
        const struct ssk_record record = {
            .text = text, .text_length = strlen(text), .bounds = bounds, .bounds_length = sizeof bounds};
        ask_for(&spelling, rows[i].flags);
        append_places(&places, &spelling, &record, &folded);
        bool told = string_is_told(&stands, &spelling, &record, dictionary->folder);
        char verdict = !told ? UNTOLD : stands ? STANDS : STANDS_NOT;
        if (strcmp(ssk_buffer_string(&places), rows[i].places) != 0 || verdict != rows[i].told)
            print_error("%s %s in %s: at %s, %c\n", rows[i].string, rows[i].flags, rows[i].text,
                        ssk_buffer_string(&places), verdict);
        wrong += strcmp(ssk_buffer_string(&places), rows[i].places) != 0 || verdict != rows[i].told;

        assert_int_equal(literal_is_plain(&spelling, &record), verdict == STANDS);
        ssk_buffer_free(&places);
        ssk_folded_free(&string);
        ssk_folded_free(&folded);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_where_it_is_asked_to)};
    return cmocka_run_group_tests_name("strings", tests, open_dictionary, free_dictionary);
}
