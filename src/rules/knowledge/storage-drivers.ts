/**
 * Volume plugins that were part of Kubernetes, and what became of them. `removedIn`: minor version of Kubernetes 1 from
 * which such a volume cannot be mounted; `null`: calls go to the CSI driver, which has to be installed.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
export const IN_TREE: ReadonlyMap<
  string,
  { readonly removedIn: number | null; readonly driver: string | null }
> = new Map([
  ['kubernetes.io/aws-ebs', { removedIn: null, driver: 'ebs.csi.aws.com' }],
  ['kubernetes.io/azure-disk', { removedIn: null, driver: 'disk.csi.azure.com' }],
  ['kubernetes.io/azure-file', { removedIn: null, driver: 'file.csi.azure.com' }],
  ['kubernetes.io/cinder', { removedIn: null, driver: 'cinder.csi.openstack.org' }],
  ['kubernetes.io/gce-pd', { removedIn: null, driver: 'pd.csi.storage.gke.io' }],
  ['kubernetes.io/portworx-volume', { removedIn: null, driver: 'pxd.portworx.com' }],
  ['kubernetes.io/vsphere-volume', { removedIn: null, driver: 'csi.vsphere.vmware.com' }],
  ['kubernetes.io/cephfs', { removedIn: 31, driver: 'cephfs.csi.ceph.com' }],
  ['kubernetes.io/rbd', { removedIn: 31, driver: 'rbd.csi.ceph.com' }],
  ['kubernetes.io/glusterfs', { removedIn: 26, driver: null }],
  ['kubernetes.io/flocker', { removedIn: 25, driver: null }],
  ['kubernetes.io/quobyte', { removedIn: 25, driver: null }],
  ['kubernetes.io/storageos', { removedIn: 25, driver: null }],
  ['kubernetes.io/scaleio', { removedIn: 22, driver: null }],
]);

/** Of these a volume is a disk, which one node at a time can write through a file system. */
export const BLOCK_STORAGE: ReadonlySet<string> = new Set([
  'ebs.csi.aws.com',
  'disk.csi.azure.com',
  'pd.csi.storage.gke.io',
  'cinder.csi.openstack.org',
  'dobs.csi.digitalocean.com',
  'csi.hetzner.cloud',
  'linodebs.csi.linode.com',
  'block.csi.vultr.com',
  'rbd.csi.ceph.com',
  'rook-ceph.rbd.csi.ceph.com',
  'openebs.io/local',
  'local.csi.openebs.io',
  'topolvm.io',
  'topolvm.cybozu.com',
  'rancher.io/local-path',
  'kubernetes.io/aws-ebs',
  'kubernetes.io/azure-disk',
  'kubernetes.io/cinder',
  'kubernetes.io/gce-pd',
]);

/** Provisioners that can enlarge a volume: where the class forbids it, a setting is all that is in the way. */
export const EXPANDABLE: ReadonlySet<string> = new Set([
  'ebs.csi.aws.com',
  'disk.csi.azure.com',
  'file.csi.azure.com',
  'pd.csi.storage.gke.io',
  'cinder.csi.openstack.org',
  'csi.vsphere.vmware.com',
  'dobs.csi.digitalocean.com',
  'csi.hetzner.cloud',
  'driver.longhorn.io',
  'rbd.csi.ceph.com',
  'rook-ceph.rbd.csi.ceph.com',
  'cephfs.csi.ceph.com',
  'rook-ceph.cephfs.csi.ceph.com',
  'topolvm.io',
  'zfs.csi.openebs.io',
  'local.csi.openebs.io',
  'kubernetes.io/aws-ebs',
  'kubernetes.io/gce-pd',
]);
