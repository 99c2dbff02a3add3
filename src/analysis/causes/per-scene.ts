import type { Scene } from './mechanism.ts';

/** An index that several diagnoses of one scene share: made once, when it is first asked for. */
export function perScene<T extends object>(make: (scene: Scene) => T): (scene: Scene) => T {
  const made = new WeakMap<Scene, T>();
  return (scene) => {
    const known = made.get(scene);
    if (known !== undefined) return known;
    const fresh = make(scene);
    made.set(scene, fresh);
    return fresh;
  };
}
