import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { inNamespace, kubectl, resourceWord } from '../../rules/command.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { bullets, codeBlock, heading, paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { gapText, sourceState } from '../sources.ts';

const MOST_UNDO = 10;
const MOST_NAMESPACES = 10;

/** How to look after it: what can be rolled back, what to watch, and the auditor's notes. */
export function maintenance(audit: Audit, brief: Brief): string {
  return markdown(...rollbacks(audit), ...staleCheck(audit), ...logs(audit, brief), ...notes(brief));
}

/** A Deployment without an older ReplicaSet has nothing to go back to. */
function rollbacks(audit: Audit): readonly RootContent[] {
  const { rows } = audit.inventory.replicaSets;
  if (rows.length === 0) return [];
  const able = rows.filter(({ sets }) => sets.length > 1);
  const isWhole = ['captured', 'empty'].includes(sourceState(audit, 'replicaSets'));
  const others = isWhole
    ? 'For the others a rollback needs the manifest of before.'
    : `Of the others nothing is said: ${gapText(audit, 'replicaSets')}.`;
  return [
    heading(3, 'Rolling back'),
    paragraph(
      `${able.length} of ${counted(rows.length, 'Deployment')} with a captured ReplicaSet ${able.length === 1 ? 'has' : 'have'} an earlier revision to go back to.`,
      able.length < rows.length ? ` ${others}` : '',
    ),
    ...(able.length === 0
      ? []
      : [
          codeBlock('sh', [
            ...able
              .slice(0, MOST_UNDO)
              .map(({ deployment }) =>
                kubectl('rollout', 'undo', resourceWord(deployment), ...inNamespace(deployment)),
              ),
            ...(able.length > MOST_UNDO ? [`# and ${able.length - MOST_UNDO} more`] : []),
          ]),
        ]),
  ];
}

/** One line a namespace: whoever may see a few of them may not list them all. */
function staleCheck({ inventory, scope }: Audit): readonly RootContent[] {
  if (inventory.replicaSets.rows.length === 0) return [];
  const names = scope.namespaces.slice(0, MOST_NAMESPACES);
  const where = scope.kind === 'cluster' || names.length === 0 ? [['-A']] : names.map((name) => ['-n', name]);
  const rest = scope.kind === 'cluster' ? 0 : scope.namespaces.length - names.length;
  const path =
    'jsonpath={range .items[?(@.spec.replicas==0)]}{.metadata.namespace}/{.metadata.name}{"\\n"}{end}';
  return [
    heading(3, 'Looking for stale ReplicaSets'),
    paragraph('Lists ReplicaSets without replicas; the newest one of a Deployment scaled to 0 is not stale.'),
    codeBlock('sh', [
      ...where.map((own) => kubectl('get', 'replicasets', ...own, '-o', path)),
      ...(rest > 0 ? [`# and in ${counted(rest, 'more namespace')}`] : []),
    ]),
  ];
}

function logs({ inventory }: Audit, { follow }: Brief): readonly RootContent[] {
  if (follow.length === 0) return [];
  const lines = follow.map((reference) => {
    const [namespace = '', name = ''] = reference.split('/');
    const row = inventory.workloads.find(
      ({ ref }) => ref.namespace === namespace && ref.name === name && HAS_LOGS.has(ref.kind),
    );
    return row === undefined
      ? `# ${reference}: no captured workload of that name has logs to follow`
      : kubectl('logs', '-f', resourceWord(row.ref), '-n', namespace);
  });
  return [heading(3, 'Following the logs'), codeBlock('sh', lines)];
}

/** What `kubectl logs` takes by name. */
const HAS_LOGS: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'Pod',
]);

function notes({ maintenance: own }: Brief): readonly RootContent[] {
  return own.length === 0 ? [] : [heading(3, 'Notes of the auditor'), bullets(own)];
}
