/* A law and the number of an article, as texts cite them: 個人情報保護法第37条の2第1項. */
#ifndef SEISAKU_QUERY_LANGUAGE_CITATIONS_H
#define SEISAKU_QUERY_LANGUAGE_CITATIONS_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* Where the word is or begins with a law's number (平成17年法律第86号), that stands for the name that the
 * texts of the index give the law: an OR of the word and the name. Where it cites an article, makes of it an
 * OR of the word and of the article itself: the section of that number in documents whose title is the law,
 * under any of its names, but not another law's with that name in it (its 施行令). Other words stay as they
 * are. */
ssk_status citation_expand(struct node *word, struct session *session, struct ssk_error *error);

#endif
