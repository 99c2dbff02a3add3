/** A place for images that gets none any more. */
export interface FrozenRegistry {
  /** Registry and repository, as prefix. */
  readonly prefix: string;
  readonly since: string;
  readonly replacement: string;
}

/**
 * https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
 * https://github.com/bitnami/containers/issues/83267
 */
export const FROZEN_REGISTRIES: { readonly asOf: string; readonly registries: readonly FrozenRegistry[] } = {
  asOf: '2026-11-21',
  registries: [
    { prefix: 'k8s.gcr.io/', since: '2023-04-03', replacement: 'registry.k8s.io' },
    { prefix: 'gcr.io/google_containers/', since: '2023-04-03', replacement: 'registry.k8s.io' },
    { prefix: 'gcr.io/google-containers/', since: '2023-04-03', replacement: 'registry.k8s.io' },
    {
      prefix: 'docker.io/bitnami/',
      since: '2025-09-29',
      replacement: "a mirror of one's own, or an image of the program's makers",
    },
    {
      prefix: 'docker.io/bitnamilegacy/',
      since: '2025-09-29',
      replacement: "an image of the program's makers",
    },
  ],
};
