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
    [ "$(including 'mecab\.h>' include lib indexer query)" = "lib/mecab.c " ]
    [ "$(including 'xapian\.h>' include lib indexer query)" = "lib/xapian_c.cc " ]
    [ "$(including 'unicode/u(norm2|brk)\.h>' include lib indexer query)" = "lib/fold.c lib/unicode.c " ]
    [ -z "$(including '(poppler|libxml/|csv\.h)' include lib)" ]
    [ -z "$(including '(poppler|libxml/)' query)" ]
}

@test "the tools use the library through include/, the library uses neither, nor they each other" {
    [ -z "$(including '(\.\./)*(indexer|query)/' lib include indexer query)" ]
    [ -z "$(including '(\.\./)*lib/' include indexer query)" ]
    for folder in lib indexer query; do # a header without a folder is one's own
        grep -rhoE '^#include "[^/"]+"' --include='*.[ch]' --include='*.cc' "$folder" | sed 's/.*"\(.*\)"/\1/' | sort -u |
            while read -r header; do
                [ -e "$folder/$header" ] || [ -e "include/$header" ] || { echo "$folder: $header"; exit 1; }
            done
    done
}

@test "the bindings know nothing of policy documents" {
    [ -z "$(including 'seisaku/' include/xapian_c.h lib/xapian_c.cc)" ]
}

@test "the bindings' header is C17 and C++17 to the letter" {
    echo '#include "xapian_c.h"' >"$BATS_TEST_TMPDIR/face.c"
    cc -std=c17 -Wall -Wextra -pedantic -Werror -Iinclude -fsyntax-only "$BATS_TEST_TMPDIR/face.c"
    c++ -x c++ -std=c++17 -Wall -Wextra -pedantic -Werror -Iinclude -fsyntax-only "$BATS_TEST_TMPDIR/face.c"
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
