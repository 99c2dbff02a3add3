import { containerWords } from '../../../../rules/container-words.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { probeKill } from '../../../../rules/probe-kill.ts';
import type { Diagnosis, Scene } from '../../mechanism.ts';
import { crashReason } from './crash-reason.ts';
import { type ProbeKind, probeField } from './probe-target.ts';
import { type ProbeVerdict, probeVerdict } from './probe-verdict.ts';
import { type ContainerChange, templatePatch } from './template-patch.ts';
import { podEvents, type TroubledContainer, troubledContainers } from './troubled-containers.ts';

/** Findings of pods that a liveness or startup probe may have brought about. */
export const KILLED = [
  'liveness-probe-kills',
  'crash-looping-container',
  'stuck-rollout',
  'partially-available-workload',
  'frequent-restarts',
  'past-restarts',
] as const;

/** Findings of pods that a readiness probe may have brought about. */
export const UNREADY = ['partially-available-workload', 'stuck-rollout'] as const;

/** A diagnosis by one thing that is wrong with a probe; `null` where it is sound, or does no harm. */
export function probeDiagnosis(
  finding: Finding,
  scene: Scene,
  kind: ProbeKind,
  what: ProbeVerdict['what'],
): Diagnosis | null {
  for (const one of troubledContainers(finding, scene)) {
    if (!doesHarm(one, kind, finding, scene)) continue;
    const verdict = probeVerdict(one, kind, scene);
    if (verdict?.what !== what) continue;
    return {
      root: finding.subject,
      confidence: verdict.confidence,
      summary: `the ${kind} probe of ${containerWords(one.name)} ${verdict.words}`,
      evidence: verdict.evidence,
      commands: [...finding.commands, ...templatePatch(scene, finding.subject, changes(one, kind, verdict))],
      toConfirm:
        verdict.confidence === 'confirmed'
          ? null
          : 'See from inside the container which ports it listens on, and read what the kubelet says the probe saw: kubectl describe pod.',
    };
  }
  return null;
}

/** Whether a probe restarts the container, or keeps its pod from being ready. */
export function doesHarm(one: TroubledContainer, kind: ProbeKind, finding: Finding, scene: Scene): boolean {
  if (kind === 'readiness')
    return one.problem?.class === 'unready' && one.status.state.phase === 'running' && !one.status.ready;
  const kill = probeKill(one.pod, one, podEvents(scene, one.pod));
  if (kill !== null) return kill.probe === kind;
  return isToldToEnd(one) && !PAST.has(finding.rule) && crashReason(one, scene) === null;
}

const PAST: ReadonlySet<string> = new Set(['frequent-restarts', 'past-restarts']);

/** After SIGTERM, or SIGKILL once the grace period is over; with OOMKilled the kernel did it. */
function isToldToEnd({ status, last }: TroubledContainer): boolean {
  if (status.restartCount === 0 || last === null || last.reason === 'OOMKilled') return false;
  return last.exitCode === 143 || last.exitCode === 137 || last.exitCode === 0;
}

/** Only what is plainly right: the port or path of the probe beside it. */
function changes(
  { name }: TroubledContainer,
  kind: ProbeKind,
  { what, target, right, rightPort }: ProbeVerdict,
): readonly ContainerChange[] {
  const place = `${probeField(kind)}/${target.probe.handler}`;
  if (what === 'port' && rightPort !== null)
    return [{ container: name, field: `${place}/port`, value: rightPort }];
  const path = right?.probe.path ?? null;
  return what === 'path' && path !== null ? [{ container: name, field: `${place}/path`, value: path }] : [];
}
