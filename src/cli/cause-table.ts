import type { Audit } from '../analysis/audit.ts';
import type { Impact } from '../analysis/causes/cause.ts';
import { namespacedName, type ObjectReference } from '../model/object.ts';
import { compareSeverity } from '../rules/severity.ts';
import { columns } from './terminal.ts';

/** Causes and findings without one, worst first, as kubectl would list them. */
export function causeTable({ causes, unexplained, findings }: Audit): string {
  const open = findings.filter(({ fingerprint }) => unexplained.includes(fingerprint));
  const rows = [
    ...causes.map(({ severity, mechanism, root, alsoAt, confidence, impact }) => ({
      severity,
      cells: [mechanism, objectText(root, alsoAt.length), confidence, impactWords(impact)],
    })),
    ...open.map(({ severity, rule, subject, message }) => ({
      severity,
      cells: [rule, objectText(subject, 0), 'unexplained', message],
    })),
  ].toSorted((a, b) => compareSeverity(a.severity, b.severity));
  if (rows.length === 0) return '';
  const lines = rows.map(({ severity, cells }) => [severity, ...cells]);
  return `\n${columns(['SEVERITY', 'CAUSE', 'OBJECT', 'CONFIDENCE', 'IMPACT'], lines)}`;
}

function objectText(ref: ObjectReference, more: number): string {
  return `${ref.kind.toLowerCase()}/${namespacedName(ref)}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What is still served whole is told only where nothing is lost. */
export function impactWords({ replicas, services, served, routes }: Impact): string {
  const without = services.filter(({ ready }) => ready === 0).length;
  const parts = [
    replicas === null || replicas.missing === 0
      ? ''
      : `${replicas.missing}/${replicas.desired} replicas missing`,
    without === 0 ? '' : `${without} Service${without === 1 ? '' : 's'} without endpoints`,
    routes.length === 0 ? '' : `${routes.length} route${routes.length === 1 ? '' : 's'} down or degraded`,
  ];
  const lost = parts.filter((part) => part !== '').join(', ');
  if (lost !== '' || served.length === 0) return lost;
  return `none: ${served.length} Service${served.length === 1 ? '' : 's'} still served by all replicas asked for`;
}
