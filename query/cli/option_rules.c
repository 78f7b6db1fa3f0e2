/* What options mean together: each rule says which are refused with which, and what to do. */
#include "query/cli/option_rules.h"

#include "seisaku/translate.h"

#define BIT(row) (UINT64_C(1) << (row))

enum { NONE = 0 };

static const uint64_t FILES = BIT(OPTION_BATCH) | BIT(OPTION_SURVEY),
                      FILTERED = BIT(OPTION_MINISTRY) | BIT(OPTION_SECTION) | BIT(OPTION_KIND) |
                                 BIT(OPTION_YEAR) | BIT(OPTION_GENRE) | BIT(OPTION_DATE);

static const uint64_t STUDIES =
    BIT(OPTION_TREND) | BIT(OPTION_WORDS) | BIT(OPTION_COLLOCATES) | BIT(OPTION_COMPARE);

/* add a rule: these, together with those, unless; what to do */
static const struct ssk_option_rule rules[] = {
    {BIT(GIVEN_ALWAYS), NONE,
     BIT(GIVEN_QUERY) | FILES | BIT(OPTION_SIMILAR) | FILTERED | BIT(OPTION_COMPARE) | BIT(OPTION_TRACK) |
         BIT(OPTION_SHOW),
     N_("no query: name what to search for, as in seisaku-query IPEF")},
    {BIT(OPTION_BATCH), BIT(OPTION_SURVEY), NONE,
     N_("--batch and --survey are two questions: ask one at a time")},
    {FILES, BIT(GIVEN_QUERY), NONE,
     N_("the queries are in the file: leave out QUERY, or narrow them with filters such as -m")},
    {FILES, BIT(OPTION_SIMILAR) | BIT(OPTION_KWIC), NONE,
     N_("--similar and --kwic are for one question: leave out --batch and --survey")},
    {BIT(OPTION_EXPLAIN), FILES | BIT(OPTION_KWIC), NONE,
     N_("--explain is for one question's hits: leave out --batch, --survey and --kwic")},
    {BIT(OPTION_EXPLAIN), BIT(GIVEN_TABLE) | BIT(GIVEN_TREC), NONE,
     N_("--explain is for people and JSON: use it with -f text, json or jsonl")},
    {BIT(OPTION_KWIC), BIT(OPTION_FACETS), NONE,
     N_("--kwic prints matches, --facets counts passages: ask for one at a time")},
    {BIT(OPTION_KWIC), BIT(GIVEN_TREC), NONE,
     N_("TREC's format has no place for a concordance: use another -f with --kwic")},
    {BIT(OPTION_KWIC_SORT), NONE, BIT(OPTION_KWIC),
     N_("--kwic-sort says how a concordance is sorted: use it with --kwic")},
    {BIT(OPTION_COLLATION), NONE, BIT(OPTION_KWIC_SORT),
     N_("--collation is the order of --kwic-sort=left or right: give both")},
    {BIT(OPTION_RATES), NONE, BIT(OPTION_FACETS),
     N_("--rates are those of --facets: name the keys with --facets=KEY")},
    {BIT(OPTION_RATES), BIT(OPTION_EXPLAIN) | BIT(OPTION_DOCUMENTS) | FILES, NONE,
     N_("--rates is a table of one question: use --long for those of a --survey")},
    {STUDIES,
     BIT(OPTION_KWIC) | BIT(OPTION_FACETS) | BIT(OPTION_EXPLAIN) | BIT(OPTION_COUNT) | BIT(OPTION_DOCUMENTS) |
         BIT(OPTION_SAMPLE) | BIT(OPTION_GROUP) | BIT(OPTION_BATCH) | BIT(GIVEN_TREC) | BIT(OPTION_LONG) |
         BIT(OPTION_HTML) | BIT(OPTION_HITS) | BIT(OPTION_STAMP) | BIT(OPTION_BY),
     NONE,
     N_("--trend, --words, --collocates and --compare are each the whole output: leave out what prints "
        "others")},
    {BIT(OPTION_TREND), STUDIES & ~BIT(OPTION_TREND), NONE,
     N_("--trend is an output of its own: ask for one at a time")},
    {BIT(OPTION_WORDS), STUDIES & ~BIT(OPTION_WORDS), NONE,
     N_("--words is an output of its own: ask for one at a time")},
    {BIT(OPTION_COMPARE), STUDIES & ~BIT(OPTION_COMPARE), NONE,
     N_("--compare is an output of its own: ask for one at a time")},
    {STUDIES & ~BIT(OPTION_COMPARE), FILES, NONE,
     N_("--trend, --words and --collocates are for one question: leave out --survey")},
    {BIT(OPTION_COLLOCATES), NONE, BIT(GIVEN_QUERY),
     N_("--collocates are of a QUERY: name what they stand near")},
    {BIT(OPTION_WORD_SORT), NONE, BIT(OPTION_WORDS) | BIT(OPTION_COLLOCATES) | BIT(OPTION_COMPARE),
     N_("--word-sort says how words are listed: use it with --words, --collocates or --compare")},
    {BIT(OPTION_WORD_SORT), BIT(OPTION_SURVEY), NONE,
     N_("topics of a survey are compared in the order of their file: leave out --word-sort")},
    {BIT(GIVEN_NEARNESS), NONE, BIT(OPTION_COLLOCATES),
     N_("log-dice and mutual-information are measures of --collocates: take log-likelihood, log-ratio or "
        "frequency")},
    {BIT(GIVEN_KEYNESS), BIT(OPTION_COLLOCATES), NONE,
     N_("log-ratio is a measure of --words and --compare: take log-dice, log-likelihood, mutual-information "
        "or frequency")},
    {BIT(OPTION_SHOW),
     STUDIES | FILES | FILTERED | BIT(GIVEN_QUERY) | BIT(GIVEN_TREC) | BIT(OPTION_TRACK) | BIT(OPTION_KWIC) |
         BIT(OPTION_FACETS) | BIT(OPTION_EXPLAIN) | BIT(OPTION_COUNT) | BIT(OPTION_DOCUMENTS) |
         BIT(OPTION_SAMPLE) | BIT(OPTION_GROUP) | BIT(OPTION_UNIQUE) | BIT(OPTION_SIMILAR),
     NONE, N_("--show prints one passage by its id: leave out all but -C and -f")},
    {BIT(OPTION_UNIQUE),
     STUDIES | FILES | BIT(OPTION_TRACK) | BIT(OPTION_FACETS) | BIT(OPTION_EXPLAIN) | BIT(OPTION_DOCUMENTS),
     NONE, N_("--unique is for the hits of one question, or their number: leave out what counts otherwise")},
    {BIT(OPTION_CONTEXT),
     STUDIES | FILES | BIT(OPTION_TRACK) | BIT(OPTION_FACETS) | BIT(OPTION_EXPLAIN) | BIT(OPTION_COUNT) |
         BIT(OPTION_DOCUMENTS) | BIT(GIVEN_TREC),
     NONE, N_("-C is for the hits of one question: leave out what prints something else")},
    {BIT(OPTION_CONTEXT), BIT(GIVEN_TABLE), BIT(OPTION_KWIC) | BIT(OPTION_SHOW),
     N_("a table has no place for the passages around a hit: use -f json, --kwic, or --show=ID")},
    {BIT(OPTION_SEED), NONE, BIT(OPTION_SAMPLE), N_("--seed says how a --sample is drawn: say of how many")},
    {BIT(OPTION_SAMPLE), BIT(OPTION_LIMIT) | BIT(OPTION_OFFSET), NONE,
     N_("--sample=N says how many there are: leave out -n and --offset")},
    {BIT(OPTION_DOCUMENTS),
     BIT(OPTION_KWIC) | BIT(OPTION_FACETS) | BIT(OPTION_EXPLAIN) | BIT(OPTION_SAMPLE) | BIT(OPTION_GROUP) |
         FILES | BIT(GIVEN_TREC),
     NONE, N_("-l lists the documents of one question: leave out what prints something else")},
    {BIT(OPTION_SAMPLE) | BIT(OPTION_GROUP), BIT(OPTION_COUNT), NONE,
     N_("--sample and --group choose among hits: leave out -c")},
    {BIT(OPTION_GROUP), BIT(OPTION_SURVEY), NONE,
     N_("--group chooses among a question's hits: leave out --survey, or use -l for one topic")},
    {BIT(OPTION_TOPICS), BIT(OPTION_NO_EXPAND) | BIT(OPTION_EXACT), NONE,
     N_("--topics adds names that --no-expand and --exact leave out: give one of them")},
    {BIT(GIVEN_TREC), BIT(OPTION_FACETS), NONE,
     N_("TREC's format has no place for counts: use another -f with --facets")},
    {BIT(OPTION_SURVEY), BIT(GIVEN_TREC), NONE,
     N_("a survey is a table, which TREC's format cannot hold: use --batch")},
    {BIT(OPTION_SURVEY), BIT(OPTION_COUNT) | BIT(OPTION_FACETS), NONE,
     N_("a survey counts by itself: use --by in place of --facets, and leave out -c")},
    {BIT(OPTION_BY), NONE, BIT(OPTION_SURVEY),
     N_("--by says how a --survey counts: use --facets for a QUERY, or write a name, a tab and it to "
        "--survey=-")},
    {BIT(OPTION_HTML),
     BIT(OPTION_LONG) | BIT(OPTION_STAMP) | BIT(OPTION_HITS) | BIT(OPTION_FORMAT) | BIT(OPTION_COUNT), NONE,
     N_("--html is the whole output: leave out --long, --stamp, --hits, -c and -f")},
    {BIT(OPTION_LONG) | BIT(OPTION_STAMP) | BIT(OPTION_HITS), NONE, BIT(OPTION_SURVEY),
     N_("--long, --stamp and --hits are for a --survey: write a name, a tab and the QUERY to --survey=-")},
    {BIT(OPTION_HTML), NONE, BIT(OPTION_SURVEY) | BIT(OPTION_TRACK),
     N_("--html is for a --survey or --track")},
    {BIT(OPTION_TRACK),
     STUDIES | BIT(OPTION_BATCH) | BIT(OPTION_KWIC) | BIT(OPTION_FACETS) | BIT(OPTION_EXPLAIN) |
         BIT(OPTION_DOCUMENTS) | BIT(OPTION_SAMPLE) | BIT(OPTION_GROUP) | BIT(OPTION_SIMILAR) |
         BIT(OPTION_OFFSET) | BIT(GIVEN_TREC),
     NONE, N_("--track is an output of its own: give it a QUERY, filters, -n, -c, -f or --html")},
    {BIT(OPTION_TRACK), BIT(OPTION_SURVEY), BIT(OPTION_HTML),
     N_("what became of a survey's items stands in its page: use --track with --html")},
    {BIT(OPTION_TRACK), BIT(OPTION_SORT), NONE, N_("--track has the order of the plans: leave out --sort")},
    {BIT(GIVEN_CROSSED), NONE, BIT(OPTION_LONG),
     N_("several keys are crossed in a tidy table: use --long with --by=KEY,KEY")},
    {BIT(OPTION_HITS), NONE, BIT(GIVEN_HITS),
     N_("--hits writes the best passages: say how many with -n or --sample")},
    {BIT(GIVEN_SURVEY_HITS), BIT(GIVEN_TABLE), BIT(OPTION_HITS),
     N_("a CSV or TSV file holds one table: write the best passages of -n to their own with --hits=FILE")},
    {BIT(GIVEN_SURVEY_HITS), BIT(OPTION_LONG), BIT(OPTION_HITS),
     N_("--long is one table: write the best passages of -n to their own with --hits=FILE")},
};

/* The bit of what is given so, besides options. */
static uint64_t when(bool given, int row)
{
    return (uint64_t)given << row;
}

const char *options_conflict(const struct options *options, uint64_t given)
{
    bool table = options->format == FORMAT_CSV || options->format == FORMAT_TSV,
         nearness = options->word_sort == WORDS_DICE || options->word_sort == WORDS_INFORMATION,
         hits = (options->limit_given && options->limit) || options->sample;
    given |= BIT(GIVEN_ALWAYS) | when(options->query, GIVEN_QUERY) |
             when(options->format == FORMAT_TREC, GIVEN_TREC) | when(table, GIVEN_TABLE) |
             when(options->by_count > 1, GIVEN_CROSSED) | when(nearness, GIVEN_NEARNESS) |
             when(options->word_sort == WORDS_RATIO, GIVEN_KEYNESS) | when(hits, GIVEN_HITS) |
             when(options->survey && hits, GIVEN_SURVEY_HITS);
    return ssk_options_refusal(rules, sizeof rules / sizeof *rules, given);
}
