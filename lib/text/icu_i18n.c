#include "lib/text/icu_i18n.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <unicode/uvernum.h>

static struct icu_i18n functions;
static bool loaded;

#define TEXT_OF(name) #name
#define NAME_OF(name) TEXT_OF(name)

static bool find(void *library, const char *name, void *function)
{
    void *found = dlsym(library, name);
    memcpy(function, &found, sizeof found);
    return found;
}

static void load(void)
{
    void *library = dlopen("libicui18n.so." U_ICU_VERSION_SHORT, RTLD_LAZY | RTLD_LOCAL);
    loaded = library;
#define ICU_FIND(name) loaded = loaded && find(library, NAME_OF(name), &functions.name);
    ICU_I18N(ICU_FIND)
#undef ICU_FIND
}

const struct icu_i18n *icu_i18n(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return loaded ? &functions : NULL;
}
