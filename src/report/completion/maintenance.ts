import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { inNamespace, kubectl, resourceWord } from '../../rules/command.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { bullets, codeBlock, heading, paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_UNDO = 10;

/** How to look after it: what can be rolled back, what to watch, and the auditor's notes. */
export function maintenance(audit: Audit, brief: Brief): string {
  return markdown(...rollbacks(audit), ...staleCheck(audit), ...logs(audit, brief), ...notes(brief));
}

/** A Deployment without an older ReplicaSet has nothing to go back to. */
function rollbacks({ inventory }: Audit): readonly RootContent[] {
  const { rows } = inventory.replicaSets;
  if (rows.length === 0) return [];
  const able = rows.filter(({ sets }) => sets.length > 1);
  return [
    heading(3, 'Rolling back'),
    paragraph(
      `${able.length} of ${counted(rows.length, 'Deployment')} ${able.length === 1 ? 'has' : 'have'} an earlier revision to go back to${able.length === 0 ? ': a rollback of any other needs the manifest of before.' : able.length < rows.length ? '; for the others a rollback needs the manifest of before.' : '.'}`,
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

function staleCheck({ inventory, scope }: Audit): readonly RootContent[] {
  if (inventory.replicaSets.rows.length === 0) return [];
  const where =
    scope.kind === 'namespaces' && scope.namespaces.length === 1 ? ['-n', ...scope.namespaces] : ['-A'];
  const path =
    'jsonpath={range .items[?(@.spec.replicas==0)]}{.metadata.namespace}/{.metadata.name}{"\\n"}{end}';
  return [
    heading(3, 'Looking for stale ReplicaSets'),
    codeBlock('sh', [kubectl('get', 'replicasets', ...where, '-o', path)]),
  ];
}

function logs({ inventory }: Audit, { follow }: Brief): readonly RootContent[] {
  if (follow.length === 0) return [];
  const lines = follow.map((reference) => {
    const [namespace = '', name = ''] = reference.split('/');
    const row = inventory.workloads.find(({ ref }) => ref.namespace === namespace && ref.name === name);
    return kubectl(
      'logs',
      '-f',
      resourceWord(row?.ref ?? { kind: 'Deployment', namespace, name }),
      '-n',
      namespace,
    );
  });
  return [heading(3, 'Following the logs'), codeBlock('sh', lines)];
}

function notes({ maintenance: own }: Brief): readonly RootContent[] {
  return own.length === 0 ? [] : [heading(3, 'Notes of the auditor'), bullets(own)];
}
