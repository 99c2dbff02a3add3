import { closest } from '../../../../closest.ts';
import { reference } from '../../../../model/object.ts';
import { byCodeUnit } from '../../../../model/order.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { CLAIM_RULES, pendingClaim } from './pending-claim.ts';

/** The claim names a class that is not there. */
export const storageClassAbsent: Mechanism = {
  id: 'storage-class-absent',
  title: 'The StorageClass of the claim does not exist',
  reasoning:
    'A volume is made for a claim by the provisioner of its StorageClass. The claim names a class that is not among the ' +
    'StorageClasses, or of which the API server says that it is not found. A class name that volumes made by hand bear ' +
    'needs no such object; where one bears it, it must fit in something else.',
  fix: 'Make the StorageClass; or delete the claim and make it again with the name of one that exists, for a claim cannot be changed.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    const pending = pendingClaim(finding, scene);
    if (pending === null) return null;
    const { claim, storageClass, failure, evidence } = pending;
    const name = claim.storageClassName;
    if (name === null || name === '' || storageClass !== null) return null;
    const { storageClasses, captured } = scene.cluster;
    const isAbsent = captured.all('storageClasses');
    const isSaid = /storageclass\S{0,40} "[^"]{0,253}" not found/i.test(failure?.message ?? '');
    if ((!isAbsent && !isSaid) || volumeClasses(scene).has(name)) return null;
    const known = storageClasses.map(({ meta }) => meta.name).toSorted(byCodeUnit);
    const near = closest(name, known);
    const there =
      known.length === 0
        ? isAbsent
          ? '; there is none at all'
          : ''
        : `; there ${known.length === 1 ? 'is' : 'are'} ${someOf(known)}${near === null ? '' : `, of which ${near} is nearly it`}`;
    return {
      root: reference(claim),
      confidence: 'confirmed',
      summary: `claim ${claim.meta.name} names StorageClass ${excerpt(name, 80)}, which does not exist${there}`,
      evidence: [field(claim, 'spec.storageClassName', name), ...evidence],
      commands: [
        kubectl('get', 'storageclasses'),
        kubectl('get', 'persistentvolumeclaim', claim.meta.name, ...inNamespace(claim.meta), '-o', 'yaml'),
      ],
      toConfirm: null,
      fault: `class ${name}`,
    };
  },
};

const volumeClasses = perScene(
  ({ cluster: { persistentVolumes } }: Scene) =>
    new Set(persistentVolumes.map(({ storageClassName }) => storageClassName)),
);
