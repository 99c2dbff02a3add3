import { saidFault } from './said-fault.ts';

/** The API server did not take a renewal in time. */
export const leaseNotRenewed = saidFault({
  id: 'lease-not-renewed',
  title: 'A controller could not renew its lease in time',
  reasoning:
    'Controllers that run more than once lead by a Lease, which they renew every few seconds, and end when they cannot. They are restarted and may lead again: the API server was slow or away, or the controller got no processor time.',
  fix: 'Look at the API server and etcd at that time (latency, disk), and at the cpu limit of the controller.',
  signatures: ['leader-election-lost'],
  does: 'lost the lease it leads by',
});
