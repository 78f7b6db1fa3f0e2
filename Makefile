# seisaku: full-text search for Japanese policy documents. `make help` lists the targets.
#
# Variables: BUILD=release|asan|tsan|tune, PREFIX, DESTDIR. Each BUILD has its own folder under build/.

BUILD  ?= release
PREFIX ?= /usr/local
VERSION := 0.1.0

O := build/$(BUILD)
PACKAGES := xapian-core icu-uc icu-i18n jansson
INDEX_PACKAGES := $(PACKAGES) poppler-glib gio-2.0 libxml-2.0

CC  ?= cc
CXX ?= c++
PKG_CONFIG ?= pkg-config

WARN := -Wall -Wextra -Werror -Wshadow -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes
WARNXX := -Wall -Wextra -Werror -Wshadow
ifeq ($(BUILD),release)
OPT := -O2 -g
else ifeq ($(BUILD),asan)
OPT := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifeq ($(BUILD),tsan)
OPT := -O1 -g -fsanitize=thread -fno-omit-frame-pointer
else ifeq ($(BUILD),tune)
OPT := -O2 -g -DSEISAKU_TUNE
else
$(error BUILD is release, asan, tsan or tune, not '$(BUILD)')
endif

# Asked when first used and kept: `make deps check` installs the packages before anything needs the answer.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell $(PKG_CONFIG) --cflags $(INDEX_PACKAGES)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell $(PKG_CONFIG) --libs $(PACKAGES)))$(PKG_LIBS)
INDEX_LIBS = $(eval INDEX_LIBS := $$(shell $(PKG_CONFIG) --libs $(INDEX_PACKAGES)))$(INDEX_LIBS)

CPPFLAGS += -Iinclude -I. -D_GNU_SOURCE -DSEISAKU_VERSION='"$(VERSION)"' $(PKG_CFLAGS)
CFLAGS   += -std=c17 $(OPT) $(WARN)
CXXFLAGS += -std=c++17 $(OPT) $(WARNXX)
LDLIBS   += -lmecab -lcsv -pthread
LDFLAGS  += $(filter -fsanitize=%,$(OPT)) -Wl,--as-needed

LIB_SRC     := $(wildcard lib/*.c lib/*.cc)
INDEXER_SRC := $(wildcard indexer/*.c indexer/*/*.c indexer/*/*/*.c)
QUERY_SRC   := $(wildcard query/*.c query/*/*.c)
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
DICT := $(patsubst dict/%,$(O)/dict/%,$(DICT_FILES)) $(O)/dict/user.dic

.PHONY: all help deps deps-browser demo check check-browser bench bench-relevance install clean format lint \
  units tools mutants
.DELETE_ON_ERROR:

all: tools

help:
	@echo 'make deps      install what is missing (Debian packages)'
	@echo 'make           build the two tools into build/bin'
	@echo 'make demo      index the sample corpus and show ranked passages'
	@echo 'make check     build and pass all tests (BUILD=asan, BUILD=tsan: under sanitizers)'
	@echo 'make check-browser  open the HTML report in headless Chromium (make deps-browser installs it)'
	@echo 'make mutants   how many small faults the tests notice: N=20 SEED=1 ROOM=lib'
	@echo 'make bench     measure speed and quality against peers in the same run'
	@echo 'make install   into $$DESTDIR$$PREFIX (now $(DESTDIR)$(PREFIX))'
	@echo 'make format    apply .clang-format; make lint checks it'
	@echo 'make clean     remove build/'

tools: $(TOOLS) $(DICT) $(COMPLETIONS) build/bin

# build/bin always leads to the release tools.
build/bin: | $(TOOLS)
	@ln -sfn release/bin build/bin

deps:
	@tests/deps

deps-browser:
	@tests/deps browser

# In one run with it, also in parallel, everything that needs a package waits.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
$(call objects,$(LIB_SRC) $(INDEXER_SRC) $(QUERY_SRC) $(UNIT_SRC)) $(DICT) lint: | deps
endif

demo: all
	@tests/demo $(O)/bin $(O)/demo

TO := $(DESTDIR)$(PREFIX)

install: all
	install -d $(TO)/bin $(TO)/share/seisaku/dict $(TO)/share/man/man1 $(TO)/share/man/man7 \
	  $(TO)/share/bash-completion/completions $(TO)/share/zsh/site-functions $(TO)/share/fish/vendor_completions.d
	install $(TOOLS) $(TO)/bin
	install -m 644 $(DICT) $(TO)/share/seisaku/dict
	install -m 644 indexer/seisaku-index.1 query/seisaku-query.1 $(TO)/share/man/man1
	install -m 644 query/query-syntax.7 $(TO)/share/man/man7
	for tool in $(TOOL_NAMES); do \
	  install -m 644 $(O)/completions/$$tool.bash $(TO)/share/bash-completion/completions/$$tool; \
	  install -m 644 $(O)/completions/_$$tool $(TO)/share/zsh/site-functions; \
	  install -m 644 $(O)/completions/$$tool.fish $(TO)/share/fish/vendor_completions.d; \
	done

$(LIB): $(call objects,$(LIB_SRC))
$(INDEXER_LIB): $(call objects,$(filter-out indexer/main.c,$(INDEXER_SRC)))
$(QUERY_LIB): $(call objects,$(filter-out query/main.c,$(QUERY_SRC)))
$(LIB) $(INDEXER_LIB) $(QUERY_LIB):
	@rm -f $@
	@ar rcs $@ $^

$(O)/bin/seisaku-index: $(O)/indexer/main.o $(INDEXER_LIB) $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(CXX) $(LDFLAGS) -o $@ $^ $(INDEX_LIBS) $(LDLIBS)

$(O)/bin/seisaku-query: $(O)/query/main.o $(QUERY_LIB) $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) $(LDLIBS)

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
$(O)/query/report/assets.o: query/report/report.css query/report/report.js

$(O)/%.o: %.c
	@mkdir -p $(@D)
	@echo '  cc   $<'
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(O)/%.o: %.cc
	@mkdir -p $(@D)
	@echo '  c++  $<'
	@$(CXX) $(CPPFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<

$(O)/unit/%: $(O)/tests/unit/%.o $(INDEXER_LIB) $(QUERY_LIB) $(LIB)
	@mkdir -p $(@D)
	@echo '  link $@'
	@$(CXX) $(LDFLAGS) -o $@ $^ $(INDEX_LIBS) -lcmocka $(LDLIBS)
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

# Speed against peers in the same run; of other documents with PATHS='…'. Quality on a judged corpus.
bench: tools
	@tests/bench/speed $(O) $(PATHS)

bench-relevance: tools
	@test -n '$(CORPUS)' -a -n '$(QUERIES)' -a -n '$(QRELS)' || \
	  { echo 'usage: make bench-relevance CORPUS=passages.jsonl QUERIES=queries.tsv QRELS=qrels.txt' >&2; exit 2; }
	@tests/bench/relevance $(O) '$(CORPUS)' '$(QUERIES)' '$(QRELS)'

# How many small faults, put into the code at random, the tests notice: N of them, drawn by SEED.
mutants:
	@tests/mutants $(O) --number=$(or $(N),20) --seed=$(or $(SEED),1) $(if $(ROOM),--room=$(ROOM))

clean:
	rm -rf build

-include $(shell find $(O) -name '*.d' 2>/dev/null)
