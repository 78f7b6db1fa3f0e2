/* The tables of dict/ in a form that needs no parsing: see seisaku/compiled.h. */
#ifndef SEISAKU_QUERY_SESSION_COMPILE_H
#define SEISAKU_QUERY_SESSION_COMPILE_H

#include "seisaku/status.h"

/* Compiles the shipped tables, see ssk_dict_path, into the file at `path`. Fails: as reading them does,
 * SSK_IO, and SSK_INPUT where the user has own tables, which are no part of it. */
ssk_status session_compile(const char *path, struct ssk_error *error);

#endif
