import { captureCommand, resourceName, sourceNames } from '../../model/kinds.ts';
import type { Audit } from '../audit.ts';
import type { GroupShape } from './fact-shape.ts';
import { group, truth, word } from './fact-words.ts';
import type { FactValue } from './snapshot-facts.ts';
import { wholeness } from './wholeness.ts';

export const CAPTURED: GroupShape = group(
  Object.fromEntries(
    sourceNames.map((source) => [
      source,
      truth(`All of ${resourceName(source)} was captured: \`${captureCommand(source)}\``, []),
    ]),
  ),
);

/** Known of every source: what was not captured was not captured. */
export function capturedFacts(audit: Audit): FactValue {
  const { whole } = wholeness(audit);
  return Object.fromEntries(sourceNames.map((source) => [source, whole(source)]));
}

export const CLUSTER: GroupShape = group({
  scope: word('`cluster`, or `namespaces` where only some were captured', []),
  version: word('Kubernetes version, of the API server or else the newest kubelet: `v1.32.2+k3s1`', []),
  distribution: word('By the suffix of the version: `k3s`, `openshift`, ...', []),
});

export function clusterFacts({ scope }: Audit): FactValue {
  return {
    scope: scope.kind,
    version: scope.version?.text ?? null,
    distribution: scope.distribution,
  };
}
