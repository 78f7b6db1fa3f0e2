# The manual pages, the completions and README.md say what the tools do.

# option_table TOOL PAGE: holds the tool's table of options, as its completion for fish prints it, against the page:
# names, arguments and choices.
option_table() {
    "$SEISAKU_BIN/$1" --completion=fish | python3 -c '
import re, shlex, sys
table, page = {}, {}
for line in sys.stdin:
    if not re.match("complete .* -l ", line):
        continue
    words = shlex.split(line)
    value = lambda flag: words[words.index(flag) + 1] if flag in words else ""
    choices = value("-a")
    listed = re.search("printf %s\\S+ ([^)]*)\"", choices)
    choices = listed[1] if listed else "" if "(" in choices else choices
    table[value("-l")] = (value("-s"), "-r" in words or "-x" in words, set(choices.split()))
items = re.split(r"^\.It ", open(sys.argv[1]).read(), flags=re.M)
for item in items:
    head = item.split("\n")[0].replace("\\-", "-")
    name = re.search(r"Fl -([a-z-]+)", head)
    if not head.startswith("Fl ") or not name:
        continue
    short = re.match(r"Fl ([a-zA-Z]) ", head)
    page[name[1]] = (short[1] if short else "", bool(re.search(name[1] + " Ns = Ns", head)), item)
assert table.keys() == page.keys(), table.keys() ^ page.keys()
for name, (short, needs_value, choices) in table.items():
    assert (short, needs_value) == page[name][:2], name
    text = page[name][2].replace("\\-", "-")
    for choice in choices:
        assert re.search(r"(^|[^\w-])" + re.escape(choice) + r"([^\w-]|$)", text + open(sys.argv[1]).read(), re.M), (name, choice)
' "$2"
}

@test "seisaku-index(1) has the options of the tool with their arguments, and no other" {
    option_table seisaku-index indexer/seisaku-index.1
}

@test "--version names the tool with its version, and what it stands on" {
    local tool name
    for tool in seisaku-index seisaku-query; do
        run "$SEISAKU_BIN/$tool" --version
        [ "$status" -eq 0 ]
        [[ ${lines[0]} =~ ^$tool\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
        for name in Xapian ICU mecab dictionary; do
            grep -q "^$name [0-9a-f]" <<<"$output"
        done
        [ "$("$SEISAKU_BIN/$tool" -V)" = "$output" ]
    done
    "$SEISAKU_BIN/seisaku-index" --version | grep -q '^sandbox: '
}

# twins PAGE: its Japanese twin has the same sections, lists, examples, fields and names.
twins() {
    local twin=man/ja/${1#*/} macro names='Li (\\\(ti)?[a-z]+:|(Pa|Ev|Sy) [A-Za-z_./$]+'
    for macro in '\.S[hs]' '\.Dl' '\.It'; do
        diff <(grep -cE "^$macro( |$)" "$1") <(grep -cE "^$macro( |$)" "$twin") || return
    done
    diff <(grep '^\.It ' "$1" | grep -oE "$names" | sort) <(grep '^\.It ' "$twin" | grep -oE "$names" | sort)
}

@test "the Japanese manuals have the same options, sections and lists as the English ones" {
    for tool in indexer/seisaku-index query/seisaku-query; do
        option_table "${tool#*/}" "man/ja/${tool#*/}.1"
    done
    for page in indexer/seisaku-index.1 query/seisaku-query.1 query/query-syntax.7; do
        twins "$page"
    done
}

@test "seisaku-query(1) has the options of the tool with their arguments, and no other" {
    option_table seisaku-query query/seisaku-query.1
}

@test "--help names each option, -h too, and fits a narrow terminal" {
    for tool in seisaku-index seisaku-query; do
        diff <("$SEISAKU_BIN/$tool" --help | grep -oE -- '^ .{5}--[a-z-]+' | grep -oE -- '--.*' | sort) \
            <("$SEISAKU_BIN/$tool" --completion=fish | sed -n 's/^complete .* -l \([a-z-]*\).*/--\1/p' | sort)
        cmp <("$SEISAKU_BIN/$tool" -h) <("$SEISAKU_BIN/$tool" --help)
        for columns in 60 80; do
            COLUMNS=$columns "$SEISAKU_BIN/$tool" --help | sed -n '/^[A-Z].*:$/,$p' |
                python3 -c 'import sys; assert all(len(line.rstrip("\n")) <= int(sys.argv[1]) for line in sys.stdin)' $columns
        done
    done
}

@test "the manual pages are formatted without a warning" {
    command -v groff >/dev/null || skip "no groff"
    for page in indexer/seisaku-index.1 query/seisaku-query.1 query/query-syntax.7; do
        warnings=$(groff -Kutf8 -Tutf8 -mandoc -ww -z "$page" 2>&1)
        echo "$warnings"
        [ -z "$warnings" ]
        warnings=$(groff -Kutf8 -Tutf8 -mandoc -mja -ww -z "man/ja/${page#*/}" 2>&1)
        echo "$warnings"
        [ -z "$warnings" ]
    done
}

complete_line() { # TOOL WORD...: what bash offers for the last word
    bash -c 'tool=$1; . <("$tool" --completion=bash); shift; compopt() { :; }
        name=_$(basename "$tool"); COMP_WORDS=("$tool" "$@"); COMP_CWORD=$#
        "${name//-/_}" "$tool"; printf "%s\n" "${COMPREPLY[@]}"' bash "$SEISAKU_BIN/$1" "${@:2}"
}

@test "bash completes options, values and ministries" {
    run complete_line seisaku-index --reb
    [ "$output" = --rebuild ]
    run complete_line seisaku-query -k pl
    [ "$output" = plan ]
    run complete_line seisaku-query --match = a
    [ "${lines[0]}" = all ]
    run complete_line seisaku-query -m 経済産
    [ "${lines[0]}" = 経済産業省 ]
    run complete_line seisaku-query -m met
    [ "$output" = METI ]
    run complete_line seisaku-query --facets = ministry,se
    [ "$output" = ministry,section ]
    run complete_line seisaku-query --kwic
    [ "${lines[*]}" = '--kwic --kwic= --kwic-sort=' ]
}

@test "zsh and fish complete options and values" {
    for tool in seisaku-index seisaku-query; do
        "$SEISAKU_BIN/$tool" --completion=bash | bash -n
    done
    command -v zsh >/dev/null && command -v fish >/dev/null || skip "no zsh or fish"
    for tool in seisaku-index seisaku-query; do
        "$SEISAKU_BIN/$tool" --completion=zsh | zsh -n
        "$SEISAKU_BIN/$tool" --completion=fish | fish --no-execute
    done
    export PATH=$SEISAKU_BIN:$PATH HOME=$BATS_TEST_TMPDIR
    run fish -c 'seisaku-query --completion=fish | source; complete -C "seisaku-query --f"'
    [[ $output == *--facets* && $output == *--format* ]]
    run fish -c 'seisaku-query --completion=fish | source; complete -C "seisaku-query -m 経済産"'
    [[ $output == *経済産業省* ]]
    run fish -c 'seisaku-query --completion=fish | source; complete -C "seisaku-query --format="'
    [[ $output == *csv* ]]
}

@test "README.md shows what the tools print" {
    index=$BATS_TEST_TMPDIR/index
    "$SEISAKU_BIN/seisaku-index" -q -d "$index" tests/data/sample
    run tests/readme "$SEISAKU_BIN" "$index"
    echo "$output"
    [ "$status" -eq 0 ]
    run env LC_ALL=ja_JP.UTF-8 tests/readme "$SEISAKU_BIN" "$index" README.ja.md
    echo "$output"
    [ "$status" -eq 0 ]
}
