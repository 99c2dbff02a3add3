import type { Event } from '../../../../model/event.ts';
import { formatBytes } from '../../../../model/quantity.ts';
import { podEvidence } from '../../../../rules/broken-container.ts';
import { containerWords } from '../../../../rules/container-words.ts';
import { HOUR } from '../../../../rules/duration.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import type { Confidence } from '../../cause.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { relatedPods } from '../../related-pods.ts';
import { templatePatch } from './template-patch.ts';
import { podEvents, type TroubledContainer, troubledContainers } from './troubled-containers.ts';

/** Containers reach their memory limit, some before their process has begun. */
export const memoryLimitTooLow: Mechanism = {
  id: 'memory-limit-too-low',
  title: 'The memory limit is too low',
  reasoning:
    'The kernel kills a process that goes beyond the memory limit of its container, and the kubelet reports OOMKilled ' +
    'with exit code 137. A limit below what the runtime itself needs kills the container before its program begins: ' +
    'the pod then stays in ContainerCreating or ends in RunContainerError, and only an event or the status message ' +
    'says that the init process was OOM-killed. Where that event is no longer there, a limit of a few MiB on a ' +
    'container that never started still tells. An OOMKilled container without a limit met the limit of its node, and ' +
    'a full heap inside a language runtime is reported by the program: both are other causes.',
  fix: 'Measure what the program uses (kubectl top pod --containers), and set the limit above its peak; memory that grows without end is a leak, which a higher limit only delays.',
  explains: [
    'stuck-starting-pod',
    'container-configuration-error',
    'crash-looping-container',
    'failed-pod',
    'failed-job',
    'stuck-rollout',
    'partially-available-workload',
    'frequent-restarts',
    'past-restarts',
  ],
  silent: true,
  diagnose(finding, scene) {
    if (PAST.has(finding.rule) && !isRecent(finding, scene)) return null;
    for (const one of troubledContainers(finding, scene).toSorted(byLimit)) {
      const found = seen(one, scene);
      if (found === null) continue;
      const limit = one.spec?.limits.memory ?? null;
      const words = limit === null ? 'its memory limit' : `its memory limit of ${formatBytes(limit)}`;
      return {
        root: finding.subject,
        confidence: found.confidence,
        summary: `${containerWords(one.name)} ${found.what} ${words}`,
        evidence: [
          ...(limit === null
            ? []
            : [field(one.pod, `${one.specPath}.resources.limits.memory`, formatBytes(limit))]),
          ...found.evidence,
        ],
        commands: [...finding.commands, ...templatePatch(scene, finding.subject, [])],
        toConfirm:
          found.confidence === 'confirmed'
            ? null
            : 'Look at the events of the pod: kubectl describe pod names the reason.',
      };
    }
    return null;
  },
};

/** Where the whole pod is killed, the tightest limit is the first to look at. */
function byLimit(a: TroubledContainer, b: TroubledContainer): number {
  return limitOf(a) - limitOf(b);
}

function limitOf({ spec }: TroubledContainer): number {
  return spec?.limits.memory ?? Number.MAX_SAFE_INTEGER;
}

interface Sight {
  readonly what: string;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** Less than a container runtime and a shell need between them. */
const TINY = 16 * 1024 ** 2;
/** What most programs outgrow, so that a SIGKILL without a word is most often the kernel's. */
const SMALL = 128 * 1024 ** 2;
/** runc and crun, passed on by containerd and CRI-O. */
const INIT_KILLED = /init was OOM-killed|memory limit too low|container init.{0,40}\boom\b/i;
const PAST = new Set(['frequent-restarts', 'past-restarts']);

/** What is over for long needs no mending now. */
function isRecent(finding: Finding, { cluster }: Scene): boolean {
  return (
    finding.rule === 'frequent-restarts' ||
    relatedPods(cluster, finding).some(({ restarts }) => cluster.now - (restarts.lastAt ?? 0) < HOUR)
  );
}

function seen(one: TroubledContainer, scene: Scene): Sight | null {
  const { pod, status, path, last, spec } = one;
  const limit = spec?.limits.memory ?? null;
  const text = waitingText(one);
  if (text !== null && INIT_KILLED.test(text.value))
    return {
      what: 'is killed before its program begins, by',
      confidence: 'confirmed',
      evidence: podEvidence(pod, `${path}.${text.path}`, text.value),
    };
  if (last?.reason === 'OOMKilled')
    return limit === null && spec !== null
      ? null
      : {
          what: 'was OOMKilled at',
          confidence: 'confirmed',
          evidence: [
            ...podEvidence(pod, `${path}.${last.field}.terminated.reason`, last.reason),
            ...podEvidence(pod, `${path}.${last.field}.terminated.exitCode`, last.exitCode),
          ],
        };
  const event = status.state.phase === 'running' ? null : sandboxEvent(podEvents(scene, pod));
  if (event !== null)
    return {
      what: 'is killed before its program begins, by',
      confidence: 'confirmed',
      evidence: [field(event, 'message', event.message)],
    };
  if (limit === null) return null;
  const killed = last?.exitCode === 137 && spec?.livenessProbe === null && spec.startupProbe === null;
  if (limit > (killed ? SMALL : TINY) || (status.state.phase === 'running' && !killed)) return null;
  const neverRan = last === null && pod.phase === 'Pending' && pod.nodeName !== null && isCreating(one);
  if (!killed && !neverRan) return null;
  return {
    what: killed ? 'ends with exit code 137 (SIGKILL) under' : 'does not start under',
    confidence: limit > TINY ? 'hypothesis' : 'likely',
    evidence: killed
      ? podEvidence(pod, `${path}.${last?.field ?? 'lastState'}.terminated.exitCode`, 137)
      : podEvidence(pod, 'status.phase', pod.phase),
  };
}

function waitingText({ status: { state, lastState } }: TroubledContainer) {
  if (state.phase === 'waiting' && state.message !== null && INIT_KILLED.test(state.message))
    return { path: 'state.waiting.message', value: state.message };
  if (state.phase === 'terminated' && state.message !== null)
    return { path: 'state.terminated.message', value: state.message };
  return lastState.phase === 'terminated' && lastState.message !== null
    ? { path: 'lastState.terminated.message', value: lastState.message }
    : null;
}

function sandboxEvent(events: readonly Event[]): Event | null {
  return events.find(({ message }) => message !== null && INIT_KILLED.test(message)) ?? null;
}

function isCreating({ status: { state } }: TroubledContainer): boolean {
  return (
    state.phase === 'waiting' &&
    (state.reason === 'ContainerCreating' || state.reason === 'RunContainerError')
  );
}
