/* What a site adds to the titles of its pages. */
#ifndef SEISAKU_INDEXER_KEYS_TITLES_SITE_TITLE_H
#define SEISAKU_INDEXER_KEYS_TITLES_SITE_TITLE_H

#include "indexer/document/document.h"
#include "seisaku/ministry.h"
#include "seisaku/status.h"

/* Takes what names the site off a page's title: … | 厚生労働省, …（METI/経済産業省）, 環境省_…, … - 架空県
 * ホームページ. It becomes the publisher where none is known. Order: first. Fails: SSK_MEMORY only. */
ssk_status site_title_part(struct document *document, const struct ssk_ministries *ministries);

/* Where a page's title is but the ministry whose site it is of, or the opening of the page's first heading,
 * that heading is the title. Order: next. Fails: SSK_MEMORY only. */
ssk_status site_title_heading(struct document *document, const struct ssk_ministries *ministries);

#endif
