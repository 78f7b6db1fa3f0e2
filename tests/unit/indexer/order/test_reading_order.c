/* Columns: rows of a table and free pages into reading order, all else untouched. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/order/reading_order.h"
#include "seisaku/buffer.h"

static struct ssk_model *model;
static struct ssk_tagger *tagger;

static int open_model(void **state)
{
    (void)state;
    return ssk_model_open(&model, NULL, NULL) != SSK_OK || ssk_tagger_new(&tagger, model, NULL) != SSK_OK;
}

static int close_model(void **state)
{
    (void)state;
    ssk_tagger_free(tagger);
    ssk_model_free(model);
    return 0;
}

/* Pages are parted by \f. */
static struct document read_pages(const char *text)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n\f");
        assert_non_null(page_add_line(page, text, length, number));
        text += length;
        if (*text == '\f')
            page = document_add_page(&document);
        text += *text != '\0';
    }
    return document;
}

/* `column text`, a line each. */
static char *untangle(const char *text)
{
    struct document document = read_pages(text);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    assert_int_equal(reading_order_restore(&document, tagger, NULL), SSK_OK);
    for (size_t p = 0; p < document.count; p++) {
        if (p)
            ssk_buffer_append_string(&out, "\f");
        for (size_t l = 0; l < document.pages[p].count; l++)
            ssk_buffer_printf(&out, "%d %s\n", document.pages[p].lines[l].column,
                              document.pages[p].lines[l].text);
    }
    document_free(&document);
    return ssk_buffer_detach(&out);
}

static void assert_untangled(const char *text, const char *expected)
{
    char *found = untangle(text);
    assert_string_equal(found, expected);
    free(found);
}

/* What comes out is, line by line, what went in. */
static void assert_untouched(const char *text)
{
    struct document document = read_pages(text), before = read_pages(text);
    assert_int_equal(reading_order_restore(&document, tagger, NULL), SSK_OK);
    assert_int_equal(document.count, before.count);
    for (size_t p = 0; p < before.count; p++) {
        assert_int_equal(document.pages[p].count, before.pages[p].count);
        for (size_t l = 0; l < before.pages[p].count; l++) {
            assert_string_equal(document.pages[p].lines[l].text, before.pages[p].lines[l].text);
            assert_int_equal(document.pages[p].lines[l].number, before.pages[p].lines[l].number);
            assert_int_equal(document.pages[p].lines[l].column, 0);
        }
    }
    document_free(&document);
    document_free(&before);
}

/* Side by side for some lines, one after the other for the rest; a heading's number in between. */
static void test_row(void **state)
{
    (void)state;
    assert_untangled(
        "3.1 安全の確保\n"
        "(ア) 総務省\n"
        "外務省\n"
        "総務省及び外務省において、地方の事業者が <成果・進捗状況>\n"
        "災害時にも通信を続けられるよう、設備の更 ・全国の二百か所で設備の更新を終え、大雨の際にも\n"
        "新を支援する。また、海外の機関と協力し、\n"
        "通信が途切れないことを確認した。\n"
        "復旧の手順をまとめた手引を作成して、毎年\n"
        "<2025 年度年次計画>\n"
        "3.2\n"
        "度の訓練で確かめながら改訂を重ねる。\n"
        "・引き続き設備の更新を支援し、手引を改訂する。\n"
        "人材の育成\n",
        "0 3.1 安全の確保\n"
        "0 (ア) 総務省\n"
        "0 外務省\n"
        "1 総務省及び外務省において、地方の事業者が\n"
        "1 災害時にも通信を続けられるよう、設備の更\n"
        "1 新を支援する。また、海外の機関と協力し、\n"
        "1 復旧の手順をまとめた手引を作成して、毎年\n"
        "1 度の訓練で確かめながら改訂を重ねる。\n"
        "2 <成果・進捗状況>\n"
        "2 ・全国の二百か所で設備の更新を終え、大雨の際にも\n"
        "2 通信が途切れないことを確認した。\n"
        "2 <2025 年度年次計画>\n"
        "2 ・引き続き設備の更新を支援し、手引を改訂する。\n"
        "0 3.2\n"
        "0 人材の育成\n");
}

/* A row of one sentence a side has no widths that recur; and ・ parts words too. */
static void test_short_row(void **state)
{
    (void)state;
    assert_untangled(
        "(ア) 国土交通省\n"
        "国土交通省において、市町村が行う防災・減災 <成果・進捗状況>\n"
        "・国土強靱化の計画を点検し、結果を公表す ・十二の市の計画を点検し、橋と堤防の弱い所を地図\n"
        "る。 にまとめた。\n"
        "<2025 年度年次計画>\n"
        "・点検を続ける。\n",
        "0 (ア) 国土交通省\n"
        "1 国土交通省において、市町村が行う防災・減災\n"
        "1 ・国土強靱化の計画を点検し、結果を公表す\n"
        "1 る。\n"
        "2 <成果・進捗状況>\n"
        "2 ・十二の市の計画を点検し、橋と堤防の弱い所を地図\n"
        "2 にまとめた。\n"
        "2 <2025 年度年次計画>\n"
        "2 ・点検を続ける。\n");
}

/* A row that goes on overleaf is completed on its first page; heads and feet stay where they are. */
static void test_overleaf(void **state)
{
    (void)state;
    assert_untangled(
        "令和６年度の取組\n"
        "(ア) 環境省\n"
        "環境省において、川の水質を毎月調べて結果 ＜取組状況＞\n"
        "を公表するとともに、住民と協力して清掃を ・三十の川で水質を調べ、結果を地図の上に示して公\n"
        "- 7 -\f"
        "令和６年度の取組\n"
        "行い、生き物が戻る環境を取り戻すための計 表した。\n"
        "画を自治体とともに策定する。 ＜令和７年度計画＞\n"
        "・調べる川を五十に増やす。\n"
        "(イ) 総務省\n",
        "0 令和６年度の取組\n"
        "0 (ア) 環境省\n"
        "1 環境省において、川の水質を毎月調べて結果\n"
        "1 を公表するとともに、住民と協力して清掃を\n"
        "1 行い、生き物が戻る環境を取り戻すための計\n"
        "1 画を自治体とともに策定する。\n"
        "2 ＜取組状況＞\n"
        "2 ・三十の川で水質を調べ、結果を地図の上に示して公\n"
        "2 表した。\n"
        "2 ＜令和７年度計画＞\n"
        "2 ・調べる川を五十に増やす。\n"
        "0 - 7 -\n"
        "\f"
        "0 令和６年度の取組\n"
        "0 (イ) 総務省\n");
}

static void test_free_page(void **state)
{
    (void)state;
    assert_untangled("第１節 研究の歩みとこれからの課題について、全体をここにまとめて述べます\n"
                     "我が国の研究者は、早い時期から機械翻訳に 年代には音声の認識が電話の案内に使われるよ\n"
                     "取り組み、辞書を用いる方法で多くの成果を うになり、精度は年ごとに高まっていきました。\n"
                     "上げてきました。その後、統計を用いる方法 現在では、会議の記録や字幕の作成にも広く用\n"
                     "が広まり、大量の対訳を集めることが重要に いられています。今後は、方言や専門用語への\n"
                     "なりました。計算機の性能も向上し、一九八 対応が課題です。\n",
                     "0 第１節 研究の歩みとこれからの課題について、全体をここにまとめて述べます\n"
                     "1 我が国の研究者は、早い時期から機械翻訳に\n"
                     "1 取り組み、辞書を用いる方法で多くの成果を\n"
                     "1 上げてきました。その後、統計を用いる方法\n"
                     "1 が広まり、大量の対訳を集めることが重要に\n"
                     "1 なりました。計算機の性能も向上し、一九八\n"
                     "2 年代には音声の認識が電話の案内に使われるよ\n"
                     "2 うになり、精度は年ごとに高まっていきました。\n"
                     "2 現在では、会議の記録や字幕の作成にも広く用\n"
                     "2 いられています。今後は、方言や専門用語への\n"
                     "2 対応が課題です。\n");
}

static void test_three_columns(void **state)
{
    (void)state;
    assert_untangled("港の整備を進めて大型 空港の滑走路を延ばし 鉄道の線路を高架に移\n"
                     "の船が入れるようにし て国際線の便数を増や して踏切をなくし、町\n"
                     "、荷物の積み下ろしを すとともに、夜間の騒 の中の渋滞を減らすと\n"
                     "自動で行う設備を順に 音を抑えるための装置 ともに、駅の前に広場\n"
                     "導入していきます。 を周辺に設けます。 を造ります。\n",
                     "1 港の整備を進めて大型\n"
                     "1 の船が入れるようにし\n"
                     "1 、荷物の積み下ろしを\n"
                     "1 自動で行う設備を順に\n"
                     "1 導入していきます。\n"
                     "2 空港の滑走路を延ばし\n"
                     "2 て国際線の便数を増や\n"
                     "2 すとともに、夜間の騒\n"
                     "2 音を抑えるための装置\n"
                     "2 を周辺に設けます。\n"
                     "3 鉄道の線路を高架に移\n"
                     "3 して踏切をなくし、町\n"
                     "3 の中の渋滞を減らすと\n"
                     "3 ともに、駅の前に広場\n"
                     "3 を造ります。\n");
}

/* A line for each row, its cells parted by a stroke; other lines as they are. */
static char *tabulate(const char *text)
{
    struct document document = read_pages(text);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    assert_int_equal(reading_order_restore(&document, tagger, NULL), SSK_OK);
    for (size_t p = 0, row = 0; p < document.count; p++)
        for (size_t l = 0; l < document.pages[p].count; l++) {
            const struct line *line = &document.pages[p].lines[l];
            bool goes_on = row > 0 && (size_t)line->row == row;
            if (out.length > 0)
                ssk_buffer_append_string(&out, !goes_on ? "\n" : line->fresh ? "|" : "");
            ssk_buffer_append_string(&out, line->text);
            row = (size_t)line->row;
        }
    document_free(&document);
    return ssk_buffer_detach(&out);
}

static void assert_tabulated(const char *text, const char *expected)
{
    char *found = tabulate(text);
    assert_string_equal(found, expected);
    free(found);
}

/* Cells are centred in their rows, so that lines of one fall between lines of another. */
static void test_centred_table(void **state)
{
    (void)state;
    assert_tabulated(
        "各係の仕事と、そのために要る知識を次の表に示す。\n"
        "係 仕事 説明\n"
        "町の歩みを伝える古い道具や写真を集め、持ち主から話\n"
        "郷土資\n"
        "資料の収集 を聞いて、使われた時期と場所を台帳に記録する。台帳\n"
        "料係\n"
        "は年に一度、倉庫の現物と照らし合わせる。\n"
        "郷土資 展示の企画と解 季節ごとに題を決めて展示を入れ替え、来館した子ども\n"
        "料係 説 にも分かる言葉で説明の札を書く。\n"
        "雨の日にも本を借りられるよう、停留所のそばに小さな\n"
        "図書係 移動図書館 書架を置き、週に二度、職員が本を入れ替える。\n"
        "本の傷みも調べる。\n",
        "各係の仕事と、そのために要る知識を次の表に示す。\n"
        "係|仕事|説明\n"
        "郷土資料係|資料の収集|町の歩みを伝える古い道具や写真を集め、持ち主から話を聞いて、使われた"
        "時期と場所を台帳に記録する。台帳は年に一度、倉庫の現物と照らし合わせる。\n"
        "郷土資料係|展示の企画と解説|季節ごとに題を決めて展示を入れ替え、来館した子どもにも分かる言葉で"
        "説明の札を書く。\n"
        "図書係|移動図書館|雨の日にも本を借りられるよう、停留所のそばに小さな書架を置き、週に二度、"
        "職員が本を入れ替える。本の傷みも調べる。");
}

/* Cells begin at the top of their rows; a column of Latin text is ragged. */
static void test_hanging_table(void **state)
{
    (void)state;
    assert_tabulated("表 3 港の計画\n"
                     "計画の名 担当 内容\n"
                     "新しい桟橋の Harbour 大型の船が横に着けられるよう、桟橋を沖へ\n"
                     "建設 Development 百メートル延ばし、水の深さを測り直す。工\n"
                     "Bureau 事の間は、漁に出る船の通り道を旗で示す。\n"
                     "灯台の明かり Coast Guard 電球を長持ちするものに替え、島の灯台を無\n"
                     "の更新 Station 人で見守れるようにする。\n"
                     "魚市場の建て Fisheries 床を高くして大雨でも水が入らないように\n"
                     "替え Agency し、氷を作る機械を二台に増やす。\n"
                     "港の計画は、この表のとおり毎年見直しを行って、その結果を町の議会に報告し、\n"
                     "広報にも載せる。\n",
                     "表 3 港の計画\n"
                     "計画の名|担当|内容\n"
                     "新しい桟橋の建設|HarbourDevelopmentBureau|大型の船が横に着けられるよう、桟橋を沖へ"
                     "百メートル延ばし、水の深さを測り直す。工事の間は、漁に出る船の通り道を旗で示す。\n"
                     "灯台の明かりの更新|Coast GuardStation|電球を長持ちするものに替え、島の灯台を無人で"
                     "見守れるようにする。\n"
                     "魚市場の建て替え|FisheriesAgency|床を高くして大雨でも水が入らないようにし、氷を作る"
                     "機械を二台に増やす。\n"
                     "港の計画は、この表のとおり毎年見直しを行って、その結果を町の議会に報告し、\n"
                     "広報にも載せる。");
}

static void test_untouched(void **state)
{
    (void)state;
    assert_untouched("");
    assert_untouched("\f\f\n\n\f \f");
    assert_untouched("一つの段の文章は、どこで行が切れていても、そのまま\n"
                     "次の行へ続いていくので、動かしてはならない。IT 資\n"
                     "産や 2024 年度のように空白を含む語があっても、同じ\n"
                     "ことである。\n");
    assert_untouched("第一条　この法律は、公布の日から施行する。\n"
                     "　一　内閣府\n　二　総務省\n　三　外務省\n"
                     "第二条　政府は、必要な措置を講ずるものとする。\n");
    assert_untouched("年度 予算 決算 執行率\n2021 1,200 1,100 91.7\n2022 1,300 1,250 96.2\n"
                     "2023 1,400 1,390 99.3\n2024 1,500 1,480 98.7\n2025 1,600 1,510 94.4\n");
    assert_untouched("必要なものは次のとおりである。\n"
                     "① 町の人が集まって話し合うための部屋\n② 雨や風を防ぐことのできる屋根のある広場\n"
                     "③ 火を使って食事を作るための小さな台所\n④ 夜でも足もとが見えるような明かり\n"
                     "図 1：集会所に必要なもの\n");
    assert_untouched("委員　　　　山田 太郎君　　鈴木 次郎君\n委員　　　　佐藤 三郎君　　高橋 四郎君\n"
                     "委員　　　　田中 五郎君　　伊藤 六郎君\n委員　　　　渡辺 七郎君　　中村 八郎君\n");
}

static void test_laid_out(void **state)
{
    (void)state;
    struct document document = read_pages("(ア) 総務省\n左の文を 右の文が\n<成果>\n");
    document.pages[0].laid_out = true;
    document.pages[0].lines[1].column = 2;
    assert_int_equal(reading_order_restore(&document, tagger, NULL), SSK_OK);
    assert_int_equal(document.pages[0].count, 3);
    assert_int_equal(document.pages[0].lines[1].column, 2);
    document_free(&document);
}

/* Time and memory grow with the text and no faster, whatever its lines look like. */
static void test_extremes(void **state)
{
    (void)state;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&text, "(ア) 総務省\n<成果・進捗状況>\n");
    for (int i = 0; i < 100000; i++)
        ssk_buffer_append_string(&text, "あ い");
    for (int i = 0; i < 3000; i++)
        ssk_buffer_append_string(&text, "\nい ろ は に ほ へ と ち り ぬ る を");
    for (int i = 0; i < 1000; i++)
        ssk_buffer_append_string(&text, "\n(イ)");
    ssk_buffer_append_string(&text, "\n\xe6\x94 \xff \xc0\x80\n<");
    char *found = untangle(text.data);
    assert_non_null(strstr(found, "(イ)"));
    free(found);
    ssk_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_row),           cmocka_unit_test(test_short_row),
        cmocka_unit_test(test_overleaf),      cmocka_unit_test(test_free_page),
        cmocka_unit_test(test_three_columns), cmocka_unit_test(test_centred_table),
        cmocka_unit_test(test_hanging_table), cmocka_unit_test(test_untouched),
        cmocka_unit_test(test_laid_out),      cmocka_unit_test(test_extremes),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
