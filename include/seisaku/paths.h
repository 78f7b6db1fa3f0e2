/* Where things are: dictionaries beside the program, the user's index. */
#ifndef SEISAKU_PATHS_H
#define SEISAKU_PATHS_H

/* The path of dictionary file `name`, malloc'd: in $SEISAKU_DICT, else beside the running program
 * (<program>/../dict in the build folder, <program>/../share/seisaku/dict once installed). NULL
 * only without memory; the file need not exist. */
char *ssk_dict_path(const char *name);

/* The folder of the catalogs of messages, malloc'd: locale beside the running program, or share/locale once
 * installed. NULL only without memory. */
char *ssk_locale_path(void);

/* The user's own dictionary file `name`, malloc'd: $XDG_CONFIG_HOME/seisaku/name, else
 * ~/.config/seisaku/name. NULL when there is none that can be read. */
char *ssk_own_dict_path(const char *name);

/* Where file `name` of the user's cache may be, malloc'd: $XDG_CACHE_HOME/seisaku/name, else
 * ~/.cache/seisaku/name; makes the folder. NULL when there is no such place. */
char *ssk_cache_path(const char *name);

/* The default index, malloc'd: $SEISAKU_INDEX, else $XDG_DATA_HOME/seisaku/index, else
 * ~/.local/share/seisaku/index. */
char *ssk_default_index(void);

#endif
