/* The ways to write years under one 年: 令和6年, 2024（令和6）年度, 令和5・6年度, 2022～2024年度. */
#ifndef SEISAKU_LIB_WORDS_YEAR_FORMS_H
#define SEISAKU_LIB_WORDS_YEAR_FORMS_H

#include "seisaku/eras.h"

enum { YEAR_FORM_YEARS = 12 };

struct year_place {
    int year;           /* western */
    size_t at, points;  /* of the folded text: what stands for it */
    size_t name_points; /* of them, the era's name or letter */
};

struct year_form {
    struct year_place years[YEAR_FORM_YEARS]; /* rising */
    size_t count;
    uint32_t suffix[2]; /* 年 or 年度, which follows the form in the text */
    size_t suffix_points;
};

/* Reads the years that the text names from point `at` on. Returns the points they take, without the 年; 0
 * where none stand, and for a western year alone, which needs no reading. A range of fiscal years has those
 * between its ends. */
size_t year_form_at(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at,
                    struct year_form *form);

#endif
