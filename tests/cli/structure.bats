#!/usr/bin/env bats
# The laws of the folders: who may see a foreign header, who may use whom.

setup() {
    cd "$BATS_TEST_DIRNAME/../.."
}

# The files that include a header matching the pattern.
including() { # PATTERN FOLDER...
    pattern=$1
    shift
    grep -rlE "^#include [<\"]$pattern" --include='*.c' --include='*.cc' --include='*.h' "$@" | sort | tr '\n' ' '
}

@test "only its adapter sees a foreign header" {
    [ "$(including 'mecab\.h>' include lib indexer query)" = "lib/dict/compile_words.c lib/dict/compounds.c lib/dict/mecab.c " ]
    [ "$(including 'xapian\.h>' include lib indexer query)" = "lib/xapian/handles.h " ]
    [ "$(including 'unicode/u(norm2|brk)\.h>' include lib indexer query)" = "lib/text/fold.c lib/text/folder.h lib/text/unicode.c " ]
    [ "$(including 'unicode/u(regex|col|csdet)\.h>' include lib indexer query)" = "lib/text/icu_i18n.h " ]
    [ -z "$(including '(poppler|libxml/|csv\.h)' include lib)" ]
    [ -z "$(including '(poppler|libxml/)' query)" ]
}

# The includes of a tree that its law forbids, each as FILE:LINE: ROOM may not use ROOM, or a header that is the
# other room's own. Public headers of the library count as those of the room that has the code, for the library
# alone.
breaches() { # TREE
    {
        find lib -name '*.c*' -printf '%f\t%h\n' | sed 's/\.[a-z]*\t/\t/'
        printf 'schema\tlib/index\npassage_block\tlib/index\n'
        cat tests/laws.tsv
        (cd "$1" && grep -rnoE '^#include "((lib|indexer|query)/[^"]+|seisaku/[^"]+|xapian_c.h)"' \
            --include='*.[ch]' --include='*.cc' lib indexer query)
    } | awk -F'\t' '
        NF == 2 && $1 !~ "/" && $2 ~ "^lib/" { home[$1] = $2; next }
        NF == 3 { may[$1] = " " $2 " "; open[$1] = " " $3 " "; next }
        /^#/ || !NF { next }
        {
            split($0, part, ":")
            room = part[1]; sub("/[^/]*$", "", room)
            used = part[3]; gsub(/^#include "|"$/, "", used)
            public = used ~ "^(seisaku/|xapian_c)"
            if (public && room !~ "^lib") next
            sub("\\.h$", "", used)
            name = used; sub(".*/", "", name)
            if (public) { sub("^seisaku/", "", used); used = home[used] }
            else sub("/[^/]*$", "", used)
            if (used == room) next
            if (!index(may[room], " " used " "))
                print part[1] ":" part[2] ": " room " may not use " used
            else if (!public && !index(open[used], " " name " "))
                print part[1] ":" part[2] ": " name ".h is private to " used
        }'
}

@test "each room includes only what tests/laws.tsv allows it" {
    run breaches .
    [ -z "$output" ]
}

@test "an include that the law forbids is named with its file and line" {
    mkdir -p "$BATS_TEST_TMPDIR/indexer/lines" "$BATS_TEST_TMPDIR/query/print" "$BATS_TEST_TMPDIR/lib/text"
    printf '#include "seisaku/buffer.h"\n#include "seisaku/terms.h"\n' >"$BATS_TEST_TMPDIR/lib/text/fold.c"
    printf '\n#include "indexer/document/document.h"\n' >"$BATS_TEST_TMPDIR/indexer/lines/cursor.h"
    printf '#include "indexer/lines/cursor.h"\n' >"$BATS_TEST_TMPDIR/query/print/print.c"
    mkdir "$BATS_TEST_TMPDIR/indexer/run"
    printf '#include "indexer/page/page.h"\n#include "indexer/page/footnotes.h"\n' >"$BATS_TEST_TMPDIR/indexer/run/run.c"
    run breaches "$BATS_TEST_TMPDIR"
    [ "${lines[0]}" = "lib/text/fold.c:2: lib/text may not use lib/words" ]
    [ "${lines[1]}" = "indexer/lines/cursor.h:2: indexer/lines may not use indexer/document" ]
    [ "${lines[2]}" = "indexer/run/run.c:2: footnotes.h is private to indexer/page" ]
    [ "${lines[3]}" = "query/print/print.c:1: query/print may not use indexer/lines" ]
    [ "${#lines[@]}" -eq 4 ]
}

@test "each room has its row in the law, and includes are written from the root" {
    for room in $(find lib indexer query \( -name '*.[ch]' -o -name '*.cc' \) -printf '%h\n' | sort -u); do
        grep -q "^$room	" tests/laws.tsv || { echo "no row for $room"; return 1; }
        [[ $room != */* ]] || grep -q "^| \`$room/\` |" README.md || { echo "README's tour has no $room"; return 1; }
    done
    # Each room of the tools that another may use, it does use.
    awk -F'\t' '/^(indexer|query)/ && $2 != "-" { n = split($2, used, " "); for (i = 1; i <= n; i++) print $1, used[i] }' tests/laws.tsv |
        while read -r room used; do
            grep -qE "^#include \"$used/[^/]*\"" "$room"/*.[ch] || { echo "$room does not use $used"; exit 1; }
        done
    # Each header that the law calls public is one, and another room uses it.
    awk -F'\t' 'NF == 3 && $3 != "-" { n = split($3, name, " "); for (i = 1; i <= n; i++) print $1 "/" name[i] ".h" }' tests/laws.tsv |
        while read -r header; do
            grep -rl "^#include \"$header\"" lib indexer query | grep -qv "^${header%/*}/[^/]*$" ||
                { echo "nobody uses $header"; exit 1; }
        done
    grep -rhoE '^#include "[^"]+"' --include='*.[ch]' lib indexer query | sed 's/.*"\(.*\)"/\1/' | sort -u |
        while read -r header; do
            [ -e "$header" ] || [ -e "include/$header" ] || { echo "not from the root: $header"; exit 1; }
        done
}

@test "the library uses neither tool, and nobody its private headers" {
    [ -z "$(including '(indexer|query)/' lib include)" ]
    [ -z "$(including 'lib/' include indexer query)" ]
}

@test "no room has more than 30 source files" {
    [ -z "$(find lib include indexer query \( -name '*.[ch]' -o -name '*.cc' \) -printf '%h\n' | sort | uniq -c | awk '$1 > 30')" ]
}

# The lines of each function, with its place.
functions() {
    awk 'FNR == 1 { start = 0 }
         /^\{/ { start = FNR }
         /^\}/ && start { print FNR - start + 1 "\t" FILENAME ":" start; start = 0 }' \
        $(find lib indexer query -name '*.c')
}

@test "functions are short: half of them 11 lines or less, none over 60" {
    functions | sort -n >"$BATS_TEST_TMPDIR/functions"
    run awk -F'\t' '$1 > 60 { print $2 ": " $1 " lines" }' "$BATS_TEST_TMPDIR/functions"
    [ -z "$output" ]
    [ "$(awk '{ lines[NR] = $1 } END { print lines[int((NR + 1) / 2)] }' "$BATS_TEST_TMPDIR/functions")" -le 11 ]
}

@test "the bindings know nothing of policy documents" {
    [ -z "$(including 'seisaku/' include/xapian_c.h lib/xapian)" ]
}

@test "the bindings' header is C17 and C++17 to the letter" {
    echo '#include "xapian_c.h"' >"$BATS_TEST_TMPDIR/face.c"
    cc -std=c17 -Wall -Wextra -pedantic -Werror -Iinclude -fsyntax-only "$BATS_TEST_TMPDIR/face.c"
    c++ -x c++ -std=c++17 -Wall -Wextra -pedantic -Werror -Iinclude -fsyntax-only "$BATS_TEST_TMPDIR/face.c"
}

@test "in one run with make deps no object, dictionary or catalog is made before it" {
    make -pn O="$BATS_TEST_TMPDIR" all units library fuzzers deps | grep -E '^[^#%]+\.(o|dic|mo): ' >"$BATS_TEST_TMPDIR/rules"
    [ "$(grep -c '\.o: ' "$BATS_TEST_TMPDIR/rules")" -gt 300 ]
    [ -z "$(grep -vE ' \|.* deps( |$)| := ' "$BATS_TEST_TMPDIR/rules")" ]
}

# The global functions and data of an archive.
symbols() { # ARCHIVE
    nm -g --defined-only "$SEISAKU_BIN/../$1" 2>/dev/null | awk 'NF == 3 && $2 ~ /[TDBR]/ { print $3 }' | sort -u
}

@test "no global name stands in two archives" {
    for archive in libindexer.a libquery.a libseisaku.a; do
        [ -n "$(symbols $archive)" ]
    done
    [ -z "$(comm -12 <(symbols libindexer.a) <(symbols libquery.a))" ]
    [ -z "$(comm -12 <(symbols libindexer.a) <(symbols libseisaku.a))" ]
    [ -z "$(comm -12 <(symbols libquery.a) <(symbols libseisaku.a))" ]
}

@test "no circle between files, nor between rooms" {
    run tests/circles "$SEISAKU_BIN"/../lib{seisaku,indexer,query}.a
    [ -z "$output" ]
    run tsort <(awk -F'\t' '/^[a-z]/ && $2 != "-" { n = split($2, used, " "); for (i = 1; i <= n; i++) print $1, used[i] }' \
        tests/laws.tsv)
    [ "$status" -eq 0 ]
}

@test "a circle between files is named with what they take from each other" {
    cd "$BATS_TEST_TMPDIR"
    echo 'int two(void); int three(void); int one(void) { return two() + three(); }' >a.c
    echo 'int one(void); int two(void) { return one(); }' >b.c
    echo 'int three(void) { return 3; }' >c.c
    cc -c a.c b.c c.c
    ar rc abc.a a.o b.o c.o
    run "$BATS_TEST_DIRNAME/../circles" abc.a
    [ "$status" -eq 1 ]
    [ "$output" = "circle: a b
    a uses b: two
    b uses a: one" ]
}
