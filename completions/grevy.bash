# Completion of grevy for bash, made by: grevy completion bash
# To use it in this shell: source <(grevy completion bash)

_grevy_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }
_grevy_files() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); }
_grevy_directories() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); }
# Names in the knowledge, of the very program that is being typed.
_grevy_names() { _grevy_words "$("${COMP_WORDS[0]}" completion --names "$1" 2>/dev/null)"; }

_grevy() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' i
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $previous == '=' ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      advise|check|show|fields|init|interview|prove|diff|trace|mutate|mcdc|census|completion) command=${COMP_WORDS[i]}; break ;;
    esac
  done
  case "$command $previous" in
    'advise --format') _grevy_words 'text json'; return ;;
    'advise --as-of') return ;;
    'advise --jurisdiction') _grevy_names jurisdictions; return ;;
    'advise --why') _grevy_names treatments; return ;;
    'advise --after') _grevy_names treatments; return ;;
    'advise --knowledge') _grevy_directories; return ;;
    'check --knowledge') _grevy_directories; return ;;
    'check --as-of') return ;;
    'show --format') _grevy_words 'text json'; return ;;
    'show --knowledge') _grevy_directories; return ;;
    'fields --section') _grevy_names sections; return ;;
    'fields --format') _grevy_words 'text json'; return ;;
    'fields --knowledge') _grevy_directories; return ;;
    'init --knowledge') _grevy_directories; return ;;
    'interview --from') _grevy_files; return ;;
    'interview --out') _grevy_files; return ;;
    'interview --as-of') return ;;
    'interview --jurisdiction') _grevy_names jurisdictions; return ;;
    'interview --knowledge') _grevy_directories; return ;;
    'prove --knowledge') _grevy_directories; return ;;
    'prove --report') _grevy_files; return ;;
    'prove --only') _grevy_words 'a b c d e f g h i'; return ;;
    'prove --prover') _grevy_words 'both diagrams z3'; return ;;
    'diff --format') _grevy_words 'text json'; return ;;
    'diff --out') _grevy_files; return ;;
    'diff --as-of') return ;;
    'diff --jurisdiction') _grevy_names jurisdictions; return ;;
    'trace --knowledge') _grevy_directories; return ;;
    'trace --rows') _grevy_files; return ;;
    'trace --review') _grevy_files; return ;;
    'mutate --knowledge') _grevy_directories; return ;;
    'mutate --only') return ;;
    'mcdc --knowledge') _grevy_directories; return ;;
    'census --knowledge') _grevy_directories; return ;;
    'census --n') return ;;
    'census --seed') return ;;
    'completion --knowledge') _grevy_directories; return ;;
  esac
  if [[ $cur == -* ]]; then
    case $command in
      advise) _grevy_words '-h --help --format --json --as-of --jurisdiction --why --after --all --knowledge -h --help --version --no-color --no-colour' ;;
      check) _grevy_words '-h --help --knowledge --as-of --quick -h --help --version --no-color --no-colour' ;;
      show) _grevy_words '-h --help --format --json --knowledge -h --help --version --no-color --no-colour' ;;
      fields) _grevy_words '-h --help --section --format --json --knowledge -h --help --version --no-color --no-colour' ;;
      init) _grevy_words '-h --help --full --knowledge -h --help --version --no-color --no-colour' ;;
      interview) _grevy_words '-h --help --from --out --force --as-of --jurisdiction --knowledge -h --help --version --no-color --no-colour' ;;
      prove) _grevy_words '-h --help --knowledge --report --only --prover -h --help --version --no-color --no-colour' ;;
      diff) _grevy_words '-h --help --format --json --out --as-of --jurisdiction -h --help --version --no-color --no-colour' ;;
      trace) _grevy_words '-h --help --knowledge --rows --review --brief -h --help --version --no-color --no-colour' ;;
      mutate) _grevy_words '-h --help --knowledge --only --cases -h --help --version --no-color --no-colour' ;;
      mcdc) _grevy_words '-h --help --knowledge -h --help --version --no-color --no-colour' ;;
      census) _grevy_words '-h --help --knowledge --n --seed -h --help --version --no-color --no-colour' ;;
      completion) _grevy_words '-h --help --knowledge -h --help --version --no-color --no-colour' ;;
      *) _grevy_words '-h --help --version --no-color --no-colour' ;;
    esac
    return
  fi
  case $command in
    '') _grevy_words 'advise check show fields init interview prove diff trace mutate mcdc census completion'; return ;;
    advise) _grevy_files; return ;;
    check) _grevy_directories; return ;;
    show) _grevy_names all; return ;;
    fields) _grevy_names fields; return ;;
    prove) _grevy_directories; return ;;
    diff) return ;;
    trace) _grevy_directories; return ;;
    mutate) _grevy_directories; return ;;
    mcdc) _grevy_directories; return ;;
    completion) _grevy_words 'bash zsh fish'; return ;;
  esac
}
complete -F _grevy grevy
