import type { Finding } from '../../rules/finding.ts';
import type { Scene } from './mechanism.ts';
import { perScene } from './per-scene.ts';

/** What several mechanisms ask of one finding: found once. */
export function perFinding<T>(
  find: (finding: Finding, scene: Scene) => T,
): (finding: Finding, scene: Scene) => T {
  const found = perScene(() => new WeakMap<Finding, { readonly value: T }>());
  return (finding, scene) => {
    const known = found(scene).get(finding) ?? { value: find(finding, scene) };
    found(scene).set(finding, known);
    return known.value;
  };
}
