/* Japanese eras (元号) in folded text: 令和6年 becomes 2024年, so that both spellings are one term.
 * dict/eras.tsv holds them. */
#ifndef SEISAKU_ERAS_H
#define SEISAKU_ERAS_H

#include "seisaku/compiled.h"
#include "seisaku/status.h"
#include "seisaku/unicode.h"

struct ssk_eras;

ssk_status ssk_eras_open(struct ssk_eras **out, const char *path, struct ssk_error *error);
void ssk_eras_free(struct ssk_eras *eras);

/* Takes an era of a year: its name, its letter in lower case, and the year's number in it. */
typedef void (*ssk_era_visit)(const char *name, char letter, int number, void *context);

/* Calls `visit` with each era that the western year is of: two where one followed another in it. */
void ssk_eras_of_year(const struct ssk_eras *eras, int year, ssk_era_visit visit, void *context);

/* See compiled.h. */
void ssk_eras_save(struct ssk_buffer *section, const struct ssk_eras *eras);
ssk_status ssk_eras_load(struct ssk_eras **out, struct ssk_saved saved, struct ssk_error *error);

/* False for a point that no era's name or letter begins with; true for a few others, too. */
bool ssk_era_may_begin(const struct ssk_eras *eras, uint32_t point);

/* The era's name or letter and a number of at most two digits (Arabic, kanji, or 元) that the folded text has
 * from `at` on: how many points they take, 0 when they are not there. Sets *year to the western year and
 * *name_points to the points of the name. An era that runs past its end counts on (平成32 is 2020). */
size_t ssk_era_number(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at, int *year,
                      size_t *name_points);

/* The points of a number of an era's year from `at` on, and the number; 0 for none. */
size_t ssk_era_year_number(const struct ssk_folded *text, size_t at, int *number);

/* As ssk_era_number, where 年 follows. */
size_t ssk_era_year(const struct ssk_eras *eras, const struct ssk_folded *text, size_t at, int *year,
                    size_t *name_points);

/* The western year that `text` names, as researchers type it: 2024, 2024年度, 令和6, R6, 令和六年度.
 * 0 when it names none. The text is folded by `folder` first. */
int ssk_year_of(const struct ssk_eras *eras, const struct ssk_folder *folder, const char *text,
                size_t length);

/* The text, folded as a literal, with each run of kanji numerals as digits: 第十三条の二 → 第13条の2.
 * Malloc'd. Fails: NULL without memory. Numbers of sections are compared so. */
char *ssk_section_number(const struct ssk_folder *folder, const char *text, size_t length);

/* The value of a run of `count` kanji or Arabic numerals (二十四, 二〇二四, 24, 2万5千), or -1 when it
 * does not read as one number or exceeds 15 digits. */
long long ssk_number_of(const uint32_t *points, size_t count);

#endif
