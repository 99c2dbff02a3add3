import { shellLines } from './shell-lines.ts';

/** What a script takes, and how it says so. POSIX shell, the same in every script. */
export const OPTIONS = shellLines(String.raw`
usage() {
  cat <<'USAGE'
Usage: sh SCRIPT [--apply] [--step N]... [--choose NAME=OPTION]... [--log FILE] [--context NAME] [--any-cluster]

  --apply               make the changes; without it they are only shown, and the cluster is only read
  --dry-run             show them; this is the default
  --step N, --only N    only this step; repeat for more. A step with a condition is done only if it is named
  --choose NAME=OPTION  of steps that exclude each other, another one than is advised
  --log FILE            where to write what was done; default: kube-dossier-plan.log
  --context NAME        the context of kubectl's configuration to use
  --any-cluster         do not compare the cluster with the captured one; the uid of each object still is
  -h, --help            print this
USAGE
}

wrong() {
  printf 'error: %s\n' "$1" >&2
  printf 'Run it with --help to see what it takes.\n' >&2
  exit 2
}

apply=no any_cluster=no only='' choices='' log='' context=''
`);
