/** A version of Kubernetes: a git version (`v1.32.2+k3s1`) or a major and minor (`1.30+`). */
export interface KubernetesVersion {
  readonly major: number;
  readonly minor: number;
  /** `null` when only major and minor were given. */
  readonly patch: number | null;
  /** As captured. */
  readonly text: string;
  readonly distribution: Distribution | null;
}

export type Distribution = 'k3s' | 'rke2' | 'k0s' | 'eks' | 'gke' | 'openshift';

/** `null` for anything that is not a version of Kubernetes. */
export function parseKubernetesVersion(text: unknown): KubernetesVersion | null {
  if (typeof text !== 'string' || text.length > 128) return null;
  const [, major, minor, patch, suffix = ''] = VERSION.exec(text) ?? [];
  if (major === undefined || minor === undefined) return null;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: patch === undefined ? null : Number(patch),
    text,
    distribution: SUFFIXES.find(([pattern]) => pattern.test(suffix))?.[1] ?? null,
  };
}

/** How many minor versions `a` is ahead of `b`, negative when it is behind; `null` across major versions. */
export function minorSkew(a: KubernetesVersion, b: KubernetesVersion): number | null {
  return a.major === b.major ? a.minor - b.minor : null;
}

/** For sorting: by major, minor, then patch, with an unknown patch first. Suffixes do not count. */
export function compareKubernetesVersions(a: KubernetesVersion, b: KubernetesVersion): number {
  return a.major - b.major || a.minor - b.minor || (a.patch ?? -1) - (b.patch ?? -1);
}

const VERSION = /^v?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,6}))?(\+|[+-][0-9A-Za-z][0-9A-Za-z.+-]*)?$/;

/** AKS, kubeadm and most others add nothing. OpenShift adds the abbreviated commit it was built from. */
const SUFFIXES: readonly (readonly [RegExp, Distribution])[] = [
  [/\+k3s\d/, 'k3s'],
  [/\+rke2r\d/, 'rke2'],
  [/\+k0s\b/, 'k0s'],
  [/^-eks-/, 'eks'],
  [/^-gke\.\d/, 'gke'],
  [/\+[0-9a-f]{7,12}$/, 'openshift'],
];
