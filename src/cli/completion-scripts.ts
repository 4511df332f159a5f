/** Shells that a completion script exists for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/**
 * The script of a shell. It asks the program what can follow the words so far (`complete.ts` has the answer's form) and
 * leaves names of files and folders to the shell, so that it never needs to change with the program's commands.
 */
export function completionScript(shell: Shell): string {
  return { bash, zsh, fish }[shell];
}

// bash 3.2 of macOS has no compopt; there names of files are offered where nothing else fits.
const bash = String.raw`# Completion of create-arch-adr for bash.
_create_arch_adr() {
  local rest='' value _
  COMPREPLY=()
  {
    read -r rest
    while IFS=$'\t' read -r value _; do
      COMPREPLY+=("$(printf '%q' "$value")")
    done
  } < <(create-arch-adr completion bash -- "${'$'}{COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
  compopt -o nosort 2> /dev/null
  case $rest in
    folders) compopt -o dirnames +o default 2> /dev/null ;;
    none) compopt +o default 2> /dev/null ;;
  esac
}
complete -o default -F _create_arch_adr create-arch-adr
`;

const zsh = String.raw`#compdef create-arch-adr
# Completion of create-arch-adr for zsh.
_create-arch-adr() {
  local line
  local -a lines values
  lines=("${'$'}{(@f)$(create-arch-adr completion zsh -- "${'$'}{(@Q)words[2,CURRENT]}" 2> /dev/null)}")
  for line in "${'$'}{(@)lines[2,-1]}"; do
    line=${'$'}{line//:/\\:}
    values+=("${'$'}{line/$'\t'/:}")
  done
  if (( $#values )); then
    _describe -V value values
    return
  fi
  [[ $PREFIX == --*=* ]] && compset -P '*='
  case $lines[1] in
    files) _files ;;
    folders) _files -/ ;;
  esac
}
if [[ $funcstack[1] == _create-arch-adr ]]; then
  _create-arch-adr "$@"
else
  compdef _create-arch-adr create-arch-adr
fi
`;

const fish = String.raw`# Completion of create-arch-adr for fish.
function __create_arch_adr
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (create-arch-adr completion fish -- $words[2..] "$current" 2> /dev/null)
    if set -q lines[2]
        string join \n -- $lines[2..]
        return
    end
    set -l before (string match -r -- '^--[^=]*=' $current)
    set -l name (string replace -r -- '^--[^=]*=' '' $current)
    switch "$lines[1]"
        case files
            set -f found (__fish_complete_path $name)
        case folders
            set -f found (__fish_complete_directories $name)
    end
    for path in $found
        echo "$before$path"
    end
end
complete -c create-arch-adr -f -k -a '(__create_arch_adr)'
`;
