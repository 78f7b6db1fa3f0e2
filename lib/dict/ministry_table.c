/* Reads dict/ministries.tsv: bodies, all names folded into one trie, and who follows whom. */
#include "lib/dict/ministry_table.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/tsv.h"

/* The columns, in the file's order. */
enum { NAME, KIND, PARENT, SINCE, UNTIL, SUCCESSORS, NAMES, OFFICES, SEARCH };

/* ------------------------------------------------------------------------------------------ names */

static bool push(struct ministry_names *names, struct ministry_name name)
{
    if (!SSK_GROW(names->items, names->count, names->capacity))
        return false;
    names->items[names->count++] = name;
    return true;
}

static void free_names(struct ministry_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i].points);
    free(names->items);
}

/* Appends the name, folded, to the list. */
static ssk_status keep(struct ssk_ministries *table, struct ministry_names *names, const char *text,
                       size_t length, size_t body, enum ministry_role role, struct ssk_error *error)
{
    struct ssk_folded *folded = &table->scratch;
    if (ssk_fold(table->folder, SSK_FOLD_WORDS, text, length, folded) != SSK_OK)
        return ssk_no_memory(error);
    uint32_t *points = malloc(folded->count * sizeof *points + 1);
    if (!points || !push(names, (struct ministry_name){points, folded->count, body, role})) {
        free(points);
        return ssk_no_memory(error);
    }
    memcpy(points, folded->points, folded->count * sizeof *points);
    return SSK_OK;
}

/* Appends the name to the table and enters it into the trie. */
static ssk_status enter(struct ssk_ministries *table, const struct ssk_tsv_row *row, const char *text,
                        size_t length, enum ministry_role role, struct ssk_error *error)
{
    size_t body = table->body_count ? table->body_count - 1 : 0;
    ssk_status status = keep(table, &table->names, text, length, body, role, error);
    if (status != SSK_OK)
        return status;
    const struct ministry_name *name = &table->names.items[table->names.count - 1];
    uint32_t previous;
    if (name->count == 0)
        return ssk_fail(error, SSK_INPUT, "%s:%d: a name is empty", row->path, row->line);
    if (!ssk_trie_add(table->trie, name->points, name->count, (uint32_t)table->names.count, &previous))
        return ssk_no_memory(error);
    if (previous && table->names.items[previous - 1].body != body)
        return ssk_fail(error, SSK_INPUT, "%s:%d: %.*s names %s already: keep it in one place", row->path,
                        row->line, (int)length, text,
                        table->bodies[table->names.items[previous - 1].body].name);
    return SSK_OK;
}

/* The next part of a list parted by |; false at its end. */
static bool next_part(const char **list, const char **part, size_t *length)
{
    *part = *list;
    *length = strcspn(*list, "|");
    *list += *length + ((*list)[*length] == '|');
    return *length > 0;
}

static ssk_status enter_list(struct ssk_ministries *table, const struct ssk_tsv_row *row, const char *list,
                             enum ministry_role role, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    const char *part;
    size_t length;
    while (status == SSK_OK && next_part(&list, &part, &length))
        status = enter(table, row, part, length, role, error);
    return status;
}

/* ------------------------------------------------------------------------------------------ rows */

static ssk_status add_guards(struct ssk_ministries *table, const struct ssk_tsv_row *row,
                             struct ssk_error *error)
{
    const char *list = row->fields[1], *part;
    size_t length;
    if (strcmp(row->fields[0], "!not") == 0)
        return enter_list(table, row, list, ROLE_NOT, error);
    bool before = strcmp(row->fields[0], "!before") == 0;
    if (!before && strcmp(row->fields[0], "!after") != 0)
        return ssk_fail(error, SSK_INPUT, "%s:%d: %s is not one of !not, !before, !after", row->path,
                        row->line, row->fields[0]);
    ssk_status status = SSK_OK;
    while (status == SSK_OK && next_part(&list, &part, &length))
        status = keep(table, before ? &table->before : &table->after, part, length, 0, ROLE_NOT, error);
    return status;
}

static bool add_body(struct ssk_ministries *table, const struct ssk_tsv_row *row)
{
    if (!SSK_GROW(table->bodies, table->body_count, table->body_capacity))
        return false;
    struct ministry_body *body = &table->bodies[table->body_count++];
    *body = (struct ministry_body){.name = strdup(row->fields[NAME]),
                                   .group = strcmp(row->fields[KIND], "group") == 0,
                                   .minor = strcmp(row->fields[KIND], "office") == 0 ||
                                            strcmp(row->fields[KIND], "council") == 0,
                                   .path = strdup(row->path),
                                   .line = row->line,
                                   .parent = strdup(row->fields[PARENT]),
                                   .successors = strdup(row->fields[SUCCESSORS])};
    return body->name && body->path && body->parent && body->successors;
}

static bool is_kind(const char *kind)
{
    static const char *const kinds[] = {"cabinet", "ministry", "agency", "commission",
                                        "office",  "council",  "group"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    return false;
}

static ssk_status add_row(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct ssk_ministries *table = context;
    const char *name = row->fields[NAME];
    if (*name == '!')
        return add_guards(table, row, error);
    if (!*name || !*row->fields[KIND])
        return ssk_fail(error, SSK_INPUT, "%s:%d: expected a name, a tab, a kind", row->path, row->line);
    if (!is_kind(row->fields[KIND]))
        return ssk_fail(
            error, SSK_INPUT,
            "%s:%d: %s is no kind: write cabinet, ministry, agency, commission, office, council or group",
            row->path, row->line, row->fields[KIND]);
    if (!add_body(table, row))
        return ssk_no_memory(error);
    ssk_status status = enter(table, row, name, strlen(name), ROLE_NAME, error);
    if (status == SSK_OK)
        status = enter_list(table, row, row->fields[NAMES], ROLE_NAME, error);
    if (status == SSK_OK)
        status = enter_list(table, row, row->fields[OFFICES], ROLE_OFFICE, error);
    if (status == SSK_OK)
        status = enter_list(table, row, row->fields[SEARCH], ROLE_SEARCH, error);
    return status;
}

/* ------------------------------------------------------------------------------------------ lineage */

/* The number of the body with that canonical name; body_count when there is none. */
static size_t body_of(const struct ssk_ministries *table, const char *name, size_t length)
{
    size_t i = 0;
    while (i < table->body_count &&
           (strncmp(table->bodies[i].name, name, length) != 0 || table->bodies[i].name[length] != '\0'))
        i++;
    return i;
}

/* Marks what succeeded the body, and what succeeded that. */
static void mark_successors(const struct ssk_ministries *table, size_t body, bool *marks)
{
    const char *list = table->bodies[body].successors, *part;
    size_t length;
    if (marks[body])
        return;
    marks[body] = true;
    while (next_part(&list, &part, &length))
        mark_successors(table, body_of(table, part, length), marks);
}

/* Parents and successors have lines of their own. */
static ssk_status check_bodies(const struct ssk_ministries *table, struct ssk_error *error)
{
    for (size_t i = 0; i < table->body_count; i++) {
        const struct ministry_body *body = &table->bodies[i];
        const char *list = body->successors, *part;
        size_t length;
        if (*body->parent && body_of(table, body->parent, strlen(body->parent)) == table->body_count)
            return ssk_fail(error, SSK_INPUT, "%s:%d: no line for the parent %s", body->path, body->line,
                            body->parent);
        while (next_part(&list, &part, &length))
            if (body_of(table, part, length) == table->body_count)
                return ssk_fail(error, SSK_INPUT, "%s:%d: no line for the successor %.*s", body->path,
                                body->line, (int)length, part);
    }
    return SSK_OK;
}

/* The lineage of body i, NULL-terminated. reach[i * n + j]: j is i or follows it. */
static const char **lineage_of(const struct ssk_ministries *table, const bool *reach, size_t i)
{
    size_t n = table->body_count, count = 1;
    for (size_t j = 0; j < n; j++)
        count += reach[i * n + j] || reach[j * n + i];
    const char **lineage = calloc(count, sizeof *lineage);
    if (!lineage)
        return NULL;
    lineage[0] = table->bodies[i].name;
    for (size_t j = 0, next = 1; j < n; j++)
        if (j != i && (reach[i * n + j] || reach[j * n + i]))
            lineage[next++] = table->bodies[j].name;
    return lineage;
}

/* Those that body i reaches and nothing follows, NULL-terminated. */
static const char **heirs_of(const struct ssk_ministries *table, const bool *reach, size_t i)
{
    size_t n = table->body_count, count = 1;
    for (size_t j = 0; j < n; j++)
        count += reach[i * n + j];
    const char **heirs = calloc(count, sizeof *heirs);
    for (size_t j = 0, next = 0; heirs && j < n; j++)
        if (reach[i * n + j] && !*table->bodies[j].successors)
            heirs[next++] = table->bodies[j].name;
    return heirs;
}

/* A body's lineage is what it reaches and what reaches it; not its siblings, so that 郵政省 → 総務省 ← 自治省
 * does not make one of the two older ministries the other. */
static ssk_status link_lineages(struct ssk_ministries *table, struct ssk_error *error)
{
    size_t n = table->body_count;
    bool *reach = calloc(n * n + 1, sizeof *reach);
    ssk_status status = reach ? SSK_OK : ssk_no_memory(error);
    for (size_t i = 0; reach && i < n; i++)
        mark_successors(table, i, reach + i * n);
    for (size_t i = 0; status == SSK_OK && i < n; i++)
        if (!(table->bodies[i].lineage = lineage_of(table, reach, i)) ||
            !(table->bodies[i].heirs = heirs_of(table, reach, i)))
            status = ssk_no_memory(error);
    free(reach);
    return status;
}

/* ------------------------------------------------------------------------------------------ the table */

ssk_status ssk_ministries_open(struct ssk_ministries **out, const char *path, const struct ssk_folder *folder,
                               struct ssk_error *error)
{
    return ssk_ministries_open_with(out, path, NULL, folder, error);
}

ssk_status ssk_ministries_open_with(struct ssk_ministries **out, const char *path, const char *own,
                                    const struct ssk_folder *folder, struct ssk_error *error)
{
    *out = NULL;
    struct ssk_ministries *table = calloc(1, sizeof *table);
    if (!table || !(table->trie = ssk_trie_new())) {
        ssk_ministries_free(table);
        return ssk_no_memory(error);
    }
    table->folder = folder;
    ssk_status status = ssk_tsv_read(path, add_row, table, error);
    if (status == SSK_OK && own)
        status = ssk_tsv_read_own(own, add_row, table, NULL, NULL, error);
    ssk_folded_free(&table->scratch);
    if (status == SSK_OK)
        status = check_bodies(table, error);
    if (status == SSK_OK)
        status = link_lineages(table, error);
    if (status == SSK_OK)
        *out = table;
    else
        ssk_ministries_free(table);
    return status;
}

void ssk_ministries_free(struct ssk_ministries *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->body_count; i++) {
        free(table->bodies[i].name);
        free(table->bodies[i].path);
        free(table->bodies[i].parent);
        free(table->bodies[i].successors);
        free(table->bodies[i].lineage);
        free(table->bodies[i].heirs);
    }
    free(table->bodies);
    free_names(&table->names);
    free_names(&table->before);
    free_names(&table->after);
    ssk_trie_free(table->trie);
    free(table);
}
