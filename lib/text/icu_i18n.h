/* The functions of ICU's second library, which few runs need: loading it takes a fifth of the time that a
 * program needs to start, so it is loaded when the first of them is asked for. */
#ifndef SEISAKU_LIB_TEXT_ICU_I18N_H
#define SEISAKU_LIB_TEXT_ICU_I18N_H

#include <unicode/ucol.h>
#include <unicode/ucsdet.h>
#include <unicode/uregex.h>

#define ICU_I18N(EACH)                                                                                       \
    EACH(ucol_open)                                                                                          \
    EACH(ucol_close)                                                                                         \
    EACH(ucol_getSortKey)                                                                                    \
    EACH(ucsdet_open)                                                                                        \
    EACH(ucsdet_close)                                                                                       \
    EACH(ucsdet_setText)                                                                                     \
    EACH(ucsdet_detect)                                                                                      \
    EACH(ucsdet_getName)                                                                                     \
    EACH(uregex_open)                                                                                        \
    EACH(uregex_close)                                                                                       \
    EACH(uregex_setTimeLimit)                                                                                \
    EACH(uregex_setStackLimit)                                                                               \
    EACH(uregex_setText)                                                                                     \
    EACH(uregex_findNext)                                                                                    \
    EACH(uregex_start)                                                                                       \
    EACH(uregex_end)

/* Each by its name, which ICU's headers extend by their version. */
struct icu_i18n {
#define ICU_MEMBER(name) __typeof__(&name) name;
    ICU_I18N(ICU_MEMBER)
#undef ICU_MEMBER
};

/* Any thread may ask. Fails: NULL when the library of the headers' version cannot be loaded. */
const struct icu_i18n *icu_i18n(void);

#endif
