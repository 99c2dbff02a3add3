import type { JsonRecord } from '../../../model/json.ts';
import { type Description, value } from './description.ts';
import type { DescribedKind } from './kind.ts';
import { metadataOf } from './metadata.ts';

/** Quotas and limits below it are objects of their own, and not read. */
export const describedNamespace: DescribedKind = {
  source: 'namespaces',
  keys: ['Labels', 'Annotations', 'Status'],
  read: (description): JsonRecord => ({
    metadata: metadataOf(description),
    status: { phase: value(description, 'Status') },
  }),
};

/** Many kinds have labels and a status; a namespace has nothing else, and no namespace. */
export function isNamespace({ entries }: Description): boolean {
  const status = entries.find(({ key }) => key === 'Status')?.value ?? '';
  return (
    (status === 'Active' || status === 'Terminating') && entries.every(({ key }) => NAMESPACE_KEYS.has(key))
  );
}

const NAMESPACE_KEYS: ReadonlySet<string> = new Set([
  'Name',
  'Labels',
  'Annotations',
  'Status',
  'Conditions',
  'Resource Quotas',
  'Resource Limits',
]);
