import type { Audit } from '../../analysis/audit.ts';
import type { Component } from '../../analysis/inventory/inventory.ts';
import type { Brief } from '../brief/schema.ts';
import { percent } from '../format/numbers.ts';
import { codeBlock, paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { gitopsReady } from '../sections/gitops.ts';
import { sourceState } from '../sources.ts';

/** The state in a few lines: what was counted, with its base, and what the auditor states. */
export function stateSummary(audit: Audit, brief: Brief): string {
  const stated = Object.entries(brief.scores).map(
    ([area, { score, reason }]) => `${area}: ${score} %  # stated by the auditor: ${reason}`,
  );
  return markdown(
    codeBlock('yaml', [
      ...nodes(audit),
      ...services(audit),
      ...gitops(audit),
      ...monitoring(audit),
      ...controlPlane(audit),
      ...stated,
    ]),
    paragraph(
      'Percentages are parts of what was captured; none of them is a measure of availability over time.',
    ),
  );
}

function share(label: string, part: number, whole: number, what: string): readonly string[] {
  return whole === 0 ? [] : [`${label}: ${percent(part, whole)} (${part}/${whole} ${what})`];
}

function nodes({ inventory }: Audit): readonly string[] {
  const ready = inventory.nodes.filter((node) => node.ready).length;
  return share('Nodes', ready, inventory.nodes.length, 'Ready');
}

function services({ inventory }: Audit): readonly string[] {
  const judged = inventory.services.filter(
    ({ selects, endpoints }) => selects && endpoints !== null && endpoints.total > 0,
  );
  const served = judged.filter(({ endpoints }) => endpoints !== null && endpoints.ready > 0).length;
  return share('Services', served, judged.length, 'with a ready endpoint');
}

function gitops({ inventory }: Audit): readonly string[] {
  const { ready, judged } = gitopsReady(inventory.gitops);
  return share('GitOps', ready, judged, 'Ready and up to date');
}

function monitoring(audit: Audit): readonly string[] {
  const own = audit.inventory.workloads.filter(({ component }) => component === MONITORING);
  const works = own.filter(({ state }) => state === 'healthy').length;
  const verdict = audit.rules.find(({ rule }) => rule === 'monitoring-absent');
  if (own.length > 0) return share('Monitoring', works, own.length, 'workloads fully available');
  return [verdict?.outcome === 'found' ? 'Monitoring: 0 % (none found)' : 'Monitoring: not evaluated'];
}

const MONITORING: Component = 'monitoring';

function controlPlane(audit: Audit): readonly string[] {
  if (sourceState(audit, 'nodes') !== 'captured') return [];
  const own = audit.inventory.nodes.filter(
    ({ roles }) => roles.includes('control-plane') || roles.includes('master'),
  );
  if (own.length === 0) return [];
  return [
    `Control plane: ${own.length} ${own.length === 1 ? 'node  # a single one: nothing takes over when it fails' : `nodes, ${own.filter(({ ready }) => ready).length} Ready`}`,
  ];
}
