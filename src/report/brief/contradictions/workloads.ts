import type { Audit } from '../../../analysis/audit.ts';
import type { ServiceRow, WorkloadRow } from '../../../analysis/inventory/inventory.ts';
import { namespacedName } from '../../../model/object.ts';
import { counted } from '../../format/numbers.ts';
import type { Brief } from '../schema.ts';
import type { Contradiction } from './contradiction.ts';

/** Critical, working, mended or put off, says the brief; the rows of the workloads say otherwise. */
export function workloadContradictions(brief: Brief, audit: Audit): readonly Contradiction[] {
  const rows = new Map(audit.inventory.workloads.map((row) => [namespacedName(row.ref), row]));
  const services = new Map(audit.inventory.services.map((row) => [namespacedName(row), row]));
  const trouble = (name: string) => {
    const row = rows.get(name);
    return row === undefined ? null : troubleText(row);
  };
  return [
    ...brief.critical.flatMap((name): readonly Contradiction[] => {
      const row = rows.get(name);
      const seen = row?.state === 'idle' ? 'it is scaled to zero' : trouble(name);
      return seen === null ? [] : [{ claim: `Critical workload ${name} runs.`, seen, about: null }];
    }),
    ...brief.components.flatMap((component): readonly Contradiction[] => {
      const { name, state, about } = component;
      if (state !== 'working' || about === undefined) return [];
      const seen = trouble(about) ?? idleText(rows.get(about)) ?? serviceText(services.get(about));
      return seen === null
        ? []
        : [{ claim: `${name}: working`, seen: `${about}: ${seen}`, about: component }];
    }),
    ...brief.actions.flatMap((action): readonly Contradiction[] => {
      if (action.state !== 'done') return [];
      const seen = action.affected.flatMap((name) => {
        const text = trouble(name);
        return text === null ? [] : [`${name}: ${text}`];
      });
      return seen.length === 0
        ? []
        : [{ claim: `Done: ${action.title}`, seen: seen.join('; '), about: action }];
    }),
    ...Object.keys(brief.deferred).flatMap((name): readonly Contradiction[] => {
      const row = rows.get(name);
      return row === undefined || row.desired === 0
        ? []
        : [
            {
              claim: `${name} is scaled to zero on purpose.`,
              seen: `it asks for ${counted(row.desired, 'replica')}, ${row.ready} ready`,
              about: null,
            },
          ];
    }),
  ];
}

const BROKEN: ReadonlySet<string> = new Set(['degraded', 'down', 'failed']);

function troubleText({ state, ready, desired, problems }: WorkloadRow): string | null {
  if (!BROKEN.has(state)) return null;
  const pods = problems.map(({ status, count }) => `${count} ${status}`);
  const replicas = `${ready} of ${counted(desired, 'replica')} ready`;
  return pods.length === 0 ? replicas : `${replicas}; ${pods.join(', ')}`;
}

function idleText(row: WorkloadRow | undefined): string | null {
  return row?.state === 'idle' ? 'scaled to zero' : null;
}

function serviceText(row: ServiceRow | undefined): string | null {
  if (row === undefined || !row.selects || row.endpoints === null || row.endpoints.ready > 0) return null;
  return row.endpoints.total === 0
    ? 'no pod is behind the Service'
    : `0 of ${counted(row.endpoints.total, 'pod')} behind the Service ready`;
}
