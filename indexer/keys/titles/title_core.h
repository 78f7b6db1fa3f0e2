/* A title without what stands behind its name: brackets, a subtitle between dashes, an edition. */
#ifndef SEISAKU_INDEXER_KEYS_TITLES_TITLE_CORE_H
#define SEISAKU_INDEXER_KEYS_TITLES_TITLE_CORE_H

#include "indexer/lines/cursor.h"

/* 国土強靱化年次計画2024（案） is 国土強靱化年次計画; 観光白書　令和６年版 is 観光白書. */
struct cursor title_core(struct cursor title);

#endif
