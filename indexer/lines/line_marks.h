/* What a line says of itself by how it opens or closes: item labels, bullets, bracketed markers,
 * heading numbers, sentence ends. Text is UTF-8 with its length in bytes, without a newline. Shared
 * by the stages that put lines in order (reading_order.c) and read structure off them (structure.c). */
#ifndef SEISAKU_INDEXER_LINES_LINE_MARKS_H
#define SEISAKU_INDEXER_LINES_LINE_MARKS_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of an item's label that opens the text — (ア), （１）, (a) — or 0. What follows it must
 * be the end, a blank, or nothing that could go on with a sentence that merely opens in brackets. */
size_t marker_item_label(const char *text, size_t length);

/* The bytes of a bullet (・ ● ○ ■ – ➢ …) that opens the text, or 0. */
size_t marker_bullet(const char *text, size_t length);

/* The text is a short phrase in one pair of brackets: <成果・進捗状況>, 【2024年度年次計画】. */
bool marker_bracketed(const char *text, size_t length);

/* As above, and speaks of what was achieved (成果, 進捗, 実績 …), or of what is planned (計画, 予定 …). */
bool marker_progress(const char *text, size_t length);
bool marker_plan(const char *text, size_t length);

/* Opens a paragraph by its first characters: a bullet, a bracketed marker, an item label. */
bool marker_opens(const char *text, size_t length);

/* The text is a bullet or an item's label and nothing else. */
bool marker_opening_alone(const char *text, size_t length);

/* The bytes of a heading's number that opens the text ("3", "3.2", "３．２", "第２節", "1-2"), or 0.
 * A number of one part counts only when a blank or the end follows. */
size_t marker_heading_number(const char *text, size_t length);

/* The text is a number alone: "3.2", "12", "- 71 -", "2、3". */
bool marker_number_alone(const char *text, size_t length);

/* Closes a sentence or a phrase that stands alone: 。 ．？！ closing brackets, a colon. */
bool marker_sentence_end(const char *text, size_t length);

/* Could be an organisation's name on its own line: a few characters without punctuation that end as
 * such names do (省 庁 府 委員会 本部 …). */
bool marker_organisation(const char *text, size_t length);

#endif
