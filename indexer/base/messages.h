/* What the user is told beside the results: one line on stderr a message, `seisaku-index: ...`. */
#ifndef SEISAKU_INDEXER_BASE_MESSAGES_H
#define SEISAKU_INDEXER_BASE_MESSAGES_H

/* The format is a message of the catalog. Control characters (of a file's name, say) are shown as '?', so
 * that no message moves the terminal. */
void message_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* From now on this thread's messages go to `take` instead (without "seisaku-index: "); NULL: to stderr
 * again. For a child process, whose parent is to report them, and for threads, whose messages are to come in
 * the order of the sources. */
void message_through(void (*take)(void *context, const char *message), void *context);

#endif
