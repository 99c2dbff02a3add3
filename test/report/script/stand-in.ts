import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Cluster } from '../../../src/model/cluster.ts';
import type { KubernetesObject } from '../../../src/model/object.ts';

/** A cluster in files, and a kubectl that records how it is called and answers and changes them. */
export interface StandIn {
  /** Runs a script; its exit code, what it said, and the lines it had kubectl run that change something. */
  run(script: string, args?: readonly string[], env?: Readonly<Record<string, string>>): Ran;
  /** `null`: the object is gone. */
  set(kind: string, name: string, fields: Readonly<Record<string, string>> | null, namespace?: string): void;
  has(kind: string, name: string, namespace?: string): boolean;
  field(kind: string, name: string, path: string, namespace?: string): string;
  /** A shell line that is run after the undo of a rollout: what the controllers then do. */
  onUndo(line: string): void;
  readonly folder: string;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Arguments of each call, joined by blanks. */
  readonly calls: readonly string[];
  /** Of the calls: those that change something. */
  readonly changes: readonly string[];
  readonly log: string;
}

const REVISION = 'metadata.annotations.deployment\\.kubernetes\\.io_revision';

const KUBECTL = `#!/bin/sh
printf '%s ' "$@" >>"$STATE/calls"
printf '\\n' >>"$STATE/calls"
[ ! -e "$STATE/down" ] || { echo 'connection refused' >&2; exit 1; }
verb=$1 kind=$2 name=$3 namespace=- template='' patch='' previous=''
for word in "$@"; do
  case $previous in
    -n) namespace=$word ;;
    -p) patch=$word ;;
  esac
  case $word in jsonpath=*) template=\${word#jsonpath=} ;; esac
  previous=$word
done
folder="$STATE/objects/$kind/$namespace/$name"
case $verb in
  get)
    [ -d "$folder" ] || exit 0
    out='' rest=$template
    while :; do
      case $rest in *'{.'*) ;; *) break ;; esac
      out=$out\${rest%%'{.'*}
      rest=\${rest#*'{.'}
      path=\${rest%%'}'*}
      rest=\${rest#*'}'}
      case $path in */*) path=\${path%%/*}_\${path#*/} ;; esac
      value=''
      [ ! -e "$folder/$path" ] || read -r value <"$folder/$path"
      out=$out$value
    done
    printf '%s' "$out$rest"
    ;;
  delete)
    [ -d "$folder" ] || { echo 'NotFound' >&2; exit 1; }
    rm -r "$folder"
    echo "$kind $name deleted"
    ;;
  patch)
    limit=\${patch#*:}
    limit=\${limit#*:}
    printf '%s\\n' "\${limit%%\\}*}" >"$folder/spec.revisionHistoryLimit"
    echo "$kind $name patched"
    ;;
  rollout)
    if [ "$kind" = undo ]; then
      [ ! -e "$STATE/undo" ] || . "$STATE/undo"
      echo "$name rolled back"
    fi
    ;;
  *) echo done ;;
esac
`;

export function standIn(own: Cluster): StandIn {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-script-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'kubectl'), KUBECTL);
  chmodSync(join(bin, 'kubectl'), 0o755);
  const place = (kind: string, name: string, namespace: string) =>
    join(folder, 'objects', kind, namespace, name);
  const set: StandIn['set'] = (kind, name, fields, namespace = 'shop') => {
    const at = place(kind, name, namespace);
    if (fields === null) rmSync(at, { recursive: true });
    else {
      mkdirSync(at, { recursive: true });
      for (const [path, value] of Object.entries(fields)) writeFileSync(join(at, path), `${value}\n`);
    }
  };
  for (const { kind, object, fields } of stateOf(own)) {
    const { name, namespace } = object.meta;
    set(kind, name, { ...metaFields(object), ...fields }, namespace ?? '-');
  }
  return {
    folder,
    set,
    has: (kind, name, namespace = 'shop') => existsSync(place(kind, name, namespace)),
    field: (kind, name, path, namespace = 'shop') =>
      readFileSync(join(place(kind, name, namespace), path), 'utf8').trim(),
    onUndo: (line) => writeFileSync(join(folder, 'undo'), line),
    run(script, args = [], env = {}) {
      const file = join(folder, 'plan.sh');
      const calls = join(folder, 'calls');
      writeFileSync(file, script);
      rmSync(calls, { force: true });
      const { status, stdout, stderr } = spawnSync('/bin/sh', [file, ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: `${bin}:/usr/bin:/bin`, STATE: folder, ...env },
      });
      const lines = existsSync(calls) ? readFileSync(calls, 'utf8').split(' \n').slice(0, -1) : [];
      const log = readdirSync(folder).find((name) => name.endsWith('.log'));
      return {
        code: status,
        stdout,
        stderr,
        calls: lines,
        changes: lines.filter((line) => /^(?!get |rollout status )/.test(line)),
        log: log === undefined ? '' : readFileSync(join(folder, log), 'utf8'),
      };
    },
  };
}

interface State {
  readonly kind: string;
  readonly object: KubernetesObject;
  readonly fields: Readonly<Record<string, string>>;
}

/** As the API server would answer: counts of zero are left out of a Deployment's status. */
function stateOf({ namespaces, nodes, deployments, replicaSets, pods }: Cluster): readonly State[] {
  return [
    ...namespaces.map((object) => ({ kind: 'namespace', object, fields: {} })),
    ...nodes.map((object) => ({
      kind: 'node',
      object,
      fields: {
        'status.conditions[?(@.type=="Ready")].status':
          object.conditions.find(({ type }) => type === 'Ready')?.status ?? '',
      },
    })),
    ...deployments.map((object) => ({
      kind: 'deployment',
      object,
      fields: {
        'metadata.generation': String(object.generation),
        [REVISION]: String(
          Math.max(
            ...replicaSets
              .filter(({ meta }) => meta.owners[0]?.uid === object.meta.uid)
              .map(({ revision }) => revision ?? 0),
          ),
        ),
        'spec.replicas': String(object.replicas),
        'spec.revisionHistoryLimit': String(object.revisionHistoryLimit),
        ...(object.status.replicas === 0 ? {} : { 'status.replicas': String(object.status.replicas) }),
      },
    })),
    ...replicaSets.map((object) => ({
      kind: 'replicaset',
      object,
      fields: {
        [REVISION]: String(object.revision),
        'spec.replicas': String(object.replicas),
        'status.replicas': String(object.status.replicas),
        ...(object.status.ready === 0 ? {} : { 'status.readyReplicas': String(object.status.ready) }),
      },
    })),
    ...pods.map((object) => ({
      kind: 'pod',
      object,
      fields: { 'status.phase': object.phase ?? '', 'spec.nodeName': object.nodeName ?? '' },
    })),
  ];
}

function metaFields({ meta }: KubernetesObject): Readonly<Record<string, string>> {
  return {
    'metadata.name': meta.name,
    'metadata.uid': meta.uid ?? '',
    'metadata.resourceVersion': meta.resourceVersion ?? '1',
  };
}
