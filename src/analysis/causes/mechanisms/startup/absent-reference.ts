import { groupBy } from '../../../../model/grouping.ts';
import type { KubernetesObject } from '../../../../model/object.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import { type MissingObject, missingIn } from '../../../../rules/missing-configuration.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { nearest } from '../../near-miss.ts';
import { perScene } from '../../per-scene.ts';
import { NOT_STARTED, type StartFailure, startFailure } from './start-failure.ts';

type Kind = 'ConfigMap' | 'Secret';

const SAID: Readonly<Record<Kind, RegExp>> = {
  ConfigMap: /\bconfigmaps? "([^"]{1,253})" not found/i,
  Secret: /\bsecrets? "([^"]{1,253})" not found/i,
};

/** A ConfigMap or Secret that a pod cannot start without, and that is not there. */
export function absentReference(
  kind: Kind,
  card: Pick<Mechanism, 'id' | 'title' | 'reasoning' | 'fix'>,
): Mechanism {
  return {
    ...card,
    explains: NOT_STARTED,
    diagnose: (finding, scene) => diagnosed(finding, scene, kind),
  };
}

function diagnosed(finding: Finding, scene: Scene, kind: Kind): Diagnosis | null {
  const failure = startFailure(finding, scene);
  const [, said] = failure === null ? [] : (SAID[kind].exec(failure.text) ?? []);
  if (failure === null) return null;
  const name = said ?? (isVague(failure) ? unsaid(failure, scene, kind) : null);
  if (name === null || name === undefined) return null;
  const { cluster } = scene;
  const { subject } = finding;
  const { namespace } = subject;
  const isListed = cluster.captured.all(SOURCES[kind], namespace);
  const isThere = cluster.links.find({ kind, namespace, name }) !== null;
  const near = isListed ? nearest(name, namesIn(scene, kind, namespace)) : null;
  const users = uses(failure, kind, name);
  const confirmed = said !== undefined && !isThere;
  return {
    root: subject,
    confidence: confirmed ? 'confirmed' : 'likely',
    summary:
      `${kind} ${excerpt(name, 120)} does not exist in namespace ${namespace ?? ''}${near === null ? '' : ` (${near} does)`}` +
      `${isThere ? ' as the kubelet last saw it, though the capture has it' : ''}, and ${users.words} ${users.count === 1 ? 'needs' : 'need'} it`,
    evidence: [...users.evidence, ...failure.evidence],
    commands: [
      kubectl('get', kind.toLowerCase(), name, ...inNamespace(subject)),
      kubectl('get', `${kind.toLowerCase()}s`, ...inNamespace(subject)),
    ],
    toConfirm: confirmed
      ? null
      : `See whether it is there and what the kubelet says now: kubectl get ${kind.toLowerCase()} and kubectl describe pod.`,
    fault: `${namespace ?? ''}/${kind}/${name}`,
  };
}

const SOURCES = { ConfigMap: 'configMaps', Secret: 'secrets' } as const;

const names = perScene(({ cluster }) => ({
  ConfigMap: groupBy<string | null, KubernetesObject>(cluster.configMaps, ({ meta }) => meta.namespace),
  Secret: groupBy<string | null, KubernetesObject>(cluster.secrets, ({ meta }) => meta.namespace),
}));

function namesIn(scene: Scene, kind: Kind, namespace: string | null): readonly string[] {
  return (names(scene)[kind].get(namespace) ?? []).map(({ meta }) => meta.name);
}

/** `Unable to attach or mount volumes: … timed out waiting for the condition` names volumes, not what they lack. */
function isVague({ text }: StartFailure): boolean {
  return /timed out waiting for the condition|context deadline exceeded/.test(text);
}

/** What a volume of the pod names and the capture lacks. */
function unsaid({ pod }: StartFailure, { cluster }: Scene, kind: Kind): string | null {
  const missing = missingIn(pod.spec, pod, cluster).filter(({ login }: MissingObject) => !login);
  const [first, ...others] = missing;
  return first !== undefined && others.length === 0 && first.kind === kind && first.key === null
    ? first.name
    : null;
}

interface Uses {
  readonly words: string;
  readonly count: number;
  readonly evidence: readonly Evidence[];
}

/** Which parts of the pod name it, where they are not optional. */
function uses({ pod }: StartFailure, kind: Kind, name: string): Uses {
  const isIt = (use: { readonly kind: string; readonly name: string; readonly optional: boolean }) =>
    use.kind === kind && use.name === name && !use.optional;
  const { initContainers, containers, volumes } = pod.spec;
  const parts = [
    ...initContainers.map((one, index) => ({ one, at: `spec.initContainers[${index}]` })),
    ...containers.map((one, index) => ({ one, at: `spec.containers[${index}]` })),
  ];
  const found = [
    ...parts.flatMap(({ one, at }) => {
      const from = one.envFrom.findIndex(isIt);
      const variable = one.env.findIndex((each) => each.from !== null && isIt(each.from));
      if (from < 0 && variable < 0) return [];
      const path =
        from >= 0
          ? `${at}.envFrom[${from}].${member(kind)}Ref.name`
          : `${at}.env[${variable}].valueFrom.${member(kind)}KeyRef.name`;
      return [{ words: `container ${one.name}`, path }];
    }),
    ...volumes.flatMap((volume, index) =>
      volume.uses.some(isIt)
        ? [{ words: `volume ${volume.name}`, path: `spec.volumes[${index}].${volume.type}` }]
        : [],
    ),
  ];
  const [first] = found;
  if (first === undefined) return { words: 'the pod', count: 1, evidence: [] };
  return {
    words: someOf(found.map(({ words }) => excerpt(words, 80))),
    count: found.length,
    evidence: [field(pod, first.path, name)],
  };
}

function member(kind: Kind): string {
  return kind === 'Secret' ? 'secret' : 'configMap';
}
