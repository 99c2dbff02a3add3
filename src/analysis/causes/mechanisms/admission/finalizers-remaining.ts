import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { factList, factText } from '../../fact-member.ts';
import type { Mechanism } from '../../mechanism.ts';

/** A namespace waits for objects whose finalizers nobody takes off. */
export const finalizersRemaining: Mechanism = {
  id: 'finalizers-remaining',
  title: 'Objects with finalizers keep the namespace from being deleted',
  reasoning:
    'A namespace is gone when everything in it is. An object with a finalizer stays until the controller that set it ' +
    'takes it off; where that controller was removed first, often because it lay in the same namespace or release, ' +
    'nobody does. The condition NamespaceFinalizersRemaining names the finalizers, NamespaceContentRemaining the kinds.',
  fix: 'Bring back the controller that set the finalizers and let it finish. Only when it is gone for good, take them off the objects by hand: what they would have cleaned up stays behind.',
  explains: ['stuck-deleting-namespace'],
  diagnose({ subject, facts }) {
    const said = (type: string) =>
      factList(facts, 'conditions')
        .filter((one) => factText(one, 'type') === type)
        .flatMap((one) => factText(one, 'message') ?? [])[0] ?? null;
    const finalizers = said('NamespaceFinalizersRemaining');
    if (finalizers === null) return null;
    const content = said('NamespaceContentRemaining');
    const kinds = [...(content ?? '').matchAll(/([a-z0-9.-]{1,253}) has \d+ resource/g)].flatMap(
      ([, kind]) => kind ?? [],
    );
    return {
      root: subject,
      confidence: 'confirmed',
      summary: `namespace ${subject.name} cannot be deleted: ${excerpt(finalizers)}${content === null ? '' : `; ${excerpt(content, 160)}`}`,
      evidence: [],
      commands: [
        ...kinds
          .slice(0, 3)
          .map((kind) => kubectl('get', kind, ...inNamespace({ namespace: subject.name }), '-o', 'yaml')),
        kubectl('get', 'namespace', subject.name, '-o', 'yaml'),
      ],
      toConfirm: null,
    };
  },
};
