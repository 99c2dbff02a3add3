import type { Captured } from '../../model/captured.ts';
import { isKindName, KINDS, resourceName, type SourceName } from '../../model/kinds.ts';

export type When = 'before' | 'after';

/** Why nothing can be concluded from a source: `pods were not captured after`. */
export function captureGap(
  source: SourceName,
  captured: Captured,
  namespace: string | null,
  when: When,
): string {
  const noun = nounOf(source);
  switch (captured.state(source)) {
    case 'not captured':
      return `${noun} not captured ${when}`;
    case 'forbidden':
      return `${noun} forbidden to list ${when}`;
    case 'failed':
      return `${noun} asked for ${when}, which failed`;
    case 'redacted':
      return `${noun} redacted ${when}`;
    case 'partial':
      return `${noun} captured only in part ${when}`;
    case 'from text':
      return `${noun} captured only as text ${when}`;
    default:
      return isNamespaced(source) && namespace !== null
        ? `${noun} not captured in namespace ${namespace} ${when}`
        : `${noun} not captured of the whole cluster ${when}`;
  }
}

/** With its verb: `pods were`, `kubectl version was`. */
function nounOf(source: SourceName): string {
  if (isKindName(source) || source === 'logs') return `${resourceName(source)} were`;
  if (source === 'customResources') return 'custom resources were';
  return `kubectl ${resourceName(source)} was`;
}

function isNamespaced(source: SourceName): boolean {
  return isKindName(source) ? KINDS[source].namespaced : source !== 'nodeMetrics' && source !== 'version';
}
