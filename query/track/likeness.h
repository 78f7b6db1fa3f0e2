/* How alike texts are by their pairs of characters: cosine of vectors whose weights are (1 + log f) log(1 +
 * N/n) for a pair that stands f times in the text and in n of N texts (Salton and Buckley, 1988). What many
 * texts say alike, such as 引き続き, so weighs little. */
#ifndef SEISAKU_QUERY_TRACK_LIKENESS_H
#define SEISAKU_QUERY_TRACK_LIKENESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pair_weight {
    uint64_t pair;
    double weight;
};

/* Sorted by pair; of length 1 once it is weighed. */
struct pair_vector {
    struct pair_weight *items;
    size_t count;
    double length; /* before */
};

/* In how many texts each pair stands. */
struct pair_counts {
    struct pair_weight *items;
    size_t count;
    size_t texts;
};

/* The frequencies of the pairs of UTF-8 text. Fails: false without memory, as below. */
bool pair_vector_read(struct pair_vector *out, const char *text);
bool pair_counts_of(struct pair_counts *out, const struct pair_vector *texts, size_t count);
void pair_vector_weigh(struct pair_vector *vector, const struct pair_counts *counts);
void pair_vector_free(struct pair_vector *vector);
void pair_counts_free(struct pair_counts *counts);

/* Of weighed vectors: their cosine, 0 to 1, and how much of the first's weight is on pairs of the second. */
double pair_cosine(const struct pair_vector *a, const struct pair_vector *b);
double pair_containment(const struct pair_vector *a, const struct pair_vector *b);

#endif
