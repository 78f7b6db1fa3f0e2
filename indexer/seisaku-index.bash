# bash completion for seisaku-index. The options come from its own --help, the values stand here.

_seisaku_index()
{
    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} values=
    # bash parts --option=value at the sign
    [[ $word == = ]] && word=
    [[ $option == = ]] && option=${COMP_WORDS[COMP_CWORD - 2]}
    COMPREPLY=()
    case $option in
        -d | --index) compopt -o dirnames; return ;;
        --report) compopt -o default; return ;;
        --include | --exclude) values='*.txt *.pdf *.html *.jsonl' ;;
        --max-size) values='64M 256M 1G 0' ;;
        -j | --jobs) values="1 $(nproc 2>/dev/null)" ;;
        --format) values='auto text html pdf jsonl csv' ;;
        --encoding) values='UTF-8 CP932 EUC-JP ISO-2022-JP UTF-16' ;;
        --progress) values='auto always never' ;;
    esac
    if [[ -n $values ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$("$1" --help 2>/dev/null | grep -oE -- '--[a-z-]+=?')" -- "$word")
        [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    else
        compopt -o default
    fi
}
complete -F _seisaku_index seisaku-index
