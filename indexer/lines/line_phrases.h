/* What a whole line is: a marker in brackets, a number alone, an organisation's name. Text is UTF-8 with its
 * length in bytes, without a newline. */
#ifndef SEISAKU_INDEXER_LINES_LINE_PHRASES_H
#define SEISAKU_INDEXER_LINES_LINE_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

/* The text is a short phrase in one pair of brackets: <成果・進捗状況>, 【2024年度年次計画】. */
bool line_is_bracketed(const char *text, size_t length);

/* As above, and speaks of what was achieved (成果, 進捗, 実績 …), or of what is planned (計画, 予定 …). */
bool line_is_progress(const char *text, size_t length);
bool line_is_plan(const char *text, size_t length);

/* The text is a number alone: "3.2", "12", "- 71 -", "2、3". */
bool line_is_number(const char *text, size_t length);

/* Could be an organisation's name on its own line: a few characters without punctuation that end as
 * such names do (省 庁 府 委員会 本部 …). */
bool line_is_organisation(const char *text, size_t length);

#endif
