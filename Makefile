# seisaku: full-text search for Japanese policy documents. `make help` lists the targets.
#
# Variables: BUILD=release|asan|tsan|tune|fuzz, PREFIX, DESTDIR, CPPFLAGS, CFLAGS, CXXFLAGS, LDFLAGS, LINKING. Each BUILD
# has its own folder under build/.

BUILD  ?= release
PREFIX ?= /usr/local
VERSION := 0.1.0

O := build/$(BUILD)
PACKAGES := xapian-core icu-uc icu-i18n jansson libzstd
INDEX_PACKAGES := $(PACKAGES) poppler-glib gio-2.0 libxml-2.0 libarchive libseccomp gmime-3.0 md4c-html

CC  ?= cc
CXX ?= c++
PKG_CONFIG ?= pkg-config

# As many jobs at a time as there are processors, unless -j says otherwise.
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc)
endif

# CPPFLAGS, CFLAGS, CXXFLAGS, LDFLAGS and LDLIBS are the user's and come last. Warnings are errors in CI alone,
# so that a newer compiler's warning stops nobody's build.
CFLAGS   ?= $(OPT)
CXXFLAGS ?= $(OPT)
WERROR   ?= $(if $(CI),-Werror)
WARNXX := -Wall -Wextra -Wshadow $(WERROR)
WARN   := $(WARNXX) -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes
SANITIZE :=
HARDEN   :=
ifeq ($(BUILD),release)
OPT := -O2 -g
HARDEN := -fstack-protector-strong -Wformat -Werror=format-security
HARDEN_CPP := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
HARDEN_LD := -Wl,-z,relro,-z,now
else ifeq ($(BUILD),asan)
OPT := -O1 -g
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifeq ($(BUILD),tsan)
OPT := -O1 -g
SANITIZE := -fsanitize=thread -fno-omit-frame-pointer
else ifeq ($(BUILD),fuzz)
OPT := -O1 -g
CC := clang
CXX := clang++
SANITIZE := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifeq ($(BUILD),tune)
OPT := -O2 -g
OUR_DEFINES := -DSEISAKU_TUNE
else
$(error BUILD is release, asan, tsan, tune or fuzz, not '$(BUILD)')
endif

# Asked when first used and kept: `make deps check` installs the packages before anything needs the answer.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell $(PKG_CONFIG) --cflags $(INDEX_PACKAGES)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell $(PKG_CONFIG) --libs $(PACKAGES)))$(PKG_LIBS)
INDEX_LIBS = $(eval INDEX_LIBS := $$(shell $(PKG_CONFIG) --libs $(INDEX_PACKAGES)))$(INDEX_LIBS)

OUR_CPPFLAGS = -Iinclude -I. -D_GNU_SOURCE -DSEISAKU_VERSION='"$(VERSION)"' $(OUR_DEFINES) $(PKG_CFLAGS) $(HARDEN_CPP)
COMPILE_C   = $(CC) $(OUR_CPPFLAGS) $(CPPFLAGS) -std=c17 $(WARN) $(HARDEN) $(SANITIZE) $(CFLAGS) -MMD -MP -c
COMPILE_CXX = $(CXX) $(OUR_CPPFLAGS) $(CPPFLAGS) -std=c++17 $(WARNXX) $(HARDEN) $(SANITIZE) $(CXXFLAGS) -MMD -MP -c
LINK        = $(CXX) $(filter -fsanitize=%,$(SANITIZE)) -Wl,--as-needed $(HARDEN_LD) $(LDFLAGS)
# An allocation that fails is remembered: lib/base/memory.c.
WRAPPED     := malloc calloc realloc reallocarray strdup strndup
OUR_LIBS    = $(WRAPPED:%=-Wl,--wrap=%) -lmecab -lcsv -lm -pthread

# A query takes as long as loading its libraries does: the small ones whose archives are there become part of
# seisaku-query, unless LINKING=shared, as distributions want it.
LINKING ?= static
LINKED_IN = $(eval LINKED_IN := $(if $(filter staticrelease,$(LINKING)$(BUILD)),$(foreach \
  library,jansson zstd mecab csv,$(filter /%,$(shell $(CC) -print-file-name=lib$(library).a)))))$(LINKED_IN)

LIB_SRC     := $(wildcard lib/*/*.c lib/*/*.cc)
INDEXER_SRC := $(wildcard indexer/*.c indexer/*/*.c indexer/*/*/*.c)
QUERY_SRC   := $(filter-out query/compile_dict.c,$(wildcard query/*.c query/*/*.c))
UNIT_SRC    := $(shell find tests/unit -name 'test_*.c' | sort)
objects = $(patsubst %,$(O)/%.o,$(basename $(1)))

LIB   := $(O)/libseisaku.a
TOOLS := $(O)/bin/seisaku-index $(O)/bin/seisaku-query
UNITS := $(patsubst tests/unit/%.c,$(O)/unit/%,$(UNIT_SRC))
# The stages of each tool without its main(), for the unit tests.
INDEXER_LIB := $(O)/libindexer.a
QUERY_LIB   := $(O)/libquery.a

# What each shell completes, printed by the tools themselves: TOOL.bash, _TOOL for zsh, TOOL.fish.
TOOL_NAMES  := seisaku-index seisaku-query
COMPLETIONS := $(foreach tool,$(TOOL_NAMES),$(O)/completions/$(tool).bash $(O)/completions/_$(tool) \
                 $(O)/completions/$(tool).fish)

DICT_FILES := $(wildcard dict/*.tsv)
TABLES := $(patsubst dict/%,$(O)/dict/%,$(DICT_FILES)) $(O)/dict/user.dic
# The last, for it is of no use where a table is newer.
DICT := $(TABLES) $(O)/dict/compiled.dict

# Messages in other languages, a catalog each, where the tools look for them.
LANGUAGES := $(basename $(notdir $(wildcard doc/po/*.po)))
CATALOGS  := $(foreach language,$(LANGUAGES),$(O)/locale/$(language)/LC_MESSAGES/seisaku.mo)

.PHONY: all help po deps deps-browser deps-package demo check check-bare check-browser check-package mutants bench \
  bench-readers bench-relevance bench-size install uninstall library install-library dist clean format lint units tools
.DELETE_ON_ERROR:

all: tools

help:
	@echo 'make deps      install what is missing (Debian packages)'
	@echo 'make           build the two tools into build/bin'
	@echo 'make demo      index the sample corpus and show ranked passages'
	@echo 'make check     build and pass all tests (BUILD=asan, BUILD=tsan: under sanitizers)'
	@echo 'make check-browser  open the HTML report in headless Chromium (make deps-browser installs it)'
	@echo 'make mutants   how many small faults the tests notice: N=20 SEED=1 ROOM=lib'
	@echo 'make faults    kills, failing calls and allocations, damage, fuzzing: BUDGET=15 minutes'
	@echo 'make bench     measure speed and quality against peers in the same run'
	@echo 'make bench-size INDEX=DIR  what the bytes of an index are for'
	@echo 'make bench-readers  how the time of each reader grows with its document'
	@echo 'make install   into $$DESTDIR$$PREFIX (now $(DESTDIR)$(PREFIX))'
	@echo 'make uninstall take it out again; make install-library: the bindings as a shared library'
	@echo 'make check-package  build, lint, install and try the Debian packages (make deps-package before)'
	@echo 'make check-bare     the two commands of README on a fresh Debian, made by debootstrap (as root)'
	@echo 'make dist      the release archive'
	@echo 'make po        bring the catalogs of messages, doc/po/*.po, up to date with the sources'
	@echo 'make format    apply .clang-format; make lint checks it'
	@echo 'make clean     remove build/'

tools: $(TOOLS) $(DICT) $(COMPLETIONS) $(CATALOGS) build/bin

# build/bin always leads to the release tools.
build/bin: | $(TOOLS)
	@ln -sfn release/bin build/bin

deps:
	@tests/deps

deps-browser:
	@tests/deps browser

# In one run with them everything that needs a package waits, and one at a time installs. Objects wait too, by the
# rules that make them.
DEPS := $(filter deps deps-browser deps-package,$(MAKECMDGOALS))
$(DICT) $(CATALOGS) lint: | $(DEPS)
check-package: | $(DEPS)
ifneq ($(filter deps,$(DEPS)),)
deps-browser deps-package: | deps
endif
ifneq ($(filter deps-browser,$(DEPS)),)
deps-package: | deps-browser
endif

demo: all
	@tests/demo $(O)/bin $(O)/demo

TO     := $(DESTDIR)$(PREFIX)
LIBDIR ?= $(PREFIX)/lib
MAN    := $(TO)/share/man

install: all
	install -d $(TO)/bin $(TO)/share/seisaku/dict $(MAN)/man1 $(MAN)/man7 $(TO)/share/doc/seisaku \
	  $(TO)/share/bash-completion/completions $(TO)/share/zsh/site-functions $(TO)/share/fish/vendor_completions.d
	install $(TOOLS) $(TO)/bin
	install -m 644 $(DICT) dict/user.csv dict/README.md $(TO)/share/seisaku/dict
	install -m 644 indexer/seisaku-index.1 query/seisaku-query.1 $(MAN)/man1
	install -m 644 query/query-syntax.7 $(MAN)/man7
	install -d $(MAN)/ja/man1 $(MAN)/ja/man7 $(TO)/share/doc/seisaku/examples
	install -m 644 man/ja/seisaku-index.1 man/ja/seisaku-query.1 $(MAN)/ja/man1
	install -m 644 man/ja/query-syntax.7 $(MAN)/ja/man7
	install -m 644 README.md README.ja.md $(TO)/share/doc/seisaku
	install -m 644 $(filter-out %.c %/old-office,$(wildcard doc/examples/*)) $(TO)/share/doc/seisaku/examples
	install -m 755 doc/examples/old-office $(TO)/share/doc/seisaku/examples
	for language in $(LANGUAGES); do \
	  install -d $(TO)/share/locale/$$language/LC_MESSAGES && \
	  install -m 644 $(O)/locale/$$language/LC_MESSAGES/seisaku.mo $(TO)/share/locale/$$language/LC_MESSAGES; \
	done
	for tool in $(TOOL_NAMES); do \
	  install -m 644 $(O)/completions/$$tool.bash $(TO)/share/bash-completion/completions/$$tool; \
	  install -m 644 $(O)/completions/_$$tool $(TO)/share/zsh/site-functions; \
	  install -m 644 $(O)/completions/$$tool.fish $(TO)/share/fish/vendor_completions.d; \
	done

uninstall:
	for tool in $(TOOL_NAMES); do \
	  rm -f $(TO)/bin/$$tool $(MAN)/man1/$$tool.1 $(MAN)/ja/man1/$$tool.1 $(TO)/share/bash-completion/completions/$$tool \
	    $(TO)/share/zsh/site-functions/_$$tool $(TO)/share/fish/vendor_completions.d/$$tool.fish; \
	done
	rm -f $(MAN)/man7/query-syntax.7 $(MAN)/ja/man7/query-syntax.7
	rm -f $(foreach language,$(LANGUAGES),$(TO)/share/locale/$(language)/LC_MESSAGES/seisaku.mo)
	rm -rf $(TO)/share/seisaku $(TO)/share/doc/seisaku

$(O)/locale/%/LC_MESSAGES/seisaku.mo: doc/po/%.po
	@mkdir -p $(@D)
	@msgfmt --check-format -o $@ $<

# New messages come in untranslated, changed ones lose their translation.
po:
	@mkdir -p $(O)
	@doc/po/extract $(O)/seisaku.pot
	@for language in $(LANGUAGES); do \
	  msgmerge --quiet --no-fuzzy-matching --no-wrap --add-location=file --sort-by-file -o $(O)/merged.po \
	    doc/po/$$language.po $(O)/seisaku.pot && \
	  msgattrib --no-obsolete --no-wrap --add-location=file -o doc/po/$$language.po $(O)/merged.po || exit 1; \
	  printf '%s: ' $$language; LC_ALL=C msgfmt --statistics -o /dev/null doc/po/$$language.po; \
	done

# The bindings alone, as a shared library for other programs.
SONAME  := libxapian-c.so.1
SHARED  := $(O)/$(SONAME).0.0
PC_FILE := $(O)/xapian-c.pc

library: $(SHARED) $(PC_FILE)

PIC := $(patsubst lib/xapian/%.cc,$(O)/pic/%.o,$(wildcard lib/xapian/*.cc))

$(O)/pic/%.o: lib/xapian/%.cc | $(DEPS)
	@mkdir -p $(@D)
	@echo '  c++  $< (shared)'
	@$(COMPILE_CXX) -fPIC -o $@ $<

$(SHARED): $(PIC) lib/xapian/xapian_c.map
	@echo '  link $@'
	@$(LINK) -shared -Wl,-soname,$(SONAME) -Wl,--version-script,lib/xapian/xapian_c.map -o $@ $(PIC) \
	  $$($(PKG_CONFIG) --libs xapian-core) $(LDLIBS)

$(PC_FILE): lib/xapian/xapian_c.pc.in Makefile
	@mkdir -p $(@D)
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|' $< >$@

install-library: library
	install -d $(DESTDIR)$(LIBDIR)/pkgconfig $(TO)/include $(MAN)/man3 $(TO)/share/doc/libxapian-c-dev/examples
	install -m 644 $(SHARED) $(DESTDIR)$(LIBDIR)
	ln -sf $(notdir $(SHARED)) $(DESTDIR)$(LIBDIR)/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(LIBDIR)/libxapian-c.so
	install -m 644 include/xapian_c.h $(TO)/include
	install -m 644 $(PC_FILE) $(DESTDIR)$(LIBDIR)/pkgconfig
	install -m 644 lib/xapian/xapian_c.3 $(MAN)/man3
	install -m 644 doc/examples/xapian_c.c $(TO)/share/doc/libxapian-c-dev/examples

# What a release is made of: the files that git knows, in one archive.
dist:
	@mkdir -p $(O)
	git archive --prefix=seisaku-$(VERSION)/ -o $(O)/seisaku-$(VERSION).tar.gz HEAD
	@echo $(O)/seisaku-$(VERSION).tar.gz

deps-package:
	@tests/deps package

# Debian packages from a copy of the checkout: built, linted, installed, tried, removed.
check-package:
	@tests/package $(O)/package

$(LIB): $(call objects,$(LIB_SRC))
$(INDEXER_LIB): $(call objects,$(filter-out indexer/main.c,$(INDEXER_SRC)))
$(QUERY_LIB): $(call objects,$(filter-out query/main.c,$(QUERY_SRC)))
$(LIB) $(INDEXER_LIB) $(QUERY_LIB):
	@rm -f $@
	@ar rcs $@ $^

$(O)/bin/seisaku-index: $(O)/indexer/main.o $(INDEXER_LIB) $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(LINK) -o $@ $^ $(INDEX_LIBS) $(OUR_LIBS) $(LDLIBS)

$(O)/bin/seisaku-query: $(O)/query/main.o $(QUERY_LIB) $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(LINK) -o $@ $^ $(LINKED_IN) $(PKG_LIBS) $(OUR_LIBS) $(LDLIBS)

$(O)/completions/%.bash: $(O)/bin/%
	@mkdir -p $(@D)
	@$< --completion=bash >$@

$(O)/completions/_%: $(O)/bin/%
	@mkdir -p $(@D)
	@$< --completion=zsh >$@

$(O)/completions/%.fish: $(O)/bin/%
	@mkdir -p $(@D)
	@$< --completion=fish >$@

# What .incbin takes in is no dependency that the compiler knows.
$(O)/query/report/assets.o: query/report/report.css query/report/report.js query/report/track.js

$(O)/%.o: %.c | $(DEPS)
	@mkdir -p $(@D)
	@echo '  cc   $<'
	@$(COMPILE_C) -o $@ $<

$(O)/%.o: %.cc | $(DEPS)
	@mkdir -p $(@D)
	@echo '  c++  $<'
	@$(COMPILE_CXX) -o $@ $<

$(O)/unit/%: $(O)/tests/unit/%.o $(INDEXER_LIB) $(QUERY_LIB) $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(LINK) -o $@ $^ $(INDEX_LIBS) -lcmocka $(OUR_LIBS) $(LDLIBS)
.SECONDARY: $(patsubst %.c,$(O)/%.o,$(UNIT_SRC))

units: $(UNITS)

# Dictionaries: copied beside the tools; MeCab's own compiler makes the user dictionary.
$(O)/dict/%: dict/%
	@mkdir -p $(@D)
	@cp $< $@

$(O)/dict/user.dic: dict/user.csv
	@mkdir -p $(@D)
	@grep -v '^#' $< >$(O)/dict/user.tmp.csv
	@/usr/lib/mecab/mecab-dict-index -d /var/lib/mecab/dic/ipadic-utf8 -u $@ -f utf-8 -t utf-8 \
	  $(O)/dict/user.tmp.csv >$(O)/dict/user.log || { cat $(O)/dict/user.log >&2; exit 1; }
	@rm -f $(O)/dict/user.tmp.csv

# And all of them in a form that a query needs not parse. The user's own files are not part of it.
$(O)/dict/compiled.dict: $(TABLES) $(O)/bin/compile_dict
	@SEISAKU_DICT=$(O)/dict XDG_CONFIG_HOME=/nonexistent $(O)/bin/compile_dict $@

$(O)/bin/compile_dict: $(O)/query/compile_dict.o $(QUERY_LIB) $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(LINK) -o $@ $^ $(PKG_LIBS) $(OUR_LIBS) $(LDLIBS)

FORMATTED := $(shell git ls-files --cached --others --exclude-standard '*.c' '*.cc' '*.h' 2>/dev/null)

format:
	@clang-format -i $(FORMATTED)

lint:
	@clang-format --dry-run -Werror $(FORMATTED)

check: all units lint
	@tests/run $(O)

# The HTML report in a browser; SHOTS=FOLDER keeps screenshots. Not part of check: it needs Chromium.
check-browser: all
	@/usr/bin/python3 tests/browser $(O)/bin $(SHOTS)

# README's two commands on a fresh Debian, as root: make check-bare BARE=FOLDER, some 700 MB.
BARE ?= $(O)/bare
check-bare:
	@tests/bare $(BARE)

# Speed against peers in the same run; of other documents with PATHS='…', RUNS=N, PEERS=FOLDER (see
# tests/bench/peers). Quality on a judged corpus.
bench: tools
	@tests/bench/peers $(O) $(PATHS)
	@tests/bench/indexing $(O) $(PATHS)
	@tests/bench/speed $(O) $(PATHS)

# What the bytes of an index are for: make bench-size INDEX=FOLDER
bench-size: $(O)/bench/sizes
	@[ -n '$(INDEX)' ] || { echo 'usage: make bench-size INDEX=folder [BYTES=of-the-text]' >&2; exit 2; }
	@$< '$(INDEX)' $(BYTES)

$(O)/bench/sizes: $(O)/tests/bench/sizes.o $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(LINK) -o $@ $^ $(PKG_LIBS) $(OUR_LIBS) $(LDLIBS)

# How the time of each reader grows with its document: N, 2N and 4N paragraphs.
bench-readers: tools
	@tests/bench/readers $(O) $(N)

bench-relevance: tools
	@test -n '$(CORPUS)' -a -n '$(QUERIES)' -a -n '$(QRELS)' || \
	  { echo 'usage: make bench-relevance CORPUS=passages.jsonl QUERIES=queries.tsv QRELS=qrels.txt' >&2; exit 2; }
	@tests/bench/relevance $(O) '$(CORPUS)' '$(QUERIES)' '$(QRELS)'

# The fault campaign, and what fuzzes: see tests/faults/README.md. PARTS='kill calls …' runs some.
BUDGET ?= 15
.PHONY: faults fuzzers
faults: tools
	@tests/faults/run --bin=$(O)/bin --minutes=$(BUDGET) $(PARTS)

FUZZERS := $(O)/bin/fuzz_indexer $(O)/bin/fuzz_query $(O)/bin/fuzz_session
ifeq ($(BUILD),fuzz)
# What the stages behind the readers compare says little of what bytes to try, and noting it takes half of their time.
$(call objects,$(filter-out indexer/child/% indexer/formats/%,$(INDEXER_SRC))): SANITIZE += -fno-sanitize-coverage=trace-cmp
endif
fuzzers: $(FUZZERS) $(DICT)
$(O)/bin/fuzz_%: $(O)/tests/faults/fuzz/fuzz_%.o $(INDEXER_LIB) $(QUERY_LIB) $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(LINK) -fsanitize=fuzzer,address,undefined -o $@ $^ $(INDEX_LIBS) $(OUR_LIBS) $(LDLIBS)
.SECONDARY: $(patsubst $(O)/bin/%,$(O)/tests/faults/fuzz/%.o,$(FUZZERS)) $(O)/tests/faults/fuzz/replay.o
# The same without libFuzzer, for what it kept: tests/faults/replay.
REPLAYS := $(FUZZERS:$(O)/bin/fuzz_%=$(O)/bin/replay_%)
units: $(REPLAYS)
$(O)/bin/replay_%: $(O)/tests/faults/fuzz/fuzz_%.o $(O)/tests/faults/fuzz/replay.o $(INDEXER_LIB) $(QUERY_LIB) $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(LINK) $(filter -fsanitize=%,$(SANITIZE)) -o $@ $^ $(INDEX_LIBS) $(OUR_LIBS) $(LDLIBS)

# How many small faults, put into the code at random, the tests notice: N of them, drawn by SEED.
mutants:
	@tests/mutants $(O) --number=$(or $(N),20) --seed=$(or $(SEED),1) $(if $(ROOM),--room=$(ROOM))

clean:
	rm -rf build

-include $(shell find $(O) -path $(O)/package -prune -o -type f -name '*.d' -print 2>/dev/null)
