import type { Pod } from '../../../../model/pod.ts';
import type { PersistentVolume } from '../../../../model/storage.ts';
import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { affinityWords } from './asked-labels.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** The volume can only be reached from nodes that do not take the pods. */
export const volumeZoneConflict: Mechanism = {
  id: 'volume-zone-conflict',
  title: 'The volume is not within reach of a node that takes the pods',
  reasoning:
    'A PersistentVolume with node affinity (a local disk, or a disk of one zone) can be mounted only there. `volume node ' +
    'affinity conflict` on every node that could take the pod: the nodes near the volume are gone, full, or do not ' +
    'take the pod, or two volumes of the pod lie in different places. The claim is bound, unlike one that waits.',
  fix: 'Bring a node in the place of the volume back, or let it take the pods. If it is gone for good, restore the data into a new claim; use a class with WaitForFirstConsumer so that volumes are made where the pod can run.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'volume-zone', ({ pod }) => {
      const bound = volumesOf(pod, scene);
      const [volume] = bound;
      const affinity = volume === undefined ? '' : affinityWords(volume);
      return {
        summary:
          volume === undefined
            ? 'a volume of the pods can be mounted only on nodes that do not take them'
            : `volume ${volume.meta.name} of the pods can be mounted only where ${excerpt(affinity, 160)}, and no node there takes them`,
        evidence: bound
          .slice(0, 2)
          .map((one) => field(one, 'spec.nodeAffinity.required', affinityWords(one))),
        commands: [
          ...finding.commands.slice(0, 1),
          ...bound.slice(0, 2).map((one) => kubectl('describe', 'persistentvolume', one.meta.name)),
          kubectl('get', 'nodes', '--show-labels'),
        ],
      };
    });
  },
};

/** Those bound to claims of the pod that say where they can be mounted. */
function volumesOf(pod: Pod, scene: Scene): readonly PersistentVolume[] {
  const claimed = byClaim(scene);
  return pod.spec.volumes
    .flatMap(({ uses }) => uses)
    .flatMap(({ kind, name }) =>
      kind === 'PersistentVolumeClaim' ? (claimed.get(`${pod.meta.namespace}/${name}`) ?? []) : [],
    )
    .filter(({ nodeAffinity }) => nodeAffinity.length > 0);
}

const byClaim = perScene(
  ({ cluster: { persistentVolumes } }: Scene) =>
    new Map(
      persistentVolumes.flatMap((volume) =>
        volume.claim === null ? [] : [[`${volume.claim.namespace}/${volume.claim.name}`, volume] as const],
      ),
    ),
);
