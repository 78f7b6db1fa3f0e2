/* What a child that parses a stranger's file may do: compute, read what libraries bring with them (fonts,
 * tables of characters), and write to the pipes it was given. */
#ifndef SEISAKU_INDEXER_CHILD_SANDBOX_H
#define SEISAKU_INDEXER_CHILD_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"

/* The descriptor that the one of sandbox_enter becomes. */
enum { SANDBOX_OUTPUT = 3 };

/* Makes ready what all children share. Before the first fork; for any thread, any number of times. */
void sandbox_prepare(void);

/* In the child, for good: no descriptor but 0 to 2 and `output`, which becomes SANDBOX_OUTPUT; no new
 * privileges; no file written, made or removed, none read but below /usr, /lib and what fonts need; no
 * network, no other program, no other process, no keys into a terminal. What the kernel cannot do is left
 * out, see sandbox_tell. Returns 0, or why what it can do was not done, an errno: nothing may be read then.
 */
int sandbox_enter(int output);

/* Appends what this kernel does of it, a line without its end: "sandbox: seccomp, Landlock 4". */
void sandbox_tell(struct ssk_buffer *out);

#endif
