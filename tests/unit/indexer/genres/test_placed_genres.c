/* Documents of a form of their own in PDF files: the same rooms read them that read the text of web pages.
 * Each test draws its own pages; what is printed on them is made up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/make_pdf.h"
#include "tests/unit/passages_of.h"
#include "tests/unit/with_dictionary.h"

static void assert_read(struct make_pdf *pdf, passage_collector collector, const char *expected)
{
    struct ssk_buffer file = SSK_BUFFER_INIT;
    make_file(pdf, &file);
    char *passages = passages_read_bytes(dictionary, "pdf", file.data, file.length, collector);
    ssk_buffer_free(&file);
    assert_non_null(passages);
    assert_string_equal(passages, expected);
    free(passages);
}

static void draw_minutes(struct make_pdf *pdf)
{
    *pdf = (struct make_pdf){0};
    make_page(pdf);
    make_text(pdf, 170, 50, 16, "灯台の利用を考える会　議事録");
    make_lines(pdf, 60, 120, 12,
               "○山田座長　それでは始めます。本日は灯台の見学につい\n"
               "て御議論をお願いいたします。\n"
               "○佐藤委員　見学の日を増やしてはどうでしょうか。港の\n"
               "近くに住む方からも、そのような声を多く聞いておりまし");
    make_text(pdf, 290, 770, 10, "- 1 -");
    make_page(pdf);
    make_lines(pdf, 60, 60, 12,
               "て、すぐにでも始められると考えます。\n"
               "○事務局　検討いたします。");
    make_text(pdf, 290, 770, 10, "- 2 -");
}

/* A speech that goes on overleaf is its speaker's to the end. */
static void test_minutes(void **state)
{
    (void)state;
    struct make_pdf pdf;
    draw_minutes(&pdf);
    assert_read(&pdf, collect_passage,
                "-|-|-|text|0|灯台の利用を考える会　議事録\n"
                "-|山田座長|-|text|0|○山田座長　それでは始めます。本日は灯台の見学について御議論をお願い"
                "いたします。\n"
                "-|佐藤委員|-|text|0|○佐藤委員　見学の日を増やしてはどうでしょうか。港の近くに住む方からも、"
                "そのような声を多く聞いておりまして、すぐにでも始められると考えます。\n"
                "-|事務局|-|text|0|○事務局　検討いたします。\n");
    draw_minutes(&pdf);
    assert_read(&pdf, collect_keys,
                "minutes|-|-|-|-|-\n"
                "minutes|-|-|-|山田|座長\n"
                "minutes|-|-|-|佐藤|委員\n"
                "minutes|-|-|-|-|事務局\n");
}

static void draw_statute(struct make_pdf *pdf)
{
    *pdf = (struct make_pdf){0};
    make_page(pdf);
    make_text(pdf, 200, 50, 16, "灯台の見学に関する条例");
    make_lines(pdf, 60, 120, 12,
               "目次\n"
               "　第１章　総則………………………………………………２\n"
               "　　第１条（目的）\n"
               "　第２章　見学………………………………………………２\n"
               "　　第２条（届出）");
    make_page(pdf);
    double y = make_lines(pdf, 60, 60, 12, "　　第１章　総則\n（目的）");
    y = make_lines(pdf, 60, y, 12,
                   "第１条　この条例は、港に立つ灯台を広く人々に見せること\n"
                   "　によって、海の安全への理解を深めることを目的とする。");
    y = make_lines(pdf, 60, y, 12, "　　第２章　見学\n（届出）");
    y = make_lines(pdf, 60, y, 12,
                   "第２条　見学をしようとする者は、その日の前日までに次に\n"
                   "　掲げる事項を市長に届け出なければならない。\n"
                   "　一　氏名\n"
                   "　二　見学の日");
    make_lines(pdf, 60, y, 12, "（手数料）\n第３条　手数料は、徴収しない。");
}

/* The table of contents is no part of the outline, and its articles are none. */
static void test_statute(void **state)
{
    (void)state;
    struct make_pdf pdf;
    draw_statute(&pdf);
    assert_read(
        &pdf, collect_headings,
        "-|-|-|灯台の見学に関する条例　目次　第１章　総則………………………………………………２\n"
        "-|-|-|第１条（目的）　第２章　見学………………………………………………２\n"
        "-|-|-|第２条（届出）\n"
        "第１条|目的|第１章 "
        "総則|第１章　総則　第１条　この条例は、港に立つ灯台を広く人々に見せることによって、"
        "海の安全への理解を深めることを目的とする。\n"
        "第２条|届出|第２章 見学|第２章　見学　第２条　見学をしようとする者は、その日の前日までに次に掲げる"
        "事項を市長に届け出なければならない。\n"
        "第２条|届出|第２章 見学|一　氏名\n"
        "第２条|届出|第２章 見学|二　見学の日\n"
        "第３条|手数料|第２章 見学|第３条　手数料は、徴収しない。\n");
    draw_statute(&pdf);
    assert_read(&pdf, collect_keys, "statute|-|-|-|-|-\n");
}

/* What cites articles is no statute. */
static void test_citing(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 200, 50, 16, "灯台の見学の手引");
    make_lines(&pdf, 60, 120, 12,
               "関係する条文は、次のとおりである。\n"
               "第１条　この条例は、灯台を見せることを目的とする。\n"
               "第２条　見学をしようとする者は、届け出る。\n"
               "第３条　手数料は、徴収しない。");
    assert_read(&pdf, collect_keys, "other|-|-|-|-|-\n");
}

/* The question that a paragraph is of goes on overleaf. */
static void test_question(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_lines(&pdf, 60, 60, 12,
               "令和七年二月十二日提出\n"
               "質問第五一号\n"
               "灯台の明かりに関する質問主意書\n"
               "提出者　　山　田　　空");
    make_page(&pdf);
    make_text(&pdf, 90, 60, 12, "灯台の明かりに関する質問主意書");
    make_lines(&pdf, 60, 110, 12,
               "　政府は、灯台の明かりを新しくすると述べている。右を踏\n"
               "まえ、以下質問する。\n"
               "一　新しい明かりの数を示されたい。また、それがどの港に\n"
               "　置かれるかを問う。");
    make_page(&pdf);
    make_lines(&pdf, 60, 60, 12, "二　費用は幾らか。\n　右質問する。");
    assert_read(&pdf, collect_passage,
                "-|-|-|text|0|令和七年二月十二日提出\n"
                "-|-|-|text|0|質問第五一号\n"
                "-|-|-|text|0|灯台の明かりに関する質問主意書\n"
                "-|-|-|text|0|提出者　山　田　空\n"
                "-|-|-|text|0|政府は、灯台の明かりを新しくすると述べている。右を踏まえ、以下質問する。\n"
                "-|一|-|text|0|一　新しい明かりの数を示されたい。また、それがどの港に置かれるかを問う。\n"
                "-|二|-|text|0|二　費用は幾らか。\n"
                "-|二|-|text|0|右質問する。\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_minutes),
        cmocka_unit_test(test_statute),
        cmocka_unit_test(test_citing),
        cmocka_unit_test(test_question),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
