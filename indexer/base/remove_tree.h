/* Files and folders that go. */
#ifndef SEISAKU_INDEXER_BASE_REMOVE_TREE_H
#define SEISAKU_INDEXER_BASE_REMOVE_TREE_H

/* Removes a file, or a folder with all that is in it; what cannot be removed stays. Follows no link. */
void remove_tree(const char *path);

#endif
