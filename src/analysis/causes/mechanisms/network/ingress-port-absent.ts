import { factList, factText } from '../../fact-member.ts';
import { toldFinding } from './told-finding.ts';

/** Backend and Service do not fit together. */
export const ingressPortAbsent = toldFinding({
  id: 'ingress-port-absent',
  title: 'Ingress asks for a port that its Service does not have',
  reasoning:
    'A backend names a port of the Service by number or name. Where the Service has no such port the route leads nowhere, whatever its pods do: the number of the container is no port of the Service.',
  fix: 'Name in the Ingress a port that the Service has, or add the port to the Service.',
  explains: ['ingress-backend-down'],
  sure: ({ facts }) => {
    const backends = factList(facts, 'backends');
    return backends.length > 0 && backends.every((one) => factText(one, 'what') === 'no port')
      ? 'confirmed'
      : null;
  },
  toConfirm: 'Compare with the ports of the Service: kubectl get services',
});
