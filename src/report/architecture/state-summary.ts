import type { Audit } from '../../analysis/audit.ts';
import { isAvailable } from '../../analysis/inventory/availability.ts';
import type { Component } from '../../analysis/inventory/inventory.ts';
import type { Brief } from '../brief/schema.ts';
import { percent } from '../format/numbers.ts';
import { codeBlock, paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { gitopsReady } from '../sections/gitops.ts';
import { gapText, isRead, sourceState } from '../sources.ts';

/** The state in a few lines: what was counted, with its base, and what the auditor states. */
export function stateSummary(audit: Audit, brief: Brief): string {
  const stated = Object.entries(brief.scores).map(
    ([area, { score, reason }]) => `${yamlKey(area)}: ${score} %  # stated by the auditor: ${reason}`,
  );
  const lines = [
    ...nodes(audit),
    ...services(audit),
    ...gitops(audit),
    ...monitoring(audit),
    ...controlPlane(audit),
    ...stated,
  ];
  if (lines.length === 0) return markdown(paragraph('Nothing was captured that could be counted.'));
  return markdown(
    codeBlock('yaml', lines),
    ...(lines.some((line) => line.includes(' % (')) ? [paragraph(MEANING)] : []),
  );
}

const MEANING =
  'Percentages are parts of what was captured; none of them is a measure of availability over time.';

function yamlKey(text: string): string {
  return /^[A-Za-z][\w /-]*$/.test(text) ? text : JSON.stringify(text);
}

function share(label: string, part: number, whole: number, what: string): readonly string[] {
  return whole === 0 ? [] : [`${label}: ${percent(part, whole)} (${part}/${whole} ${what})`];
}

function nodes(audit: Audit): readonly string[] {
  const { inventory } = audit;
  if (!isRead(audit, 'nodes')) return [`Nodes: not evaluated  # ${gapText(audit, 'nodes')}`];
  const ready = inventory.nodes.filter((node) => node.ready).length;
  return share('Nodes', ready, inventory.nodes.length, 'Ready');
}

function services(audit: Audit): readonly string[] {
  const { inventory } = audit;
  if (!isRead(audit, 'services')) return [`Services: not evaluated  # ${gapText(audit, 'services')}`];
  const judged = inventory.services.filter(
    ({ selects, endpoints, type }) => selects && endpoints !== null && type !== 'ExternalName',
  );
  const served = judged.filter(({ endpoints }) => endpoints !== null && endpoints.ready > 0).length;
  return share('Services', served, judged.length, 'with a ready endpoint');
}

function gitops({ inventory }: Audit): readonly string[] {
  const { ready, judged } = gitopsReady(inventory.gitops);
  return share('GitOps', ready, judged, 'Ready and up to date');
}

function monitoring(audit: Audit): readonly string[] {
  const all = audit.inventory.workloads.filter(({ component }) => component === MONITORING);
  const own = all.filter(({ state }) => state === 'healthy' || state === 'degraded' || state === 'down');
  const works = own.filter(isAvailable).length;
  if (own.length > 0) return share('Monitoring', works, own.length, 'workloads fully available');
  if (all.length > 0) return [`Monitoring: 0 % (0/${all.length} workloads meant to run)`];
  const outcome = audit.rules.find(({ rule }) => rule === 'monitoring-absent')?.outcome;
  if (outcome === 'found') return ['Monitoring: 0 % (none found)'];
  // The rule goes by pods of any name that a known agent has: they are then part of other workloads.
  return outcome === 'clear' ? [] : ['Monitoring: not evaluated'];
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
