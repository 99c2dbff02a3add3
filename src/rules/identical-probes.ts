import type { Container } from '../model/container.ts';
import type { Probe } from '../model/probe.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { workloadLists } from './workload-list.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'identical-probes',
  title: 'Liveness and readiness ask the same',
  group: 'hygiene',
  severity: 'info',
  why: 'The moment a pod is too busy to answer, it is taken out of its Service and restarted as well, and its load goes to the others, which then fare the same.',
  fix: 'Let the liveness probe fail later (failureThreshold or periodSeconds), or ask something that does not depend on load or on other programs.',
  peers: { 'kube-score': ['pod-probes-identical'], KubeBuddy: ['WRK025'] },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    yield* workloadLists(workloadSpecs(view), (workload) => {
      for (const { container, path } of workload.containers) {
        const detail = sameProbe(container);
        const value = container.livenessProbe?.failureThreshold ?? null;
        if (detail !== null)
          return { detail, path: `${path}.livenessProbe.failureThreshold`, value, severity: 'info' };
      }
      return null;
    });
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'workload')}: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'pods', '-n', name, '-o', COLUMNS)];
  },
});

const COLUMNS =
  'custom-columns=POD:.metadata.name,READINESS:.spec.containers[*].readinessProbe,LIVENESS:.spec.containers[*].livenessProbe';

/** What a command asks is not known, so two of them are not compared. */
function sameProbe({ livenessProbe: liveness, readinessProbe: readiness }: Container): string | null {
  if (liveness === null || readiness === null) return null;
  if (liveness.handler === 'exec' || liveness.handler === 'unknown') return null;
  if (liveness.handler !== readiness.handler || liveness.port !== readiness.port) return null;
  if (liveness.path !== readiness.path || patience(liveness) > patience(readiness)) return null;
  return `${liveness.handler} ${liveness.port ?? ''}${liveness.path ?? ''}`;
}

/** Seconds until it has failed. */
function patience({ failureThreshold, periodSeconds }: Probe): number {
  return failureThreshold * periodSeconds;
}
