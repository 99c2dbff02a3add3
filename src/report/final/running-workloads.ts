import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { besideAvailable, isAvailable } from '../../analysis/inventory/availability.ts';
import type { WorkloadRow, WorkloadState } from '../../analysis/inventory/inventory.ts';
import { groupBy } from '../../model/grouping.ts';
import { objectKey } from '../../model/object.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Brief } from '../brief/schema.ts';
import { statedOf } from '../brief/stated-of.ts';
import { counted } from '../format/numbers.ts';
import { joined } from '../format/objects.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { autoscalerState } from '../sections/autoscalers.ts';
import { isKnownByPodsAlone } from '../sources.ts';

/** Of a group; and of all groups together, so that a page of many namespaces can be read. */
const MOST_SOUND = 40;
const MOST_BROKEN = 200;
const MOST_ROWS = 400;

/** What is meant to run, by environment in the brief's order, then by namespace; '' where there is nothing. */
export function runningWorkloads(audit: Audit, brief: Brief): string {
  const running = audit.inventory.workloads.filter(({ state }) => RUNS.has(state));
  if (running.length === 0) return '';
  const labels = Object.values(brief.environments);
  const groups = [...groupBy(running, ({ ref }) => environmentOf(ref.namespace ?? '', brief))];
  const place = (label: string) => (labels.includes(label) ? labels.indexOf(label) : labels.length);
  const guessed = running.some(({ ref }) => isKnownByPodsAlone(audit, ref));
  return markdown(
    ...groups
      .toSorted(([a], [b]) => place(a) - place(b) || byCodeUnit(a, b))
      .flatMap(([label, rows], _, { length }) =>
        group(label, rows, audit, brief, Math.max(FEWEST, Math.floor(MOST_ROWS / length))),
      ),
    ...(guessed
      ? [
          paragraph(
            'Of workloads that were not captured themselves, ready is of the pods there are, not of the replicas asked for.',
          ),
        ]
      : []),
  );
}

/** Of a group, however many groups there are. */
const FEWEST = 5;

const RUNS: ReadonlySet<WorkloadState> = new Set([
  'healthy',
  'degraded',
  'down',
  'running',
  'failed',
  'unknown',
]);
const BROKEN: ReadonlySet<WorkloadState> = new Set(['degraded', 'down', 'failed']);

function environmentOf(namespace: string, brief: Brief): string {
  return statedOf(brief.environments, namespace) ?? (namespace === 'kube-system' ? 'System' : namespace);
}

function group(
  label: string,
  rows: readonly WorkloadRow[],
  audit: Audit,
  brief: Brief,
  most: number,
): readonly RootContent[] {
  const namespaces = [...new Set(rows.map(({ ref }) => ref.namespace ?? ''))];
  const [only] = namespaces;
  const judged = rows.filter(({ state }) => state === 'healthy' || BROKEN.has(state));
  const whole = judged.filter(isAvailable).length;
  const broken = rows.filter(({ state }) => BROKEN.has(state));
  const mostBroken = Math.min(MOST_BROKEN, most);
  const hidden = new Set([
    ...broken.slice(mostBroken),
    ...rows.filter(({ state }) => !BROKEN.has(state)).slice(Math.min(MOST_SOUND, most)),
  ]);
  const shown = rows.filter((row) => !hidden.has(row));
  const guessed = rows.some(({ ref }) => isKnownByPodsAlone(audit, ref));
  const named =
    namespaces.length === 1 && only === label
      ? ''
      : [' (', joined(namespaces.map((name) => code(name))), ')'];
  return [
    heading(
      3,
      namespaces.length === 1 && only === label ? code(label) : label,
      named,
      judged.length === 0
        ? ''
        : `: ${whole}/${judged.length} with every ${guessed ? 'pod' : 'replica'} ready${besideAvailable(judged)}`,
    ),
    table(
      [{ title: 'Workload' }, { title: 'Kind' }, { title: 'Ready', align: 'right' }, { title: 'Notes' }],
      shown.map((row) => [
        [
          `${ICONS[row.state]}`,
          code(namespaces.length === 1 ? row.ref.name : `${row.ref.namespace}/${row.ref.name}`),
        ],
        row.ref.kind,
        row.ref.kind === 'CronJob' ? '' : `${row.ready}/${row.desired}`,
        joined(notes(row, audit, brief), '; '),
      ]),
    ),
    ...(hidden.size === 0
      ? []
      : [
          paragraph(
            `${counted(hidden.size, 'more workload')}, ${broken.length > mostBroken ? broken.length - mostBroken : 'none'} of them with a problem: see the JSON audit.`,
          ),
        ]),
  ];
}

const ICONS: Readonly<Record<WorkloadState, string>> = {
  healthy: '✅ ',
  degraded: '⚠️ ',
  down: '❌ ',
  failed: '❌ ',
  idle: '',
  running: '',
  finished: '',
  suspended: '',
  unknown: '',
};

/** What is wrong with its pods, who scales it, where it is reached, and what the auditor says. */
function notes(row: WorkloadRow, audit: Audit, brief: Brief): readonly Inline[] {
  const { ref, problems } = row;
  const name = `${ref.namespace}/${ref.name}`;
  const { autoscalers, services } = audit.inventory;
  return [
    ...problems.map(
      ({ status, count }) => `${count} ${status === 'Running' ? 'Running, with a problem' : status}`,
    ),
    ...autoscalers
      .filter(({ target }) => objectKey(target) === objectKey(ref))
      .map((autoscaler) => `autoscaler ${autoscalerState(autoscaler, audit)}`),
    ...services
      .filter(
        ({ namespace, name: own, type }) =>
          namespace === ref.namespace && own === ref.name && type === 'LoadBalancer',
      )
      .map(({ externalAddresses }) =>
        externalAddresses.length === 0
          ? 'its LoadBalancer has no address'
          : `LoadBalancer at ${externalAddresses.join(', ')}`,
      ),
    ...(brief.critical.includes(name) ? ['critical (stated by the auditor)'] : []),
    ...(brief.workloads[name] === undefined ? [] : [`${brief.workloads[name]} (stated by the auditor)`]),
  ];
}
