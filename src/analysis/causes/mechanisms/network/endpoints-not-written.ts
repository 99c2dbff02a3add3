import { toldFinding } from './told-finding.ts';

/** Everything fits, and the list is empty. */
export const endpointsNotWritten = toldFinding({
  id: 'endpoints-not-written',
  title: 'Service has ready pods and nobody lists their addresses',
  reasoning:
    'The endpoint controller lists the addresses of ready pods behind each Service, within seconds. Where the selector fits ready pods and no address is there, it does not run, lags behind, or somebody took the list away. It may also be that the list was captured at another moment than the pods.',
  fix: 'Look whether kube-controller-manager runs and holds its lease; then capture Services, endpoints and pods again.',
  explains: ['service-without-endpoints'],
  sure: () => 'likely',
  toConfirm:
    'Look at the lease and the log of the controller: kubectl get lease kube-controller-manager -n kube-system',
});
