import { kubectl } from '../../../../rules/command.ts';
import { namespaceRoot } from './namespace-root.ts';
import { toldRefusal } from './told-refusal.ts';

/** Pods are not made, because their namespace is being deleted. */
export const namespaceTerminating = toldRefusal({
  id: 'namespace-terminating',
  title: 'The namespace is being deleted and takes nothing new',
  reasoning:
    'In a namespace with a deletion timestamp the API server refuses whatever is new, while controllers go on trying ' +
    'until their workloads are deleted too. The refusal says so.',
  fix: 'Wait until the namespace is gone and make it again; what keeps it is in its conditions.',
  pattern: /because it is being terminated/,
  read: (_match, { subject }) => {
    const root = namespaceRoot(subject);
    return root === null
      ? null
      : {
          root,
          summary: `namespace ${root.name} is being deleted and takes no new pods`,
          commands: [kubectl('get', 'namespace', root.name, '-o', 'yaml')],
        };
  },
});
