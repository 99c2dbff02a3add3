import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { toldRefusal } from './told-refusal.ts';

/** Pods are not made, because the namespace enforces a Pod Security Standard they do not meet. */
export const podSecurityDenied = toldRefusal({
  id: 'pod-security-denied',
  title: 'The Pod Security level of the namespace refuses the pods',
  reasoning:
    'The admission plugin PodSecurity refuses pods that do not meet the level in the label ' +
    'pod-security.kubernetes.io/enforce of their namespace, and lists every field that offends. It looks at pods ' +
    'alone: a Deployment is accepted with a warning, and its pods never appear. Pods that ran before the label was ' +
    'set go on.',
  fix: 'Set the security context of the template as the message says; lower the level of the namespace only where the program cannot do without.',
  pattern: /violates PodSecurity "([^"]{1,60})"(?::\s*(.{1,600}))?/,
  read: ([, level = '', why = ''], { subject }, { cluster }) => {
    const namespace = cluster.links.find({
      kind: 'Namespace',
      namespace: null,
      name: subject.namespace ?? '',
    });
    const label = namespace?.meta.labels[ENFORCE];
    return {
      summary: `the pods violate the Pod Security level ${level} of namespace ${subject.namespace ?? ''}${why === '' ? '' : `: ${excerpt(why)}`}`,
      evidence:
        namespace === null || label === undefined
          ? []
          : [field(namespace, `metadata.labels["${ENFORCE}"]`, label)],
      commands: [kubectl('get', 'namespace', subject.namespace ?? '', '--show-labels')],
    };
  },
});

const ENFORCE = 'pod-security.kubernetes.io/enforce';
