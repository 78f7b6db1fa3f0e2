/* gettext(3) under a locale of its own: setlocale(3) would change how numbers are written, also in libraries.
 * Its caches have locks, which a fork may find held; so all calls go through one lock that forks wait for. */
#include "seisaku/translate.h"

#include <errno.h>
#include <libintl.h>
#include <locale.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/paths.h"

#define DOMAIN "seisaku"

enum { BOTH = '\1', OTHER = '\2', END = '\3' }; /* BOTH original OTHER translated END */

static locale_t messages; /* 0: messages stay as they are */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void take_lock(void)
{
    pthread_mutex_lock(&lock);
}

static void leave_lock(void)
{
    pthread_mutex_unlock(&lock);
}

/* ------------------------------------------------------------------------------------------ the language */

/* The locale that setlocale(3) would take for messages; NULL for none, or that of C. */
static const char *chosen_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *value = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && (!value || !*value); i++)
        value = getenv(names[i]);
    bool plain = !value || !*value || strcmp(value, "C") == 0 || strncmp(value, "C.", 2) == 0 ||
                 strcmp(value, "POSIX") == 0;
    return plain ? NULL : value;
}

/* The locale, or, where the system has none of that name, one that lets LANGUAGE choose the catalog. */
static locale_t locale_of(const char *name)
{
    locale_t locale = newlocale(LC_MESSAGES_MASK, name, (locale_t)0);
    if (locale)
        return locale;
    char *language = strndup(name, strcspn(name, ".@"));
    if (language)
        setenv("LANGUAGE", language, 0);
    free(language);
    return newlocale(LC_MESSAGES_MASK, "C.UTF-8", (locale_t)0);
}

void ssk_translate_open(void)
{
    const char *name = chosen_locale();
    char *folder = name ? ssk_locale_path() : NULL;
    if (folder && bindtextdomain(DOMAIN, folder) && bind_textdomain_codeset(DOMAIN, "UTF-8"))
        messages = locale_of(name);
    free(folder);
    if (!messages)
        return;
    pthread_atfork(take_lock, leave_lock, leave_lock);
    static const char probe[] = "out of memory"; /* reads the catalog, which a confined child could not */
    if (ssk_translate(probe) == probe) {
        freelocale(messages);
        messages = (locale_t)0;
    }
}

bool ssk_translates(void)
{
    return messages != (locale_t)0;
}

const char *ssk_translate(const char *text)
{
    if (!messages || !*text) /* the empty string is the catalog's own head */
        return text;
    take_lock();
    locale_t before = uselocale(messages);
    const char *translated = dgettext(DOMAIN, text);
    uselocale(before);
    leave_lock();
    return translated;
}

/* ------------------------------------------------------------------------------------------ both wordings */

static void copy(char *out, size_t size, const char *text, size_t length)
{
    snprintf(out, size, "%.*s", (int)length, text);
}

void ssk_message_pick(char *out, size_t size, const char *message, enum ssk_wording wording)
{
    size_t used = 0;
    *out = '\0';
    while (*message && used + 1 < size) {
        size_t plain = strcspn(message, "\1"), other;
        copy(out + used, size - used, message, plain);
        used += strlen(out + used);
        message += plain;
        if (*message != BOTH)
            continue;
        message++;
        size_t original = strcspn(message, "\2");
        const char *translated = message + original + (message[original] == OTHER);
        other = strcspn(translated, "\3");
        bool first = wording == SSK_ORIGINAL || !message[original];
        copy(out + used, size - used, first ? message : translated, first ? original : other);
        used += strlen(out + used);
        message = translated + other + (translated[other] == END);
    }
}

void ssk_message_join(char *out, size_t size, const char *original, const char *translated)
{
    size_t needed = strlen(original) + strlen(translated) + 4;
    if (strcmp(original, translated) == 0 || needed > size)
        copy(out, size, translated, strlen(translated));
    else
        snprintf(out, size, "%c%s%c%s%c", BOTH, original, OTHER, translated, END);
}

const char *ssk_both(const char *text)
{
    static struct both {
        const char *text;
        char *both;
    } * kept;
    static size_t count;
    const char *translated = ssk_translate(text);
    if (translated == text)
        return text;
    take_lock();
    const char *found = NULL;
    for (size_t i = 0; i < count && !found; i++)
        found = kept[i].text == text ? kept[i].both : NULL;
    struct both *bigger = found ? NULL : reallocarray(kept, count + 1, sizeof *kept);
    size_t size = strlen(text) + strlen(translated) + 4;
    if (bigger) {
        kept = bigger;
        kept[count] = (struct both){text, malloc(size)};
        if (kept[count].both) {
            ssk_message_join(kept[count].both, size, text, translated);
            found = kept[count++].both;
        }
    }
    leave_lock();
    return found ? found : text;
}

/* ------------------------------------------------------------------------------------------ the system's */

const char *ssk_strerror(int reason)
{
    static const struct {
        int reason;
        const char *text;
    } usual[] = {{EACCES, N_("Permission denied")},
                 {EPERM, N_("Operation not permitted")},
                 {ENOENT, N_("No such file or directory")},
                 {EISDIR, N_("Is a directory")},
                 {ENOTDIR, N_("Not a directory")},
                 {EEXIST, N_("File exists")},
                 {ENOSPC, N_("No space left on device")},
                 {EDQUOT, N_("Disk quota exceeded")},
                 {EFBIG, N_("File too large")},
                 {EROFS, N_("Read-only file system")},
                 {EIO, N_("Input/output error")},
                 {EMFILE, N_("Too many open files")},
                 {ENFILE, N_("Too many open files in system")},
                 {ELOOP, N_("Too many levels of symbolic links")},
                 {ENAMETOOLONG, N_("File name too long")},
                 {ENOMEM, N_("Cannot allocate memory")},
                 {EAGAIN, N_("Resource temporarily unavailable")},
                 {EPIPE, N_("Broken pipe")},
                 {EINVAL, N_("Invalid argument")}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (usual[i].reason == reason)
            return ssk_both(usual[i].text);
    return strerror(reason);
}
