#include "query/print/print_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "query/words/measures.h"

enum { LEAST_TOGETHER = 2 };

/* ------------------------------------------------------------------------------------------ order */

struct scored {
    const struct word_count *count;
    double score;
};

static int best_first(const void *a, const void *b)
{
    const struct scored *x = a, *y = b;
    int order = (x->score < y->score) - (x->score > y->score);
    uint64_t often = x->count->counts[0], other = y->count->counts[0];
    order = order ? order : (often < other) - (often > other);
    return order ? order : strcmp(x->count->word, y->count->word);
}

/* By what words are listed. */
struct word_order {
    enum word_sort sort;
    uint64_t matches; /* of which the words are collocates */
};

typedef double (*score_of)(const struct word_table *table, const struct word_count *count,
                           const struct word_order *order);

/* The words whose score is not negative infinity, best first; the caller frees them. */
static struct scored *rank_words(size_t *count, const struct word_table *table, score_of score,
                                 const struct word_order *order)
{
    struct scored *ranked = calloc(table->count + 1, sizeof *ranked);
    *count = 0;
    for (size_t i = 0; ranked && i < table->count; i++) {
        double value = score(table, &table->words[i], order);
        if (!isinf(value))
            ranked[(*count)++] = (struct scored){&table->words[i], value};
    }
    if (ranked && *count)
        qsort(ranked, *count, sizeof *ranked, best_first);
    return ranked;
}

static double keyness(const struct word_table *table, const struct word_count *count)
{
    return log_likelihood((double)count->counts[0], (double)table->totals[0], (double)count->counts[1],
                          (double)table->totals[1]);
}

static double ratio(const struct word_table *table, const struct word_count *count)
{
    return log_ratio((double)count->counts[0], (double)table->totals[0], (double)count->counts[1],
                     (double)table->totals[1]);
}

static double per_million(const struct word_table *table, const struct word_count *count, int corpus)
{
    return table->totals[corpus] ? 1e6 * (double)count->counts[corpus] / (double)table->totals[corpus] : 0;
}

/* ------------------------------------------------------------------------------------------ scores */

/* `value` of a word that the list has, else negative infinity. */
static double listed(bool is_listed, double value)
{
    return is_listed ? value : -INFINITY;
}

static double key_score(const struct word_table *table, const struct word_count *count,
                        const struct word_order *order)
{
    double value = keyness(table, count);
    double by = order->sort == WORDS_FREQUENCY ? (double)count->counts[0]
                : order->sort == WORDS_RATIO   ? ratio(table, count)
                                               : value;
    return listed(count->counts[0] && value >= 0, by);
}

static double difference_score(const struct word_table *table, const struct word_count *count,
                               const struct word_order *order)
{
    return order->sort == WORDS_FREQUENCY ? (double)(count->counts[0] + count->counts[1])
           : order->sort == WORDS_RATIO   ? fabs(ratio(table, count))
                                          : fabs(keyness(table, count));
}

static double nearness(const struct word_table *table, const struct word_count *count,
                       const struct word_order *order)
{
    double together = (double)count->counts[0], window = (double)table->totals[0],
           word = (double)count->counts[1], corpus = (double)table->totals[1];
    switch (order->sort) {
    case WORDS_FREQUENCY:
        return together;
    case WORDS_DICE:
        return log_dice(together, (double)order->matches, word);
    case WORDS_INFORMATION:
        return mutual_information(together, window, word, corpus);
    default:
        return log_likelihood(together, window, word - together, corpus - window);
    }
}

static double together_score(const struct word_table *table, const struct word_count *count,
                             const struct word_order *order)
{
    return listed(count->counts[0] >= LEAST_TOGETHER, nearness(table, count, order));
}

/* ------------------------------------------------------------------------------------------ lists */

typedef void (*print_one)(struct printer *printer, const struct word_table *table,
                          const struct word_count *count, uint64_t matches);

struct list {
    const char *const *names;
    size_t name_count;
    score_of score;
    print_one print;
};

static void print_list_of(struct printer *printer, const struct word_table *table, const struct list *list,
                          const struct word_order *order, size_t limit)
{
    size_t count = 0;
    struct scored *ranked = rank_words(&count, table, list->score, order);
    printer->failed |= !ranked;
    print_columns(printer, list->names, list->name_count);
    print_list(printer, NULL);
    for (size_t i = 0; i < count && i < limit; i++) {
        print_map(printer, NULL);
        print_string(printer, "word", ranked[i].count->shown);
        list->print(printer, table, ranked[i].count, order->matches);
        print_end(printer);
    }
    print_end(printer);
    free(ranked);
}

#define COLUMNS(names) names, sizeof(names) / sizeof *(names)

static void print_key(struct printer *printer, const struct word_table *table, const struct word_count *count,
                      uint64_t matches)
{
    (void)matches;
    print_integer(printer, "frequency", count->counts[0]);
    print_integer(printer, "passages", count->passages);
    print_real(printer, "per_million", per_million(table, count, 0), 1);
    print_integer(printer, "rest", count->counts[1]);
    print_real(printer, "rest_per_million", per_million(table, count, 1), 1);
    print_real(printer, "log_likelihood", keyness(table, count), 2);
    print_real(printer, "log_ratio", ratio(table, count), 2);
}

void print_keywords(struct printer *printer, const struct word_table *table, enum word_sort sort,
                    size_t limit)
{
    static const char *const names[] = {"word", "frequency",        "passages",       "per_million",
                                        "rest", "rest_per_million", "log_likelihood", "log_ratio"};
    const struct list list = {COLUMNS(names), key_score, print_key};
    print_list_of(printer, table, &list, &(struct word_order){.sort = sort}, limit);
}

static void print_difference(struct printer *printer, const struct word_table *table,
                             const struct word_count *count, uint64_t matches)
{
    (void)matches;
    print_integer(printer, "a", count->counts[0]);
    print_real(printer, "a_per_million", per_million(table, count, 0), 1);
    print_integer(printer, "b", count->counts[1]);
    print_real(printer, "b_per_million", per_million(table, count, 1), 1);
    print_real(printer, "log_likelihood", keyness(table, count), 2);
    print_real(printer, "log_ratio", ratio(table, count), 2);
}

void print_compared_words(struct printer *printer, const struct word_table *table, enum word_sort sort,
                          size_t limit)
{
    static const char *const names[] = {"word",           "a",        "a_per_million", "b", "b_per_million",
                                        "log_likelihood", "log_ratio"};
    const struct list list = {COLUMNS(names), difference_score, print_difference};
    print_list_of(printer, table, &list, &(struct word_order){.sort = sort}, limit);
}

static void print_together(struct printer *printer, const struct word_table *table,
                           const struct word_count *count, uint64_t matches)
{
    double together = (double)count->counts[0], window = (double)table->totals[0],
           word = (double)count->counts[1], corpus = (double)table->totals[1];
    print_integer(printer, "frequency", count->counts[0]);
    print_integer(printer, "passages", count->passages);
    print_integer(printer, "corpus", count->counts[1]);
    print_real(printer, "expected", expected_together(window, word, corpus), 2);
    print_real(printer, "log_dice", log_dice(together, (double)matches, word), 2);
    print_real(printer, "mutual_information", mutual_information(together, window, word, corpus), 2);
    print_real(printer, "log_likelihood", log_likelihood(together, window, word - together, corpus - window),
               2);
}

void print_collocates(struct printer *printer, const struct word_table *table, uint64_t matches,
                      enum word_sort sort, size_t limit)
{
    static const char *const names[] = {"word",     "frequency", "passages",           "corpus",
                                        "expected", "log_dice",  "mutual_information", "log_likelihood"};
    const struct list list = {COLUMNS(names), together_score, print_together};
    print_list_of(printer, table, &list, &(struct word_order){sort, matches}, limit);
}

/* ------------------------------------------------------------------------------------------ topics */

static double per_thousand(const struct compared_topic *topic, int side)
{
    return topic->of[side] ? 1e3 * (double)topic->counts[side] / (double)topic->of[side] : 0;
}

void print_compared_topics(struct printer *printer, const struct compared_topic *topics, size_t count)
{
    static const char *const names[] = {"topic", "a",          "a_of",           "a_per_1000", "b",
                                        "b_of",  "b_per_1000", "log_likelihood", "log_ratio"};
    print_columns(printer, COLUMNS(names));
    print_list(printer, NULL);
    for (size_t i = 0; i < count; i++) {
        const struct compared_topic *topic = &topics[i];
        double a = (double)topic->counts[0], m = (double)topic->of[0], b = (double)topic->counts[1],
               n = (double)topic->of[1];
        print_map(printer, NULL);
        print_string(printer, "topic", topic->name);
        print_integer(printer, "a", topic->counts[0]);
        print_integer(printer, "a_of", topic->of[0]);
        print_real(printer, "a_per_1000", per_thousand(topic, 0), 3);
        print_integer(printer, "b", topic->counts[1]);
        print_integer(printer, "b_of", topic->of[1]);
        print_real(printer, "b_per_1000", per_thousand(topic, 1), 3);
        print_real(printer, "log_likelihood", log_likelihood(a, m, b, n), 2);
        print_real(printer, "log_ratio", log_ratio(a, m, b, n), 2);
        print_end(printer);
    }
    print_end(printer);
}
