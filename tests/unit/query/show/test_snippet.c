/* Where the part of a passage that a person sees begins and ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "query/show/snippet.h"

/* The snippet of `lead` times 字, then `middle`, then `tail` times 文, with a match of `points` code points
 * at the start of `middle` and another at its end. */
static void shows(size_t lead, const char *middle, size_t tail, uint32_t points, const char *begins,
                  const char *ends)
{
    struct ssk_buffer text = SSK_BUFFER_INIT, out = SSK_BUFFER_INIT;
    uint32_t start = (uint32_t)lead, end = (uint32_t)(lead + strlen(middle));
    struct occurrence places[] = {{.start = start, .end = start + points},
                                  {.start = end - points, .end = end}};
    for (size_t i = 0; i < lead; i++)
        ssk_buffer_append_string(&text, "字");
    ssk_buffer_append_string(&text, middle);
    for (size_t i = 0; i < tail; i++)
        ssk_buffer_append_string(&text, "文");
    snippet_append(&out, ssk_buffer_string(&text), &(struct occurrences){places, 2, 2}, "[", "]");
    const char *snippet = ssk_buffer_string(&out);
    assert_memory_equal(snippet, begins, strlen(begins));
    assert_true(strlen(snippet) >= strlen(ends));
    assert_string_equal(snippet + strlen(snippet) - strlen(ends), ends);
    ssk_buffer_free(&text);
    ssk_buffer_free(&out);
}

static void shows_short_texts_whole(void **state)
{
    (void)state;
    shows(1, "NATO and the NATO", 2, 4, "字[NATO] and the [NATO]文文", "文文");
}

/* 20 characters before the first match and 100 from it on, but for a word or match at the border. */
static void cuts_no_word_and_no_match(void **state)
{
    (void)state;
    char gap[112];
    memset(gap, ' ', sizeof gap);
    memcpy(gap, "IPEF", 4);
    memcpy(gap + 97, "IPEF", 5); /* begins inside of the window, and ends behind it */
    shows(30, gap, 60, 4, "…字", "[IPEF]…");
    memset(gap, '-', sizeof gap);
    memcpy(gap, "IPEF", 4);
    memcpy(gap + 106, "IPEF", 5); /* behind the window */
    shows(30, gap, 60, 4, "…字", "--…");
}

static void begins_with_a_whole_word(void **state)
{
    (void)state;
    char text[200] = "Declaration of semiconductor manufacturing ";
    struct occurrence place = {.start = 43, .end = 44};
    struct ssk_buffer out = SSK_BUFFER_INIT;
    while (strlen(text) < sizeof text - 1)
        text[strlen(text)] = '.';
    snippet_append(&out, text, &(struct occurrences){&place, 1, 1}, "[", "]");
    assert_memory_equal(ssk_buffer_string(&out), "…semiconductor manufacturing [.]",
                        strlen("…semiconductor manufacturing [.]"));
    ssk_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_short_texts_whole),
        cmocka_unit_test(cuts_no_word_and_no_match),
        cmocka_unit_test(begins_with_a_whole_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
