/* LD_PRELOAD for seisaku-index: what goes into an index is changed at random, before it is packed and its
 * checksum is taken, as one would who makes an index to harm its readers. PACK_WHAT says what: `blocks`,
 * `metadata`, `keys` (of metadata, lengthened), `terms` or `values`. PACK_SEED chooses the changes; of
 * PACK_ONE_IN one is changed. */
#include <dlfcn.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* As libstdc++ lays out std::string. */
struct string {
    char *data;
    size_t length;
    char own[16]; /* or the capacity */
};

enum { KEY_MOST = 240 /* bytes that Xapian takes */ };

static atomic_ulong calls;

/* Of splitmix64. */
static uint64_t mixed(uint64_t number)
{
    number = (number ^ number >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    number = (number ^ number >> 27) * UINT64_C(0x94d049bb133111eb);
    return number ^ number >> 31;
}

static unsigned long setting(const char *name, unsigned long otherwise)
{
    const char *value = getenv(name);
    return value ? strtoul(value, NULL, 10) : otherwise;
}

/* Is this stretch to be changed? If so, *state is what decides how. */
static int chosen(const char *what, uint64_t *state)
{
    const char *wanted = getenv("PACK_WHAT");
    if (!wanted || strcmp(wanted, what) != 0)
        return 0;
    *state = mixed(setting("PACK_SEED", 1) * 1000003 + atomic_fetch_add(&calls, 1));
    return *state % setting("PACK_ONE_IN", 3) == 0;
}

/* Flips bits, and puts in bytes that readers may not expect. */
static void change(char *bytes, size_t length, uint64_t state)
{
    static const unsigned char odd[] = {0, 1, 2, 0x7f, 0x80, 0xff, 0xe3, 0xf4, '\n', '<', '"', 0x1b};
    for (uint64_t left = length ? 1 + mixed(state) % 4 : 0; left; left--) {
        state = mixed(state + left);
        char *at = bytes + state % length;
        if (mixed(state) % 3 == 0)
            *at = (char)(*at ^ 1 << (state >> 32) % 8);
        else
            *at = (char)odd[(state >> 32) % sizeof odd];
    }
}

static void lengthen(struct string *key, uint64_t state)
{
    for (uint64_t more = 1 + mixed(state) % KEY_MOST; more && key->length < KEY_MOST; more--)
        key->data[key->length++] = (char)('!' + mixed(state + more) % 90);
}

/* A copy with room for a longest key; its bytes are to be freed. */
static struct string copy_of(const struct string *string)
{
    struct string copy = {.data = malloc(string->length + KEY_MOST + 1), .length = string->length};
    memcpy(copy.data, string->data, string->length);
    return copy;
}

/* As a string must be before it is handed on. */
static const struct string *finished(struct string *string)
{
    string->data[string->length] = '\0';
    memcpy(string->own, &string->length, sizeof string->length);
    return string;
}

static void *find(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

size_t ZSTD_compress2(void *context, void *out, size_t room, const void *source, size_t length);
size_t ZSTD_compress2(void *context, void *out, size_t room, const void *source, size_t length)
{
    size_t (*real)(void *, void *, size_t, const void *, size_t);
    uint64_t state;
    *(void **)&real = find("ZSTD_compress2");
    char *copy = malloc(length + 1);
    memcpy(copy, source, length);
    if (chosen("blocks", &state))
        change(copy, length, state);
    size_t packed = real(context, out, room, copy, length);
    free(copy);
    return packed;
}

#define STRING       "RKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE"
#define SET_METADATA "_ZN6Xapian16WritableDatabase12set_metadataE" STRING "S8_"
#define ADD_TERM     "_ZN6Xapian8Document8add_termE" STRING "j"
#define ADD_VALUE    "_ZN6Xapian8Document9add_valueEj" STRING

void set_metadata(void *database, const struct string *key, const struct string *value) __asm__(SET_METADATA);
void set_metadata(void *database, const struct string *key, const struct string *value)
{
    void (*real)(void *, const struct string *, const struct string *);
    struct string other_key = copy_of(key), other = copy_of(value);
    uint64_t state;
    *(void **)&real = find(SET_METADATA);
    if (chosen("metadata", &state))
        change(other.data, other.length, state);
    if (key->length < 10 && chosen("keys", &state))
        lengthen(&other_key, state);
    real(database, finished(&other_key), finished(&other));
    free(other_key.data);
    free(other.data);
}

void add_term(void *document, const struct string *term, unsigned increase) __asm__(ADD_TERM);
void add_term(void *document, const struct string *term, unsigned increase)
{
    void (*real)(void *, const struct string *, unsigned);
    struct string other = copy_of(term);
    uint64_t state;
    *(void **)&real = find(ADD_TERM);
    if (other.length > 1 && chosen("terms", &state))
        change(other.data + 1, other.length - 1, state);
    real(document, finished(&other), increase);
    free(other.data);
}

void add_value(void *document, unsigned slot, const struct string *value) __asm__(ADD_VALUE);
void add_value(void *document, unsigned slot, const struct string *value)
{
    void (*real)(void *, unsigned, const struct string *);
    struct string other = copy_of(value);
    uint64_t state;
    *(void **)&real = find(ADD_VALUE);
    if (chosen("values", &state))
        change(other.data, other.length, state);
    real(document, slot, finished(&other));
    free(other.data);
}
