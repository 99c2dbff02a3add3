import { factText } from '../../fact-member.ts';
import { toldFinding } from './told-finding.ts';

/** Asked for, and nobody answers. */
export const loadBalancerNotMade = toldFinding({
  id: 'load-balancer-not-made',
  title: 'Nothing has made the load balancer of a Service',
  reasoning:
    'A Service of type LoadBalancer gets its address from the cloud’s controller, or from one like MetalLB. Where that fails it says why in an event of the Service; where there is no such controller nothing is said at all and the Service waits for ever. Inside the cluster, and by NodePort, it works.',
  fix: 'Do what the event asks for; without one, install a controller that makes load balancers, or change the type of the Service.',
  explains: ['load-balancer-pending'],
  sure: ({ facts }) => (factText(facts, 'text') === null ? 'likely' : 'confirmed'),
  toConfirm:
    'See whether anything makes load balancers here: kubectl get pods -A, and whether another Service of the type has an address.',
});
