/* The outline of a law that is being read. Private to indexer/law. */
#ifndef SEISAKU_INDEXER_LAW_LAW_SECTIONS_H
#define SEISAKU_INDEXER_LAW_LAW_SECTIONS_H

#include "indexer/document/draft.h"
#include "indexer/document/outline.h"
#include "indexer/xml/xml_tree.h"

struct law {
    struct draft draft;
    struct outline outline;
    char *article, *caption; /* of the section; NULL outside of articles */
    int quoted;              /* > 0 in what another law is to say, which makes no sections here */
};

enum { LEVEL_SUPPLEMENT = 1 }; /* 附則 and 別表 stand as high as the highest chapters */

/* Returns: a copy, owned by the caller. Fails: NULL, and the draft has failed. */
char *law_copy(struct law *law, const char *text);

/* Makes the keys of the lines that follow. */
void law_make_keys(struct law *law);

/* Returns: the words of an element as a string of its own. Fails: NULL, and the draft has failed. */
char *law_text_of(struct law *law, const struct xml_node *node);

/* Returns: （目的） without its brackets, owned by the caller; NULL for no node. Fails: as law_text_of. */
char *law_caption_of(struct law *law, const struct xml_node *node);

/* Begins the section of an article or a caption; takes both strings over. What another law is to say begins
 * none here. */
void law_set_section(struct law *law, char *article, char *caption);

/* 第一章　総則. */
void law_enter_chapter(struct law *law, const struct xml_node *title, int level);

/* 附則 （平成二十年法律第一号） 抄 */
void law_enter_supplement(struct law *law, const struct xml_node *node);

/* 別表第一 （第三条関係）: the title, and the articles that it belongs to behind it. */
void law_enter_annex(struct law *law, const struct xml_node *title, const struct xml_node *related);

#endif
