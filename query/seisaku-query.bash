# bash completion for seisaku-query. The options come from its own --help, the ministries from the
# dictionary, the other values stand here.

_seisaku_query_ministries()
{
    local bin table
    bin=$(dirname "$(readlink -f "$(command -v "$1")")")
    for table in "$SEISAKU_DICT" "$bin/../dict" "$bin/../share/seisaku/dict"; do
        if [[ -r $table/ministries.tsv ]]; then
            grep -v '^[#!]' "$table/ministries.tsv" | cut -f1
            return
        fi
    done
}

_seisaku_query()
{
    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} values=
    # bash parts --option=value at the sign
    [[ $word == = ]] && word=
    [[ $option == = ]] && option=${COMP_WORDS[COMP_CWORD - 2]}
    COMPREPLY=()
    case $option in
        -d | --index) compopt -o dirnames; return ;;
        --batch | --survey | --topics) compopt -o default; return ;;
        -m | --ministry) values=$(_seisaku_query_ministries "$1") ;;
        -k | --kind) values='plan progress text' ;;
        --match) values='all any' ;;
        -f | --format) values='text json jsonl csv tsv trec' ;;
        --facets | --by) values='ministry section kind year' ;;
        --kwic-sort) values='hit left right' ;;
        --sort) values='relevance document year' ;;
        --color) values='auto always never' ;;
    esac
    if [[ -n $values ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$("$1" --help 2>/dev/null | grep -oE -- '--[a-z-]+=?')" -- "$word")
        [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    fi
}
complete -F _seisaku_query seisaku-query
