import { reference } from '../../../../model/object.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { CLAIM_RULES, pendingClaim } from './pending-claim.ts';
import { NO_PROVISIONER } from './unfit.ts';

/** Nobody answers for the provisioner of the class. */
export const provisionerSilent: Mechanism = {
  id: 'provisioner-silent',
  title: 'The provisioner of the class says nothing',
  reasoning:
    'The class of the claim names a provisioner outside Kubernetes, and no event of it stands on the claim, at most ' +
    'ExternalProvisioning, which is Kubernetes saying that it waits for it. Most often the provisioner does not run or ' +
    'bears another name. A class with WaitForFirstConsumer waits for a pod first, and then nothing is wrong.',
  fix: 'Check that the controller of the storage driver runs and registers under the name that the StorageClass gives as provisioner; read its log.',
  explains: CLAIM_RULES,
  diagnose(finding, scene) {
    const pending = pendingClaim(finding, scene);
    if (pending === null || !scene.cluster.captured.any('events')) return null;
    const { claim, storageClass, failure, evidence } = pending;
    if (storageClass === null || failure !== null) return null;
    const { provisioner, volumeBindingMode } = storageClass;
    if (provisioner === null || provisioner === NO_PROVISIONER) return null;
    const chosen = claim.meta.annotations['volume.kubernetes.io/selected-node'] !== undefined;
    if (volumeBindingMode === 'WaitForFirstConsumer' && !chosen) return null;
    const events = scene.cluster.links.eventsOf(reference(claim));
    const waits = events.find(({ reason }) => reason === 'ExternalProvisioning') ?? null;
    if (events.some(({ reason }) => reason === 'Provisioning' || reason === 'ProvisioningSucceeded'))
      return null;
    return {
      root: reference(claim),
      confidence: waits === null ? 'hypothesis' : 'likely',
      summary: `claim ${claim.meta.name} waits for provisioner ${excerpt(provisioner, 80)} of StorageClass ${storageClass.meta.name}, which has said nothing about it`,
      evidence: [
        field(storageClass, 'provisioner', provisioner),
        ...(waits === null ? [] : [field(waits, 'message', waits.message)]),
        ...evidence,
      ],
      commands: [
        kubectl('describe', 'persistentvolumeclaim', claim.meta.name, ...inNamespace(claim.meta)),
        kubectl('get', 'csidrivers'),
        kubectl('get', 'pods', '-A'),
      ],
      toConfirm: `Look for the pods of ${excerpt(provisioner, 80)} and read their logs: kubectl get pods -A`,
      fault: `provisioner ${provisioner}`,
    };
  },
};
