import type { PhrasingContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { namespacedName, type ObjectReference } from '../../model/object.ts';
import { code } from '../markdown/inline.ts';

/** The name as code, without the namespace where the capture is of one namespace alone. */
export function localName(
  { scope }: Pick<Audit, 'scope'>,
  ref: Pick<ObjectReference, 'namespace' | 'name'>,
): PhrasingContent {
  const isAlone = scope.kind === 'namespaces' && scope.namespaces.length === 1;
  return code(isAlone ? ref.name : namespacedName(ref));
}
