/* Allocators that remember a failure. The linker's --wrap leads this program's calls of malloc to
 * __wrap_malloc, which calls the real one by the name __real_malloc: see WRAPPED in the Makefile. */
#include "seisaku/memory.h"

#include <stdatomic.h>
#include <stdlib.h>

#include <jansson.h>
#include <unicode/uclean.h>

static atomic_bool lost;

static void *noted(void *block)
{
    if (!block)
        atomic_store_explicit(&lost, true, memory_order_relaxed);
    return block;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__real_reallocarray(void *block, size_t count, size_t size);
char *__real_strdup(const char *string);
char *__real_strndup(const char *string, size_t length);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void *__wrap_reallocarray(void *block, size_t count, size_t size);
char *__wrap_strdup(const char *string);
char *__wrap_strndup(const char *string, size_t length);

void *__wrap_malloc(size_t size)
{
    void *block = __real_malloc(size);
    return size ? noted(block) : block;
}

void *__wrap_calloc(size_t count, size_t size)
{
    void *block = __real_calloc(count, size);
    return count && size ? noted(block) : block;
}

void *__wrap_realloc(void *block, size_t size)
{
    void *moved = __real_realloc(block, size);
    return size ? noted(moved) : moved;
}

void *__wrap_reallocarray(void *block, size_t count, size_t size)
{
    void *moved = __real_reallocarray(block, count, size);
    return count && size ? noted(moved) : moved;
}

char *__wrap_strdup(const char *string)
{
    return noted(__real_strdup(string));
}

char *__wrap_strndup(const char *string, size_t length)
{
    return noted(__real_strndup(string, length));
}

static void *icu_malloc(const void *context, size_t size)
{
    (void)context;
    return noted(__real_malloc(size ? size : 1));
}

static void *icu_realloc(const void *context, void *block, size_t size)
{
    (void)context;
    return noted(__real_realloc(block, size ? size : 1));
}

static void icu_free(const void *context, void *block)
{
    (void)context;
    free(block);
}

void ssk_memory_watch(void)
{
    UErrorCode code = U_ZERO_ERROR;
    json_set_alloc_funcs(__wrap_malloc, free);
    u_setMemoryFunctions(NULL, icu_malloc, icu_realloc, icu_free, &code);
}

ssk_status ssk_memory_settle(ssk_status status, struct ssk_error *error)
{
    if (status == SSK_MEMORY || (status == SSK_OK && atomic_load_explicit(&lost, memory_order_relaxed)))
        return ssk_no_memory(error);
    return status;
}
