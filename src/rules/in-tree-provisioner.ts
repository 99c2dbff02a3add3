import { countBy } from '../model/grouping.ts';
import { parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { reference } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { IN_TREE } from './knowledge/storage-drivers.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'in-tree-provisioner',
  title: 'StorageClass names a plugin that Kubernetes gives up',
  group: 'risk',
  severity: 'low',
  why: 'Kubernetes itself stops to make and mount such volumes. Where a CSI driver took over, everything depends on that being installed; where none did, the volumes are lost to pods from some version on.',
  fix: 'Make a StorageClass of the CSI driver, let new claims name that, and move the data of the others before the next upgrade.',
  peers: { KubeBuddy: ['SC001', 'SC002'], k8sgpt: ['Storage'] },
  needs: ['storageClasses'],
  uses: ['persistentVolumeClaims', 'version', 'nodes'],
  details: ['persistentVolumeClaims', 'version', 'nodes'],
  *check({ storageClasses, persistentVolumeClaims, version, nodes }) {
    const server = parseKubernetesVersion(version?.server ?? nodes[0]?.info.kubeletVersion);
    const claimsOf = countBy(persistentVolumeClaims, ({ storageClassName }) => storageClassName);
    for (const one of storageClasses) {
      const plugin = IN_TREE.get(one.provisioner ?? '');
      if (plugin === undefined || one.meta.deletedAt !== null) continue;
      const { removedIn, driver } = plugin;
      const claims = claimsOf.get(one.meta.name) ?? 0;
      yield {
        subject: reference(one),
        severity: removedIn !== null && claims > 0 ? 'medium' : 'low',
        facts: {
          provisioner: one.provisioner,
          removedIn: removedIn === null ? null : `1.${removedIn}`,
          gone: removedIn !== null && server?.major === 1 && server.minor >= removedIn,
          driver,
          claims,
        },
        evidence: [field(one, 'provisioner', one.provisioner)],
      };
    }
  },
  message({ provisioner, removedIn, gone, driver, claims }) {
    const used = claims === 0 ? 'no claim names it' : `${counted(claims, 'claim')} of it`;
    const instead = driver === null ? 'nothing takes its place' : `its place is taken by ${driver}`;
    const since =
      removedIn === null ? '' : gone ? `, gone since ${removedIn}` : `, gone from ${removedIn} on`;
    return `${excerpt(provisioner ?? '', 80)}${since}; ${instead}; ${used}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'storageclass', subject.name), kubectl('get', 'csidrivers')];
  },
});
