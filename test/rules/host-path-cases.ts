import { pod } from '../builders/pod.ts';

/** A pod that mounts a path of its node. */
export function mounting(
  path: string,
  mount: { readonly readOnly?: boolean; readonly propagation?: string } = {},
  options: Parameters<typeof pod>[1] = {},
) {
  const { readOnly = false, propagation = null } = mount;
  return pod('cart', {
    ...options,
    mounts: [{ volume: 'host', path: '/host', readOnly, subPath: null, propagation }],
    spec: { volumes: [{ name: 'host', type: 'hostPath', uses: [], path }] },
  });
}
