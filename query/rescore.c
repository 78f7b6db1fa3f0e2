/* Second-stage ranking. */
#include "rescore.h"

ssk_status rescore(struct ranked *ranked, size_t count, struct session *session, const struct node *root,
                   struct xap_mset *mset, struct ssk_error *error)
{
    (void)ranked, (void)count, (void)session, (void)root, (void)mset, (void)error;
    return SSK_OK;
}
