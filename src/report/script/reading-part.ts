import { shellLines } from './shell-lines.ts';

/** How a script reads objects again, and changes one only while it is as it was captured. POSIX shell, the same in every script. */
export const READING = shellLines(String.raw`
# What is told goes to standard output, what is wrong to standard error, and both to the log once changes are made.
note() {
  if [ "$apply" = yes ]; then
    printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" >>"$log"
  fi
}

say() {
  printf '%s\n' "$1"
  note "$1"
}

stop() {
  printf 'stopped: %s\n' "$2" >&2
  note "stopped: $2"
  exit "$1"
}

k() {
  if [ -n "$context" ]; then
    kubectl --context "$context" "$@" </dev/null
  else
    kubectl "$@" </dev/null
  fi
}

# A command line as a person would type it.
shown() {
  line=kubectl
  for word in "$@"; do
    case $word in
      '' | *[!A-Za-z0-9_@%+=:,./-]*) line="$line '$word'" ;;
      *) line="$line $word" ;;
    esac
  done
}

differs() {
  printf 'changed: %s\n' "$1" >&2
  note "changed: $1"
  drift=$((drift + 1))
  if [ "$mode" = act ]; then
    stop 4 'the cluster is not as it was captured; capture it again and make a new plan'
  fi
}

# same KIND NAMESPACE NAME RESOURCEVERSION FIELDS VALUES: whether the object is still the captured one.
same() {
  [ "$reads" = yes ] || return 0
  what="$1 $3 in $2"
  [ "$2" != - ] || what="$1 $3"
  if [ "$2" = - ]; then
    found=$(k get "$1" "$3" --ignore-not-found -o "jsonpath=resourceVersion={.metadata.resourceVersion} $5") ||
      stop 3 "cannot read $what"
  else
    found=$(k get "$1" "$3" -n "$2" --ignore-not-found -o "jsonpath=resourceVersion={.metadata.resourceVersion} $5") ||
      stop 3 "cannot read $what"
  fi
  version=''
  values=$found
  if [ -n "$found" ]; then
    version=\${found%% *}
    version=\${version#resourceVersion=}
    values=\${found#* }
  fi
  # The only thing that is expected to be gone is a node, and its name is then the field.
  [ -z "$found" ] && [ "$6" = 'name=' ] && return 0
  if [ -z "$found" ]; then
    differs "$what is gone"
  elif [ "$values" != "$6" ]; then
    differs "$what: expected $6, found $values"
  elif [ "$4" != - ] && [ "$4" != "$version" ]; then
    differs "$what: expected resourceVersion $4, found $version"
  else
    return 0
  fi
  return 1
}

# after STEP same ...: true only once that step is done, so it is not asked before.
after() {
  shift
  case $mode in
    turn | act) "$@" ;;
    *) return 0 ;;
  esac
}

# perform COMMAND...: does the command that is shown, and notes it.
perform() {
  note "$line"
  answer=$(k "$@" 2>&1) || stop 1 "$line: $answer"
}

# change KIND NAMESPACE NAME RESOURCEVERSION FIELDS VALUES COMMAND...: one change to one object.
change() {
  same "$1" "$2" "$3" "$4" "$5" "$6" || return 0
  shift 6
  shown "$@"
  case $mode in
    dry) printf '   %s\n' "$line" ;;
    act)
      perform "$@"
      say "   $answer"
      changes=$((changes + 1))
      ;;
  esac
}

# settle COMMAND...: waits until a change has come to its end.
settle() {
  shown "$@"
  case $mode in
    dry) printf '   %s\n' "$line" ;;
    act) perform "$@" ;;
  esac
}
`);
