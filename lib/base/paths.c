/* Where dictionaries and the default index stand. */
#include "seisaku/paths.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seisaku/buffer.h"

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* The folder above the one the running program stands in: build/release or the prefix. */
static void append_program_root(struct ssk_buffer *path)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return;
    program[length] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(program, '/');
        if (slash)
            *slash = '\0';
    }
    ssk_buffer_append_string(path, program);
}

char *ssk_dict_path(const char *name)
{
    struct ssk_buffer path = SSK_BUFFER_INIT;
    const char *chosen = environment("SEISAKU_DICT");
    if (chosen) {
        ssk_buffer_printf(&path, "%s/%s", chosen, name);
        return ssk_buffer_detach(&path);
    }
    append_program_root(&path);
    size_t root = path.length;
    ssk_buffer_printf(&path, "/dict/%s", name);
    if (path.failed || access(path.data, F_OK) == 0)
        return ssk_buffer_detach(&path);
    path.length = root;
    ssk_buffer_printf(&path, "/share/seisaku/dict/%s", name);
    return ssk_buffer_detach(&path);
}

char *ssk_locale_path(void)
{
    struct ssk_buffer path = SSK_BUFFER_INIT;
    append_program_root(&path);
    size_t root = path.length;
    ssk_buffer_append_string(&path, "/locale");
    if (path.failed || access(path.data, F_OK) == 0)
        return ssk_buffer_detach(&path);
    path.length = root;
    ssk_buffer_append_string(&path, "/share/locale");
    return ssk_buffer_detach(&path);
}

char *ssk_own_dict_path(const char *name)
{
    struct ssk_buffer path = SSK_BUFFER_INIT;
    const char *config = environment("XDG_CONFIG_HOME"), *home = environment("HOME");
    if (config)
        ssk_buffer_printf(&path, "%s/seisaku/%s", config, name);
    else if (home)
        ssk_buffer_printf(&path, "%s/.config/seisaku/%s", home, name);
    if (path.length && access(path.data, R_OK) == 0)
        return ssk_buffer_detach(&path);
    ssk_buffer_free(&path);
    return NULL;
}

char *ssk_cache_path(const char *name)
{
    struct ssk_buffer path = SSK_BUFFER_INIT;
    const char *cache = environment("XDG_CACHE_HOME"), *home = environment("HOME");
    if (cache)
        ssk_buffer_append_string(&path, cache);
    else if (home)
        ssk_buffer_printf(&path, "%s/.cache", home);
    if (!path.length)
        return NULL;
    mkdir(path.data, 0700); /* whether it worked, who writes there will find out */
    ssk_buffer_append_string(&path, "/seisaku");
    mkdir(ssk_buffer_string(&path), 0700);
    ssk_buffer_printf(&path, "/%s", name);
    return ssk_buffer_detach(&path);
}

char *ssk_default_index(void)
{
    struct ssk_buffer path = SSK_BUFFER_INIT;
    const char *index = environment("SEISAKU_INDEX"), *data = environment("XDG_DATA_HOME");
    const char *home = environment("HOME");
    if (index)
        ssk_buffer_append_string(&path, index);
    else if (data)
        ssk_buffer_printf(&path, "%s/seisaku/index", data);
    else
        ssk_buffer_printf(&path, "%s/.local/share/seisaku/index", home ? home : ".");
    return ssk_buffer_detach(&path);
}
