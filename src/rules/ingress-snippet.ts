import { groupBy } from '../model/grouping.ts';
import type { Ingress } from '../model/ingress.ts';
import { SNIPPET_ANNOTATIONS } from '../model/known-annotations.ts';
import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { namesOf, namesText } from './names-of.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'ingress-snippet',
  title: 'Ingresses bring configuration of their own for nginx',
  group: 'security',
  severity: 'medium',
  why: 'Whoever may write such an Ingress writes into the configuration of the controller, and can read the Secrets of all namespaces through it (CVE-2021-25742).',
  fix: 'Replace the snippets by the annotations that exist for most purposes, remove them, and set allow-snippet-annotations to false in the ConfigMap of the controller.',
  peers: { Kubescape: ['C-0059'] },
  needs: ['ingresses'],
  *check({ ingresses }) {
    const bold = ingresses.filter(
      (ingress) => snippetsOf(ingress).length > 0 && !isSystemNamespace(ingress.meta.namespace ?? ''),
    );
    for (const [namespace, all] of groupBy(bold, ({ meta }) => meta.namespace ?? '')) {
      yield {
        subject: namespaceSubject(namespace),
        facts: {
          ingresses: all.length,
          names: namesOf(all),
          annotations: [...new Set(all.flatMap(snippetsOf))].toSorted(),
        },
        evidence: all
          .slice(0, 3)
          .map((one) => field(one, `metadata.annotations['${snippetsOf(one)[0] ?? ''}']`, 'set')),
        related: all.slice(0, 20).map(reference),
      };
    }
  },
  message({ ingresses, names, annotations }) {
    const kinds = annotations.map((name) => name.slice(name.indexOf('/') + 1));
    return `${kinds.join(', ')} on ${counted(ingresses, 'Ingress', 'Ingresses')}: ${namesText(names, ingresses)}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'ingresses', '-n', subject.name, '-o', 'yaml')];
  },
});

function snippetsOf({ meta }: Ingress): readonly string[] {
  return SNIPPET_ANNOTATIONS.filter((name) => Object.hasOwn(meta.annotations, name));
}
