import type { Condition } from '../../model/condition.ts';
import { isoTime } from '../../model/instant.ts';
import type { KubernetesObject, ObjectMeta } from '../../model/object.ts';
import { type Field, list, part, text, texts, words } from './field.ts';

/** Annotations are not among them: the model keeps few. */
export function metadata<T extends KubernetesObject>(): Field<T> {
  return part(({ meta }: T) => meta, {
    name: text('Its name', ({ name }) => name),
    namespace: text('Not set of cluster-scoped objects', ({ namespace }) => namespace),
    labels: words('By name', ({ labels }) => labels),
    creationTimestamp: text('2025-10-19T20:00:00Z', ({ createdAt }) => time(createdAt)),
    deletionTimestamp: text('When it is due to be gone', ({ deletedAt }) => time(deletedAt)),
    finalizers: texts('Names', ({ finalizers }) => finalizers),
    ownerReferences: list('Who owns it', ({ owners }: ObjectMeta) => owners, {
      kind: text('Kind', ({ kind }) => kind),
      name: text('Name', ({ name }) => name),
    }),
  });
}

export function time(at: number | null): string | null {
  return at === null ? null : isoTime(at);
}

export function conditions<T extends { readonly conditions: readonly Condition[] }>(): Field<T> {
  return list('As the object states them', ({ conditions: all }: T) => all, {
    type: text('Such as Ready', ({ type }) => type),
    status: text('True, False or Unknown', ({ status }) => status),
    reason: text('One word', ({ reason }) => reason),
    message: text('A sentence', ({ message }) => message),
  });
}
