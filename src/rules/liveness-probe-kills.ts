import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import type { Probe } from '../model/probe.ts';
import { brokenContainer, podEvidence } from './broken-container.ts';
import { type BrokenPod, brokenWorkloads, WORKLOADS } from './broken-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { containerOption, containerWords } from './container-words.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { podCount, podVerb } from './pod-count.ts';
import { type ProbeKill, probeKill } from './probe-kill.ts';
import { defineRule } from './rule.ts';
import { shortfallSeverity } from './shortfall.ts';
import { lastTermination } from './termination.ts';

export default defineRule({
  id: 'liveness-probe-kills',
  title: 'A failing liveness probe restarts containers',
  group: 'health',
  severity: 'high',
  why: 'The program does not end by itself: the kubelet stops it because its probe fails, often before it has finished starting, and each restart begins the same wait anew.',
  fix: 'Compare the port and path of the probe with what the program serves. Where it needs longer to start than the probe allows, give it a startupProbe that covers the slowest start, or raise initialDelaySeconds; where it answers slowly under load, raise timeoutSeconds or failureThreshold.',
  peers: { k8sgpt: ['Pod'] },
  needs: ['pods', 'events'],
  uses: [...WORKLOADS],
  details: WORKLOADS,
  covers: ['crash-looping-container', 'partially-available-workload', 'error-in-log', 'past-restarts'],
  readsText: 'table',
  *check(view) {
    for (const workload of brokenWorkloads(view, ['crash', 'unready'])) {
      const killed = workload.broken.flatMap(
        (one) => killedContainer(one, view.links.eventsOf(reference(one.pod))) ?? [],
      );
      const [worst] = killed;
      if (worst === undefined) continue;
      const { pod, container, kill } = worst;
      const probe = kill.probe === 'startup' ? container.spec?.startupProbe : container.spec?.livenessProbe;
      const last = lastTermination(container.status);
      yield {
        subject: workload.owner,
        severity: shortfallSeverity({ ...workload, worst: worst.broken }),
        facts: {
          broken: killed.length,
          pods: workload.pods,
          ready: workload.ready,
          total: workload.total,
          container: container.status.name,
          restarts: container.status.restartCount,
          probe: kill.probe,
          settings: probe ? probeSettings(probe) : null,
          livedMs: last?.ran ?? null,
          exitCode: last?.exitCode ?? null,
          failures: kill.failing?.count ?? null,
          text: kill.failing?.message ?? null,
          pod: pod.meta.name,
        },
        evidence: killed
          .slice(0, 3)
          .flatMap((one) => [
            ...[one.kill.killing, one.kill.failing].flatMap((event) =>
              event === null ? [] : [field(event, 'message', event.message)],
            ),
            ...podEvidence(one.pod, `${one.container.path}.restartCount`, one.container.status.restartCount),
          ]),
        related: killed.map((one) => reference(one.pod)),
      };
    }
  },
  message({ broken, pods, container, restarts, probe, settings, livedMs, text }) {
    const who = `${podCount(broken, pods)} ${podVerb(broken, pods, 'keeps', 'keep')} restarting`;
    const times = `${restarts} ${restarts === 1 ? 'restart' : 'restarts'}`;
    const allows = settings === null ? '' : `, which allows ${settingWords(settings)}`;
    const lived = livedMs === null ? '' : `; it last lived ${humanDuration(livedMs)}`;
    const said = text === null ? '' : ` (${excerpt(text, 120)})`;
    return `${who}: ${containerWords(container)} (${times}) fails its ${probe} probe${said}${allows}${lived}`;
  },
  commands({ pod, container }, subject) {
    const scope = inNamespace(subject);
    return [
      kubectl('describe', 'pod', pod, ...scope),
      kubectl('logs', pod, ...containerOption(container), '--previous', ...scope),
    ];
  },
});

function killedContainer(broken: BrokenPod<'crash' | 'unready'>, events: Parameters<typeof probeKill>[2]) {
  const { pod, problem } = broken;
  for (const name of problem.class === 'crash' ? [problem.container] : problem.containers) {
    const container = brokenContainer(pod, name);
    const kill: ProbeKill | null = container === null ? null : probeKill(pod, container, events);
    if (container !== null && kill !== null) return { broken, pod, container, kill };
  }
  return null;
}

type Settings = ReturnType<typeof probeSettings>;

/** `allowedMs`: how long after its start a container that never answers may run. */
function probeSettings(probe: Probe) {
  const { handler, port, path, initialDelaySeconds, periodSeconds, failureThreshold } = probe;
  const allowedMs = (initialDelaySeconds + periodSeconds * failureThreshold) * 1000;
  return { handler, port, path, initialDelaySeconds, periodSeconds, failureThreshold, allowedMs };
}

function settingWords(settings: Settings): string {
  const { handler, port, path, initialDelaySeconds, periodSeconds, failureThreshold, allowedMs } = settings;
  const target = port === null ? handler : `${handler} ${port}${excerpt(path ?? '', 60)}`;
  const sum = `initialDelaySeconds ${initialDelaySeconds} + periodSeconds ${periodSeconds} × failureThreshold ${failureThreshold}`;
  return `${humanDuration(allowedMs)} (${target}, ${sum})`;
}
