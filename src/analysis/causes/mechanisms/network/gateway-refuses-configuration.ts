import { toldFinding } from './told-finding.ts';

/** The controller says so itself. */
export const gatewayRefusesConfiguration = toldFinding({
  id: 'gateway-refuses-configuration',
  title: 'Gateway or route is not taken over by its controller',
  reasoning:
    'Controllers of the Gateway API report in conditions what they do with each object: Accepted and ResolvedRefs of listeners and routes, Programmed of gateways. One that is False, or that nobody has set, says that the object has no effect, and its message says why.',
  fix: 'Correct what the condition names; where no condition is there at all, look whether the controller of the class runs.',
  explains: [
    'gateway-not-programmed',
    'gateway-listener-unresolved',
    'route-not-accepted',
    'route-backend-missing',
  ],
  sure: ({ severity }) => (severity === 'low' ? null : 'confirmed'),
  toConfirm: 'Read the conditions: kubectl describe',
});
