import type { ObjectMeta } from '../../model/object.ts';
import { excerpt } from '../../rules/excerpt.ts';

/**
 * What keeps applying an object from a source outside of the cluster, so that a change made here does not last; `null`
 * where nothing on it says so. By the labels and annotations that Flux, Argo CD and Helm put on what they apply.
 */
export function appliedBy({ labels, annotations }: ObjectMeta): string | null {
  for (const { key, what } of MARKS) {
    const name = labels[key] ?? annotations[key];
    if (name !== undefined && name !== '') return `${what} ${excerpt(name, 80)}`;
  }
  return null;
}

const MARKS: readonly { readonly key: string; readonly what: string }[] = [
  { key: 'kustomize.toolkit.fluxcd.io/name', what: 'the Flux Kustomization' },
  { key: 'helm.toolkit.fluxcd.io/name', what: 'the Flux HelmRelease' },
  { key: 'argocd.argoproj.io/instance', what: 'the Argo CD Application' },
  { key: 'argocd.argoproj.io/tracking-id', what: 'the Argo CD Application of' },
  { key: 'meta.helm.sh/release-name', what: 'the Helm release' },
];
