/* A row an option: the parser, --help and the completions follow from it. */
#include "query/cli/option_table.h"

#include <unistd.h>

#include "query/cli/option_values.h"
#include "seisaku/translate.h"
#include "seisaku/version.h"

enum { FILTERS, MATCHING, LIMITS, OUTPUT, STUDY, MANY, GROUPS };

static const char *const groups[GROUPS] = {N_("Filters (given again, any of the values will do)"),
                                           N_("Matching"),
                                           N_("Order"),
                                           N_("Output"),
                                           N_("Words and years"),
                                           N_("Many queries")};
static const char *const match_names[] = {"all", "any", NULL};
static const char *const collation_names[] = {"code", "ja", NULL};
static const char *const whens[] = {"auto", "always", "never", NULL};
static const char *const group_names[] = {"none", "document", NULL};

#define VALUE(member) offsetof(struct options, member)

static const struct ssk_option rows[OPTIONS] = {
    [OPTION_INDEX] = {"index", "DIR",
                      N_("Search the index in DIR, or at remote://HOST:PORT; several are searched as one"),
                      'd', SSK_OPTION_LIST, SSK_COMPLETE_FOLDER, .group = MATCHING, .offset = VALUE(indexes)},
    [OPTION_MINISTRY] = {"ministry", "MINISTRY",
                         N_("Only passages this ministry owns, by any of its names (METI)"), 'm',
                         SSK_OPTION_LIST, SSK_COMPLETE_MINISTRY, .group = FILTERS,
                         .offset = VALUE(ministries)},
    [OPTION_SECTION] = {"section", "SECTION",
                        N_("Only this section and those below it, by number or words of its title"), 's',
                        SSK_OPTION_LIST, .group = FILTERS, .offset = VALUE(sections)},
    [OPTION_KIND] = {"kind", "KIND", N_("Only {}"), 'k', SSK_OPTION_OTHER, .group = FILTERS,
                     .choices = kind_names, .read = read_kinds},
    [OPTION_YEAR] = {"year", "YEAR",
                     N_("Only this fiscal year, else year of the date, or range: R6, 2022..2024"), 'y',
                     SSK_OPTION_OTHER, .group = FILTERS, .read = read_years},
    [OPTION_GENRE] = {"genre", "GENRE", N_("Only documents of this kind: {}"), 'g', SSK_OPTION_OTHER,
                      .group = FILTERS, .choices = genre_names, .read = read_genres},
    [OPTION_DATE] = {"date", "DATE",
                     N_("Only documents of this day, month or year, or range: 2024-10..2025-03"), 0,
                     SSK_OPTION_OTHER, .group = FILTERS, .read = read_dates},
    [OPTION_MATCH] = {"match", "all|any", N_("A hit has every word (all, the default) or any"), 0,
                      SSK_OPTION_CHOICE, .group = MATCHING, .offset = VALUE(match), .choices = match_names},
    [OPTION_NO_EXPAND] = {"no-expand", NULL, N_("Do not add the other names of topics"), .group = MATCHING,
                          .offset = VALUE(no_expand)},
    [OPTION_EXACT] = {"exact", NULL, N_("Find words as they are typed: no other spellings, no other names"),
                      .group = MATCHING, .offset = VALUE(exact)},
    [OPTION_TOPICS] = {"topics", "FILE", N_("Add FILE to the topics that have other names"), 0,
                       SSK_OPTION_STRING, SSK_COMPLETE_FILE, .group = MATCHING, .offset = VALUE(topics)},
    [OPTION_PARTIAL] = {"partial", NULL, N_("Search what answers, and say what does not"), .group = MATCHING,
                        .offset = VALUE(partial)},
    [OPTION_SIMILAR] = {"similar", "ID", N_("Passages that resemble passage ID"), 0, SSK_OPTION_STRING,
                        .group = MATCHING, .offset = VALUE(similar)},
    [OPTION_SHOW] = {"show", "ID", N_("Print passage ID whole, with -C its neighbours"), 0, SSK_OPTION_STRING,
                     .group = MATCHING, .offset = VALUE(show)},
    [OPTION_LIMIT] = {"limit", "LIMIT", N_("Print at most LIMIT passages (10), or all"), 'n',
                      SSK_OPTION_NUMBER, .group = LIMITS, .offset = VALUE(limit), .all = true},
    [OPTION_OFFSET] = {"offset", "N", N_("Leave out the first N"), 0, SSK_OPTION_NUMBER, .group = LIMITS,
                       .offset = VALUE(offset)},
    [OPTION_SORT] = {"sort", "ORDER", N_("By {}; the first is the default"), 0, SSK_OPTION_CHOICE,
                     .group = LIMITS, .offset = VALUE(sort), .choices = sort_names},
    [OPTION_SAMPLE] = {"sample", "N", N_("N of the passages, or of the matches of --kwic, drawn at random"),
                       0, SSK_OPTION_NUMBER, .group = LIMITS, .offset = VALUE(sample), .least = 1},
    [OPTION_SEED] = {"seed", "S", N_("Draw them by S (1): the same number, the same sample"), 0,
                     SSK_OPTION_NUMBER, .group = LIMITS, .offset = VALUE(seed)},
    [OPTION_GROUP] = {"group", "none|document", N_("With document: only the best passage of each document"),
                      0, SSK_OPTION_CHOICE, .group = LIMITS, .offset = VALUE(group), .choices = group_names},
    [OPTION_UNIQUE] = {"unique", NULL, N_("Passages with the same text count once"), .group = LIMITS,
                       .offset = VALUE(unique)},
    [OPTION_CONTEXT] = {"context", "N",
                        N_("Print the N passages before and behind each, or let --kwic run on into them"),
                        'C', SSK_OPTION_NUMBER, .group = LIMITS, .offset = VALUE(context), .least = 1,
                        .most = 1000},
    [OPTION_FORMAT] = {"format", "FORMAT", N_("As {}; the first is the default"), 'f', SSK_OPTION_CHOICE,
                       .group = OUTPUT, .offset = VALUE(format), .choices = format_names},
    [OPTION_COUNT] = {"count", NULL, N_("Print the number of matching passages alone"), 'c', .group = OUTPUT,
                      .offset = VALUE(count)},
    [OPTION_DOCUMENTS] =
        {"documents", NULL,
         N_("List the documents, each with the number of its passages; with -c their number"), 'l',
         .group = OUTPUT, .offset = VALUE(documents)},
    [OPTION_FACETS] = {"facets", "KEY,...", N_("Print exact counts by {}"), 0, SSK_OPTION_CHOICES,
                       .group = OUTPUT, .offset = VALUE(facets), .choices = facet_names},
    [OPTION_RATES] = {"rates", NULL, N_("Print the facets with documents and rates, as a table"),
                      .group = OUTPUT, .offset = VALUE(rates)},
    [OPTION_KWIC] = {"kwic", "WIDTH",
                     N_("Print a concordance: each match in a line, with WIDTH (40) columns on either side"),
                     0, SSK_OPTION_NUMBER, .group = OUTPUT, .offset = VALUE(kwic), .least = 1,
                     .most = KWIC_WIDTH, .usual = KWIC_USUAL},
    [OPTION_KWIC_SORT] =
        {"kwic-sort", "ORDER[:N]",
         N_("Sort it by {} context, of these from the Nth word on; the first is the default"), 0,
         SSK_OPTION_OTHER, .group = OUTPUT, .choices = kwic_sort_names, .narrow = true,
         .read = read_kwic_order},
    [OPTION_COLLATION] = {"collation", "code|ja", N_("Sort it by code point, or in the order of Japanese"), 0,
                          SSK_OPTION_CHOICE, .group = OUTPUT, .offset = VALUE(collation),
                          .choices = collation_names},
    [OPTION_TREND] = {"trend", "year|month",
                      N_("Count by year, or by month of the date, with documents and rates"), 0,
                      SSK_OPTION_OTHER, .group = STUDY, .usual = true, .choices = trend_names, .narrow = true,
                      .read = read_trend},
    [OPTION_TRACK] = {"track", NULL,
                      N_("Follow items of annual plans through the years: planned, reported, continued, "
                         "changed, dropped; "
                         "of a QUERY those that have a passage of it, with -c the sums"),
                      .group = STUDY, .offset = VALUE(track)},
    [OPTION_WORDS] = {"words", NULL,
                      N_("The words that tell these passages from the others, with their keyness"),
                      .group = STUDY, .offset = VALUE(words)},
    [OPTION_COLLOCATES] =
        {"collocates", "L:R",
         N_("The words within L words left and R words right of the matches (5:5), with their measures"), 0,
         SSK_OPTION_OTHER, .group = STUDY, .usual = true, .narrow = true, .read = read_collocates},
    [OPTION_COMPARE] =
        {
            "compare", "KEY:A,B",
            N_("The words, or topics of a --survey, in which passages of ministry, section, kind or year A "
               "and B differ most"),
            0, SSK_OPTION_OTHER, .group = STUDY, .narrow = true, .read = read_compare},
    [OPTION_WORD_SORT] = {"word-sort", "MEASURE", N_("List the words by {}; usual is log-likelihood"), 0,
                          SSK_OPTION_CHOICE, .group = STUDY, .offset = VALUE(word_sort),
                          .choices = word_sort_names},
    [OPTION_EXPLAIN] = {"explain", NULL, N_("Show what was added to the query and what made each score"),
                        .group = OUTPUT, .offset = VALUE(explain)},
    [OPTION_BOM] = {"bom", NULL, N_("Begin CSV and TSV with a byte order mark, for Excel"), .group = OUTPUT,
                    .offset = VALUE(bom)},
    [OPTION_COLOR] = {"color", "WHEN", N_("Mark matches by colour: {}; auto is on a terminal"), 0,
                      SSK_OPTION_OTHER, .group = OUTPUT, .choices = colour_names, .narrow = true,
                      .read = read_colour},
    [OPTION_LINKS] = {"links", NULL, N_("Make the sources' paths links that a terminal can open"),
                      .group = OUTPUT, .offset = VALUE(links)},
    [OPTION_NO_PAGER] = {"no-pager", NULL, N_("Write to the terminal itself, not through $PAGER"),
                         .group = OUTPUT, .offset = VALUE(no_pager)},
    [OPTION_PROGRESS] = {"progress", "WHEN", N_("Show progress of long work: {}; auto is on a terminal"), 0,
                         SSK_OPTION_CHOICE, .group = OUTPUT, .offset = VALUE(progress), .choices = whens},
    [OPTION_BATCH] = {"batch", "FILE", N_("Run the queries of FILE, a line each: name, tab, query"), 0,
                      SSK_OPTION_STRING, SSK_COMPLETE_FILE, .group = MANY, .offset = VALUE(batch)},
    [OPTION_SURVEY] = {"survey", "FILE",
                       N_("Count the topics of FILE by ministry; a line each: topic, tab, query"), 0,
                       SSK_OPTION_STRING, SSK_COMPLETE_FILE, .group = MANY, .offset = VALUE(survey)},
    [OPTION_BY] = {"by", "KEY,...",
                   N_("Count the survey by {}; the first is the default, several are crossed (with --long)"),
                   0, SSK_OPTION_OTHER, .group = MANY, .choices = facet_names, .read = read_by},
    [OPTION_LONG] =
        {"long", NULL,
         N_(
             "Print the survey as a tidy table: a line for each topic and key, with passages, documents and "
             "rates"),
         .group = MANY, .offset = VALUE(tidy)},
    [OPTION_STAMP] = {"stamp", "FILE", N_("Write the survey's stamp to FILE instead of above the table"), 0,
                      SSK_OPTION_STRING, SSK_COMPLETE_FILE, .group = MANY, .offset = VALUE(stamp)},
    [OPTION_HITS] = {"hits", "FILE",
                     N_("Write the survey's best passages (-n) to FILE, as a table of their own"), 0,
                     SSK_OPTION_STRING, SSK_COMPLETE_FILE, .group = MANY, .offset = VALUE(hits)},
    [OPTION_HTML] = {"html", "FILE",
                     N_("Write the survey, or what --track follows, to FILE as a page to look at"), 0,
                     SSK_OPTION_STRING, SSK_COMPLETE_FILE, .group = MANY, .offset = VALUE(html)},
};

static void print_version(FILE *out)
{
    ssk_version_print(out, "seisaku-query");
}

const struct ssk_program query_program = {
    .name = "seisaku-query",
    .arguments = "QUERY...",
    .about = N_("Search Japanese policy documents, passage by passage.\n\n"
                "Examples:\n"
                "  seisaku-query IPEF                      passages about IPEF, by any name\n"
                "  seisaku-query data localization         English names find Japanese passages\n"
                "  seisaku-query '\"アクションプラン\"'          exactly this string\n"
                "  seisaku-query -m METI -y 2022..2024 DFFT\n"
                "  seisaku-query -c --facets=ministry,year サイバー\n"
                "  seisaku-query -f csv --bom NATO >nato.csv\n\n"
                "query-syntax(7) describes the language of queries."),
    .groups = groups,
    .group_count = GROUPS,
    .options = rows,
    .option_count = OPTIONS,
    .print_version = print_version,
};
