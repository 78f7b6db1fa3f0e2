/* Chunks of blocks of one size each. A block is never used again by itself; its chunk is once all its blocks
 * are free. So nothing is to be looked for, and neighbours in time are neighbours in memory. */
#include "lib/xapian/node_pool.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#include <sys/mman.h>

/* Sanitizers have an allocator of their own. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define POOLED 0
#elif defined(__has_feature)
#define POOLED (!__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer))
#else
#define POOLED 1
#endif

#if POOLED

namespace
{

/* Bytes: of address space for all pools together, of a chunk, between sizes, of the largest block. */
constexpr std::size_t REGION = std::size_t(256) << 20, CHUNK = 32 << 10, GRAIN = 16, LARGEST = 256;

struct Pool;

struct alignas(GRAIN) Chunk {
    Pool *pool;
    std::size_t size; /* of its blocks */
    std::size_t used; /* blocks that are not free */
    Chunk *next;      /* among the empty ones */

    char *start()
    {
        return reinterpret_cast<char *>(this + 1);
    }

    char *end()
    {
        return reinterpret_cast<char *>(this) + CHUNK;
    }
};

/* The chunk that blocks of one size come from, and its part that was not used yet. */
struct Source {
    Chunk *chunk;
    char *at, *end;
};

struct Pool {
    bool used;
    Source sources[LARGEST / GRAIN + 1];
    Chunk *empty;
};

thread_local Pool pool;
std::atomic<char *> region{nullptr}, unused{nullptr};

Chunk *chunk_of(void *block)
{
    return reinterpret_cast<Chunk *>(reinterpret_cast<std::uintptr_t>(block) & ~(CHUNK - 1));
}

bool is_pooled(void *block)
{
    char *start = region.load(std::memory_order_relaxed);
    return start && static_cast<std::size_t>(static_cast<char *>(block) - start) < REGION;
}

/* Memory for one more chunk; null when the region is used up. */
Chunk *fresh_chunk()
{
    char *at = unused.load();
    do {
        if (at + CHUNK > region.load() + REGION)
            return nullptr;
    } while (!unused.compare_exchange_weak(at, at + CHUNK));
    return reinterpret_cast<Chunk *>(at);
}

bool refill(Source &source, std::size_t size)
{
    Chunk *chunk = pool.empty;
    if (chunk)
        pool.empty = chunk->next;
    else if (!(chunk = fresh_chunk()))
        return false;
    *chunk = Chunk{&pool, size, 0, nullptr};
    source = Source{chunk, chunk->start(), chunk->end()};
    return true;
}

/* Null when the pool has no room. */
void *take(std::size_t size)
{
    size = (size + GRAIN - 1) & ~(GRAIN - 1);
    Source &source = pool.sources[size / GRAIN];
    if (static_cast<std::size_t>(source.end - source.at) < size && !refill(source, size))
        return nullptr;
    void *block = source.at;
    source.at += size;
    source.chunk->used++;
    return block;
}

/* A block of another thread's pool is lost. */
void give(Chunk *chunk)
{
    if (chunk->pool != &pool || --chunk->used)
        return;
    Source &source = pool.sources[chunk->size / GRAIN];
    if (source.chunk == chunk) {
        source.at = chunk->start();
    } else {
        chunk->next = pool.empty;
        pool.empty = chunk;
    }
}

bool map_region()
{
    if (region.load())
        return true;
    void *map = mmap(nullptr, REGION + CHUNK, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (map == MAP_FAILED)
        return false;
    char *none = nullptr, *start = reinterpret_cast<char *>(chunk_of(static_cast<char *>(map) + CHUNK - 1));
    if (unused.compare_exchange_strong(none, start))
        region.store(start);
    else /* another thread was quicker */
        munmap(map, REGION + CHUNK);
    return region.load() != nullptr;
}

} // namespace

void node_pool_use() noexcept
{
    pool.used = pool.used || map_region();
}

void *operator new(std::size_t size)
{
    void *block = pool.used && size && size <= LARGEST ? take(size) : nullptr;
    if (!block && !(block = std::malloc(size ? size : 1)))
        throw std::bad_alloc();
    return block;
}

void operator delete(void *block) noexcept
{
    if (is_pooled(block))
        give(chunk_of(block));
    else
        std::free(block);
}

void operator delete(void *block, std::size_t) noexcept
{
    operator delete(block);
}

#else

void node_pool_use() noexcept {}

#endif
