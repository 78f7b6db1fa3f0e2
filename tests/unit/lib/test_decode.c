/* Bytes to clean UTF-8. Add an encoding, or a judgement, by adding a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/decode.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
    const char *bytes;
    size_t length;
    const char *text; /* what comes out, its encoding being detected */
} detected[] = {
    {BYTES("plain\n"), "plain\n"},
    {BYTES("政策の\n評価"), "政策の\n評価"},
    {BYTES("\xef\xbb\xbf政策"), "政策"},
    {BYTES("\xef\xbb\xbf\xef\xbb\xbf政\xef\xbb\xbf策"), "政\ufeff策"}, /* marks at the beginning alone */
    {BYTES("\xff\xfe\x3f\x65\x56\x7b"), "政策"},
    {BYTES("\xfe\xff\x65\x3f\x7b\x56"), "政策"},
    {BYTES("\x3f\x65\x56\x7b\x6e\x30\x55\x8a\xa1\x4f\x02\x30\x0a\x00"), "政策の評価。\n"}, /* UTF-16LE */
    {BYTES("\x65\x3f\x7b\x56\x30\x6e\x8a\x55\x4f\xa1\x30\x02\x00\x0a"), "政策の評価。\n"}, /* UTF-16BE */
    {BYTES("H\0i\0\n\0"), "Hi\n"},
    {BYTES("\x1b$B@/:v$NI>2A\x1b(B ok"), "政策の評価 ok"},             /* ISO-2022-JP */
    {BYTES("\x90\xad\x8d\xf4\x82\xcc\x95\x5d\x89\xbf"), "政策の評価"}, /* CP932 */
    {BYTES("\xc0\xaf\xba\xf6\xa4\xce\xc9\xbe\xb2\xc1"), "政策の評価"}, /* EUC-JP */
    {BYTES("\x82\xa0"), "あ"},
    {BYTES("\xa4\xa2"), "あ"},
    {BYTES("\xb7\xd0\xba\xd1\xbb\xba\xb6\xc8\xbe\xca"),
     "経済産業省"}, /* EUC-JP, each byte a half-width kana */
    {BYTES("\xc3\xde\xb0\xc0\xdb\xb0\xb6\xd7\xb2\xbe\xde\xb0\xbc\xae\xdd"), "ﾃﾞｰﾀﾛｰｶﾗｲｾﾞｰｼｮﾝ"}, /* CP932 */
    {BYTES("\x81\x60\x81\x7c\x81\x61\x81\x5c\x87\x40\x5c\x7e"), "～－∥―①\\~"}, /* CP932's own mapping */
    {BYTES("don\x92t stop the English text here, because it\x92s so."),
     "don’t stop the English text here, because it’s so."},
    {BYTES("\x82\xa0\x82\xa2\x82"), "あい\ufffd"}, /* cut within a character */
    {BYTES("政策の評価に関する基本\xff方針を定める。"), "政策の評価に関する基本\ufffd方針を定める。"},
    {BYTES("a\r\nb\rc\vd\xc2\x85"
           "e\xe2\x80\xa8"
           "f\xe2\x80\xa9"),
     "a\nb\nc\nd\ne\nf\n"},
    {BYTES("国の政策の評価\f二\x02三\x7f四\t五に関する基本方針"),
     "国の政策の評価\f二三四\t五に関する基本方針"},
};

static void encodings_are_detected(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof detected / sizeof *detected; i++) {
        struct ssk_decoded decoded;
        struct ssk_error error = {""};
        if (ssk_decode(&decoded, detected[i].bytes, detected[i].length, NULL, &error) != SSK_OK)
            fail_msg("%s: %s", detected[i].text, error.message);
        assert_string_equal(ssk_buffer_string(&decoded.text), detected[i].text);
        ssk_decoded_free(&decoded);
    }
}

/* What is looked at to tell the encoding ends wherever it may: within a character too. */
static void long_texts_are_told_by_their_beginning(void **state)
{
    (void)state;
    enum { BYTES_LONG = 300000 };
    for (size_t shift = 0; shift < 3; shift++) {
        char *text = malloc(BYTES_LONG + 3);
        struct ssk_decoded decoded;
        struct ssk_error error = {""};
        size_t length = shift;
        assert_non_null(text);
        memset(text, 'a', shift);
        for (; length + 3 <= BYTES_LONG; length += 3)
            memcpy(text + length, "\xe6\x94\xbf", 3);
        assert_int_equal(ssk_decode(&decoded, text, length, NULL, &error), SSK_OK);
        assert_string_equal(decoded.encoding, "UTF-8");
        assert_int_equal(decoded.text.length, length);
        assert_memory_equal(decoded.text.data, text, length);
        ssk_decoded_free(&decoded);
        free(text);
    }
}

static void encodings_are_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes, *text;
    } asked[] = {
        {"cp932", "\xb7\xd0", "ｷﾐ"},       {"Shift_JIS", "\x82\xa0", "あ"},
        {"sjis", "\x82\xa0", "あ"},        {"windows-31j", "\x81\x60", "～"},
        {"euc-jp", "\xb7\xd0", "経"},      {"EUCJP", "\xb7\xd0", "経"},
        {"jis", "\x1b$B@/\x1b(B", "政"},   {"utf-8", "政", "政"},
        {"iso-2022-jp", "\x1b$B@/", "政"}, {"windows-1252", "\x92", "\u2019"},
    };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct ssk_decoded decoded;
        assert_true(ssk_decode_knows(asked[i].name));
        assert_int_equal(ssk_decode(&decoded, asked[i].bytes, strlen(asked[i].bytes), asked[i].name, NULL),
                         SSK_OK);
        assert_string_equal(ssk_buffer_string(&decoded.text), asked[i].text);
        ssk_decoded_free(&decoded);
    }
    assert_false(ssk_decode_knows("no-such-thing"));
    assert_false(ssk_decode_knows(""));
}

static void bad_bytes_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length, bad, first;
    } cases[] = {
        {BYTES("政策の評価に関する方針"), 0, 0},
        {BYTES("政策の評価に関する方針\xe6\x97"), 1, 33},
        {BYTES("\xff政策の評価に関する方針\xff政策の評価に関する方針"), 2, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_decoded decoded;
        assert_int_equal(ssk_decode(&decoded, cases[i].bytes, cases[i].length, NULL, NULL), SSK_OK);
        assert_int_equal(decoded.bad, cases[i].bad);
        if (cases[i].bad)
            assert_int_equal(decoded.first_bad, cases[i].first);
        ssk_decoded_free(&decoded);
    }
}

static void what_is_no_text_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *complaint;
    } cases[] = {
        {BYTES("\x7f"
               "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0\xa0\x61\0\0\0\0\0\0"),
         "binary file"},
        {BYTES("\0\0\0\0\0\0\0\0"), "binary file"},
        {BYTES("a \xff\xfe\xfa \xff\xfd\xfc \xff"), "--encoding"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_decoded decoded;
        struct ssk_error error = {""};
        assert_int_equal(ssk_decode(&decoded, cases[i].bytes, cases[i].length, NULL, &error), SSK_INPUT);
        if (!strstr(error.message, cases[i].complaint))
            fail_msg("%zu: %s", i, error.message);
        ssk_decoded_free(&decoded);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_are_detected),
        cmocka_unit_test(long_texts_are_told_by_their_beginning),
        cmocka_unit_test(encodings_are_asked_for),
        cmocka_unit_test(bad_bytes_are_counted),
        cmocka_unit_test(what_is_no_text_is_refused),
    };
    return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
