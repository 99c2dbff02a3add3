import { shellLines } from './shell-lines.ts';

/** What a script does with its steps: which it does, in what order, and when it stops. POSIX shell, the same in every script. */
export const MAIN = shellLines(String.raw`
add_step() {
  case $1 in
    '' | *[!0-9]*) wrong "expected the number of a step after --step, found '$1'" ;;
  esac
  describe "$1" || wrong "there is no step $1: the steps are $steps"
  only="$only $1"
}

add_choice() {
  is_choice "$1" || wrong "'$1' is no choice of this plan"
  choices="$choices $1"
}

while [ $# -gt 0 ]; do
  case $1 in
    --step | --only | --choose | --log | --context)
      [ $# -gt 1 ] || wrong "$1 needs a value"
      ;;
  esac
  case $1 in
    --apply) apply=yes ;;
    --dry-run) apply=no ;;
    --any-cluster) any_cluster=yes ;;
    --step | --only) add_step "$2" && shift ;;
    --step=* | --only=*) add_step "\${1#*=}" ;;
    --choose) add_choice "$2" && shift ;;
    --choose=*) add_choice "\${1#--choose=}" ;;
    --log) log=$2 && shift ;;
    --log=*) log=\${1#--log=} ;;
    --context) context=$2 && shift ;;
    --context=*) context=\${1#--context=} ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) wrong "unknown argument '$1'" ;;
  esac
  shift
done

named() {
  case " $only " in
    *" $1 "*) return 0 ;;
    *) return 1 ;;
  esac
}

# The option of a choice: the last --choose that names it or its kind, else the advised one.
chosen() {
  picked=$2
  for entry in $choices; do
    case $entry in
      "$1="* | "\${1%%/*}="*) picked=\${entry##*=} ;;
    esac
  done
}

# Sets state: due, or why a step is not done.
judge() {
  describe "$1"
  state=due
  if [ -n "$only" ] && ! named "$1"; then
    state='not asked for'
    return 0
  fi
  if [ -n "$choice" ]; then
    chosen "$choice" "$advised"
    if [ "$picked" != "$option" ]; then
      state="not chosen; --choose $choice=$option"
      ! named "$1" || wrong "step $1 is another way than the chosen one: add --choose $choice=$option"
    fi
  fi
  if [ "$state" = due ] && [ "$actions" -eq 0 ]; then
    state='by hand, see the plan'
  elif [ "$state" = due ] && [ -n "$condition" ] && ! named "$1"; then
    state="only with --step $1, and only if $condition"
  fi
}

todo=''
for number in $steps; do
  judge "$number"
  if [ "$state" = due ]; then todo="$todo $number"; fi
done

drift=0 changes=0 mode=dry reads=yes line='' answer='' other=no

if [ "$apply" = yes ]; then
  log=\${log:-kube-dossier-plan.log}
  (: >>"$log") 2>/dev/null || wrong "cannot write the log $log"
fi

# The cluster kubectl talks to must be the captured one.
unreachable() {
  [ "$apply" = no ] || stop 3 "$1"
  reads=no
  printf 'not compared with the cluster: %s\n' "$1" >&2
}

if ! command -v kubectl >/dev/null 2>&1; then
  unreachable 'kubectl is not installed here'
elif [ "$any_cluster" = no ] && [ -z "$identity_uid" ]; then
  unreachable 'the snapshot does not say which cluster it is from; add --any-cluster if it is the one kubectl talks to'
elif [ "$any_cluster" = no ]; then
  if ! found=$(k get namespace "$identity_namespace" --ignore-not-found -o 'jsonpath={.metadata.uid}'); then
    unreachable 'the cluster does not answer'
  elif [ "$found" != "$identity_uid" ]; then
    other=yes
    unreachable "kubectl talks to another cluster: namespace $identity_namespace has uid '$found', captured was '$identity_uid'"
  fi
fi

if [ "$apply" = no ]; then
  printf '%s\n' "Plan of $made_by from the snapshot $snapshot, captured at $captured_at."
  printf '%s\n' 'Dry run: nothing is changed. With --apply these commands are run:'
  for number in $steps; do
    judge "$number"
    if [ "$state" = due ]; then
      printf '%s. %s\n' "$number" "$title"
      run_step "$number"
    else
      printf '%s. %s (%s)\n' "$number" "$title" "$state"
    fi
  done
  [ "$other" = no ] || exit 3
  [ "$drift" -eq 0 ] || stop 4 'the cluster is not as it was captured; capture it again and make a new plan'
  exit 0
fi

say "Plan of $made_by from the snapshot $snapshot, captured at $captured_at."
[ -n "$todo" ] || stop 2 'no step of the plan can be done here'

mode=check
for number in $todo; do run_step "$number"; done
[ "$drift" -eq 0 ] || stop 4 'the cluster is not as it was captured, nothing was changed; capture it again and make a new plan'

for number in $todo; do
  describe "$number"
  say "$number. $title"
  mode=turn
  run_step "$number"
  [ "$drift" -eq 0 ] || stop 4 "the cluster is not as it was captured, or an earlier step was left out; step $number and those after it were not done"
  mode=act
  run_step "$number"
done
say "Done: $changes changes. Capture the cluster again to see that all is as planned."
`);
