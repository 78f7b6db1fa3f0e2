/* HTML pages to passages: what a browser shows as the content, in its paragraphs. Add a case by adding a row.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/passages_of.h"
#include "tests/unit/with_dictionary.h"

struct document_case {
    const char *text, *passages;
};

static void check(const struct document_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *passages = headings_of(dictionary, "html", cases[i].text);
        assert_non_null(passages);
        assert_string_equal(passages, cases[i].passages);
        free(passages);
    }
}

#define CHECK(cases) check(cases, sizeof cases / sizeof *cases)

static void paragraphs(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"<p>離島の通信を\n    整える。<p>二つ目。<div>三つ目<div>四つ目</div>五つ目</div>",
         "-|-|-|離島の通信を整える。\n-|-|-|二つ目。\n-|-|-|三つ目\n-|-|-|四つ目\n-|-|-|五つ目\n"},
        /* inline tags and breaks cut no word */
        {"<p>デー<b>タロー</b>カ<a href=x>ライゼー</a>ショ<br>ンを<wbr>避ける。",
         "-|-|-|データローカライゼーションを避ける。\n"},
        {"<p>一つの文。<br>次の文。<br><br>題のない<br>　字下げ<br>・項目",
         "-|-|-|一つの文。\n-|-|-|次の文。\n"
         "-|-|-|題のない\n-|-|-|字下げ\n-|-|-|・項目\n"},
        {"<p>long\nwords and <i>more</i>\n of them", "-|-|-|long words and more of them\n"},
        {"<ul><li>甲<li>乙<ol><li>丙</ol></ul><dl><dt>語<dd>意味</dl>",
         "-|-|-|甲\n-|-|-|乙\n-|-|-|丙\n-|-|-|語\n-|-|-|意味\n"},
        {"<table><tr><th>年度<th>額<tr><td>令和6年度</td><td>10億円<br>（補正を含む）</table>",
         "-|-|-|年度\n-|-|-|額\n-|-|-|令和6年度\n-|-|-|10億円（補正を含む）\n"},
        {"<pre>会議は、\n定刻に始まった。\n　第一の議題\n\n第二の議題</pre>",
         "-|-|-|会議は、定刻に始まった。\n-|-|-|第一の議題\n-|-|-|第二の議題\n"},
        {"<p>A&amp;B &lt;甲&gt; &#x4E59;&#19993; &copy; &unknown;", "-|-|-|A&B <甲> 乙丙 © &unknown;\n"},
    };
    CHECK(cases);
}

static void ruby(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"<p>国土<ruby>強靱<rp>(</rp><rt>じん</rt><rp>)</rp></ruby>化", "-|-|-|国土強靱化\n"},
        {"<p>国土<ruby><rb>強<rt>きょう<rb>靱<rt>じん</ruby>化", "-|-|-|国土強靱化\n"},
        {"<p><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>の", "-|-|-|漢字の\n"},
    };
    CHECK(cases);
}

static void headings(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"<h1>通信計画</h1><p>前文。<h2>1.2 目的</h2><p>本文。<h3>細目</h3><p>詳しく。<h2><a "
         "href=#b>方針</a></h2><p>次。",
         "-|通信計画|通信計画|前文。\n1.2|目的|通信計画 > 1.2 目的|本文。\n"
         "1.2|目的|通信計画 > 1.2 目的 > 細目|詳しく。\n-|方針|通信計画 > 方針|次。\n"},
        {"<h1><img src=x alt='絵の題'></h1><p>本文。", "-|絵の題|絵の題|本文。\n"},
    };
    CHECK(cases);
}

static void what_is_not_read(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"<p>本文。<script>var a='<p>x';</script><style>p{}</style><noscript>n</noscript><!-- c -->"
         "<select><option>選ぶ</select><button>押す</button><template><p>型</template>",
         "-|-|-|本文。\n"},
        {"<p>本文<span hidden>甲</span><span style='color:red; display : none'>乙</span>"
         "<i aria-hidden=true>丙</i><span class='a sr-only'>丁</span>。",
         "-|-|-|本文。\n"},
        {"<header><h1>役所</h1></header><nav><a "
         "href=/>政策</a></nav><main><p>本文。</main><aside>関連</aside>"
         "<footer>連絡先</footer>",
         "-|-|-|本文。\n"},
        {"<div role=navigation>案内</div><div class=breadcrumb><a href=/>役所</a> 長い題の頁</div>"
         "<div id=sideMenu><a href=1>甲</a><a href=2>乙</a></div><div id=footer>Copyright "
         "役所</div><p>本文。",
         "-|-|-|本文。\n"},
        {"<p><a href=/>ホーム</a> &gt; <a href=/a>政策</a> &gt; この頁</p><p>本文。<p><a "
         "href=#top>先頭へ</a>",
         "-|-|-|本文。\n"},
        {"<ul><li><a href=1>報道発表</a><li><a href=2>法令</a><li><a href=3>統計</a></ul><p>本文。",
         "-|-|-|本文。\n"},
        /* names that deceive: what holds prose is read */
        {"<body class=no-sidebar><div class=page-header><h1>題</h1></div><div class='nav-tab "
         "main'><p>本文がある。</div>",
         "-|題|題|本文がある。\n"},
        {"<article><header><h1>題</h1><p>本文の前に述べる。</header><p>本文。</article>",
         "-|題|題|本文の前に述べる。\n-|題|題|本文。\n"},
        /* a council's papers are content, and so are links where there is nothing else */
        {"<p>開催した。<ul><li><a href=1.pdf>資料1</a><li><a href=2.pdf>資料2</a><li><a "
         "href=3.pdf>資料3</a></ul>",
         "-|-|-|開催した。\n-|-|-|資料1\n-|-|-|資料2\n-|-|-|資料3\n"},
        {"<ul><li><a href=1>甲の計画</a><li><a href=2>乙の計画</a><li><a href=3>丙の計画</a></ul>",
         "-|-|-|甲の計画\n-|-|-|乙の計画\n-|-|-|丙の計画\n"},
    };
    CHECK(cases);
}

static void broken_pages(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"</p></div><p>甲<b>乙<p>丙</i></table>丁", "-|-|-|甲乙\n-|-|-|丙丁\n"},
        {"<html><body><p>甲</body></html><html lang=ja><body class=b><p>乙", "-|-|-|甲\n-|-|-|乙\n"},
        {"<p>甲<", "-|-|-|甲<\n"},
    };
    CHECK(cases);
    struct ssk_buffer deep = SSK_BUFFER_INIT;
    for (int i = 0; i < 20000; i++)
        ssk_buffer_append_string(&deep, "<div><font>");
    ssk_buffer_append_string(&deep, "深い文。");
    char *passages = headings_of(dictionary, "html", ssk_buffer_string(&deep));
    assert_string_equal(passages, "-|-|-|深い文。\n");
    free(passages);
    ssk_buffer_free(&deep);
}

static ssk_status collect_head(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    (void)error;
    ssk_buffer_printf(context, "%s|%s|%s\n", passage->title ? passage->title : "-",
                      passage->publisher ? passage->publisher : "-", passage->url ? passage->url : "-");
    return SSK_OK;
}

static void what_pages_say_of_themselves(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"<title>通信計画 | 架空省</title><h1>通信計画</h1><p>本文。", "通信計画|架空省|-\n"},
        {"<title>通信計画 - 改定</title><h1>計画</h1><p>本文。", "通信計画 - 改定|-|-\n"},
        {"<title>題</title><meta property='og:site_name' content='架空省'>"
         "<link rel=canonical href='https://example.jp/a'><p>本文。",
         "題|架空省|https://example.jp/a\n"},
        {"<svg><title>図</title></svg><h1>見出し</h1><p>本文。", "見出し|-|-\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *head = passages_read(dictionary, "html", cases[i].text, collect_head);
        assert_string_equal(head, cases[i].passages);
        free(head);
    }
}

/* The bytes are believed over META, and META where the bytes leave it open. */
static void encodings(void **state)
{
    (void)state;
    static const struct document_case cases[] = {
        {"<meta charset=Shift_JIS><p>甲。", "-|-|-|甲。\n"},                                       /* UTF-8 */
        {"<meta charset=utf-8><p>\x8a\xbf\x8e\x9a\x82\xcc\x95\xb6\x81\x42", "-|-|-|漢字の文。\n"}, /* CP932 */
        {"<meta http-equiv=a content='text/html; charset=euc-jp'><p>\xb4\xc1\xbb\xfa", "-|-|-|漢字\n"},
    };
    CHECK(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs),   cmocka_unit_test(ruby),
        cmocka_unit_test(headings),     cmocka_unit_test(what_is_not_read),
        cmocka_unit_test(broken_pages), cmocka_unit_test(what_pages_say_of_themselves),
        cmocka_unit_test(encodings),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
