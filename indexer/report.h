/* What the user is told beside the results: one line on stderr a message, `seisaku-index: ...`. */
#ifndef SEISAKU_INDEXER_REPORT_H
#define SEISAKU_INDEXER_REPORT_H

/* Control characters (of a file's name, say) are shown as '?', so that no message moves the terminal. */
void report(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
