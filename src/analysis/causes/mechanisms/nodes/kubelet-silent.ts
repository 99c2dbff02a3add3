import { humanDuration } from '../../../../model/human-duration.ts';
import { byCodeUnit } from '../../../../model/order.ts';
import { counted, someOf } from '../../../../rules/amount-words.ts';
import { factMember, factText } from '../../fact-member.ts';
import type { Mechanism } from '../../mechanism.ts';
import { lostTogether } from './lost-together.ts';

const FIX =
  'See whether the machine is up and answers; then look at the service of its kubelet and its journal: stopped, out of memory, a full disk, or a client certificate that has expired (the journal then says x509). If the machine will not come back, delete its Node object.';

/** A node of which nothing is heard. */
export const kubeletSilent: Mechanism = {
  id: 'kubelet-silent',
  title: 'The kubelet of a node is silent',
  reasoning:
    'The kubelet renews its node’s lease every ten seconds and posts the status. Where both stop, the node controller ' +
    'sets Ready to Unknown (`Kubelet stopped posting node status`) and taints the node unreachable. The lease behind ' +
    'those of the other nodes says since when. The state of the machine, its network and the kubelet’s service look ' +
    'alike from here. A kubelet that still speaks leaves Ready False with its reason.',
  fix: FIX,
  explains: ['node-not-ready'],
  diagnose(finding, scene) {
    if (factText(finding.facts, 'status') !== 'Unknown') return null;
    const name = finding.subject.name;
    const lasted = factMember(finding.facts, 'durationMs');
    const since = typeof lasted === 'number' ? ` ${humanDuration(lasted)} ago` : '';
    const behind = factMember(finding.facts, 'leaseBehindMs');
    const lease =
      typeof behind === 'number' && behind > 0
        ? `; its lease is ${humanDuration(behind)} behind those of the other nodes`
        : '';
    const others = lostTogether(scene).get(name) ?? [];
    const together =
      others.length === 0
        ? ''
        : `; ${counted(others.length, 'other node')} fell silent within two minutes of it: ${someOf(others)}`;
    return {
      root: finding.subject,
      confidence: 'confirmed',
      summary: `the kubelet of node ${name} stopped reporting${since}: its service, its machine or the network between it and the API server is down${lease}${together}`,
      evidence: [],
      ...(others.length === 0
        ? {}
        : {
            fix: `Look first at what the nodes share: a switch, a power supply, a zone, a host of virtual machines, or the way to the API server. ${FIX}`,
            fault: `together ${[name, ...others].toSorted(byCodeUnit)[0]}`,
          }),
      toConfirm: null,
    };
  },
};
