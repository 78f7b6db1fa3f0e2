#include "indexer/keys/find_year.h"

#include "indexer/dates/fiscal_years.h"

enum { YEARS = 4, TOP_LINES = 6, TITLE_POINTS = 60 };

/* Is the year one end of a span (令和4年度以降, 2022年度～2024年度), or a point to compare with? */
static bool is_bound(const char *behind)
{
    static const char *const words[] = {"以降", "以前", "以後", "から", "まで", "末", "比",
                                        "より", "頃",   "前半", "後半", "～",   "〜", NULL};
    struct cursor rest = cursor_of(behind);
    cursor_spaces(&rest);
    for (const char *const *word = words; *word; word++)
        if (cursor_take_string(&rest, *word))
            return true;
    uint32_t point = cursor_peek(&rest);
    return point == '-' || point == '~';
}

/* Does it stand in a quotation: 総務省「令和3年度…」? What a title opens with is its matter:
 * 「令和６年度離島航路維持事業」の採択結果について. */
static bool is_quoted(const char *text, const char *behind)
{
    int open = 0;
    struct cursor at = cursor_trimmed((struct cursor){text, behind});
    (void)(cursor_take(&at, 0x300c) || cursor_take(&at, 0x300e));
    while (!cursor_done(&at)) {
        uint32_t point = cursor_next(&at);
        open += (point == 0x300c || point == 0x300e) - (point == 0x300d || point == 0x300f);
    }
    return open > 0;
}

/* The year that the text names; 0 for none, -1 for several or a span of them. */
static int year_of(const struct ssk_dictionary *dictionary, const char *text)
{
    struct year years[YEARS];
    size_t count = fiscal_years_find(dictionary, text, years, YEARS);
    for (size_t i = 0; i < count; i++)
        if (years[i].year != years[0].year || is_bound(years[i].rest) || is_quoted(text, years[i].rest))
            return -1;
    return count ? years[0].year : 0;
}

/* A row of a table whose cells blanks part. */
static bool is_row(struct cursor line)
{
    size_t blanks = 0;
    for (line = cursor_trimmed(line); !cursor_done(&line) && blanks < 2;)
        blanks = cursor_next(&line) == ' ' ? blanks + 1 : 0;
    return blanks > 1;
}

/* Is the line a title, or a part of one, rather than a sentence? */
static bool is_titlelike(struct cursor line)
{
    uint32_t last = cursor_last(&line);
    return !cursor_is_longer(&line, TITLE_POINTS) && !is_row(line) && last != '|' && last != 0x3001 &&
           last != ',' && !cursor_holds(&line, "。") && !cursor_holds(&line, "、");
}

/* A yearly report of what was done and plan of what is to come: 2029年度年次報告・2030年度年次計画. */
static bool looks_both_ways(const struct document *document)
{
    struct cursor title = cursor_of(document->title ? document->title : "");
    return cursor_holds(&title, "報告") && cursor_holds(&title, "計画");
}

/* Do rows of the document speak of another year? */
static bool is_contradicted(const struct document *document, int year)
{
    for (const struct keys *keys = document->keys; keys; keys = keys->next)
        if (keys->fiscal_year_source == SSK_YEAR_ROW && keys->fiscal_year != year)
            return true;
    return false;
}

/* The one year of two; -1 where they differ. A yearly paper to the Diet reports of one year, and says what is
 * done in the next: it is the former's. */
static int common_year(const struct document *document, int one, int other)
{
    if (one == 0 || one == other)
        return other;
    bool next = one > 0 && (one - other == 1 || other - one == 1);
    if (document->genre != SSK_GENRE_WHITE_PAPER || !next)
        return -1;
    return one < other ? one : other;
}

int find_document_year(const struct document *document, const struct head *head,
                       const struct ssk_dictionary *dictionary)
{
    int found = document->title ? year_of(dictionary, document->title) : 0;
    bool rows = document->genre == SSK_GENRE_PLAN; /* what stands above them is a table's head */
    for (size_t i = 0; !rows && found >= 0 && i < head->count && i < TOP_LINES; i++) {
        if (!is_titlelike(cursor_of(head->lines[i])))
            break;
        int year = year_of(dictionary, head->lines[i]);
        if (year < 0)
            return 0;
        if (year > 0)
            found = common_year(document, found, year);
    }
    return found > 0 && !looks_both_ways(document) && !is_contradicted(document, found) ? found : 0;
}

int find_meeting_year(const struct document *document, const struct ssk_dictionary *dictionary)
{
    struct year years[YEARS];
    const char *title = document->title ? document->title : "";
    size_t count = fiscal_years_find(dictionary, title, years, YEARS);
    struct cursor rest = count == 1 ? cursor_of(years[0].rest) : (struct cursor){0};
    cursor_spaces(&rest);
    return cursor_take_string(&rest, "第") && cursor_holds(&rest, "回") ? years[0].year : 0;
}

/* 議事, 議題: items below are what a meeting speaks of, each a line; what follows is of no year. */
static bool is_agenda(const char *heading)
{
    static const char *const words[] = {"議事", "議題", "議事次第", "次第", "議案", "案件", "会議次第", NULL};
    for (const char *const *word = words; *word; word++)
        if (head_ends_in(cursor_of(heading), *word))
            return true;
    return false;
}

void find_heading_years(struct document *document, const struct ssk_dictionary *dictionary)
{
    for (struct keys *keys = document->keys; keys; keys = keys->next) {
        int year = 0;
        for (size_t i = keys->path.count; i > 0 && year == 0 && !keys->fiscal_year; i--)
            if (i < 2 || !is_agenda(keys->path.items[i - 2]))
                year = year_of(dictionary, keys->path.items[i - 1]);
        if (year != 0) {
            keys->fiscal_year = year > 0 ? year : 0;
            keys->fiscal_year_source = SSK_YEAR_HEADING;
        }
    }
}
