import { saidFault } from './said-fault.ts';

/** No role allows what a program asks of the API server. */
export const apiAccessDenied = saidFault({
  id: 'api-access-denied',
  title: 'The Kubernetes API denies a program what it asks for',
  reasoning:
    'The API server names the user, the verb and the resource it refuses: no Role or ClusterRole that is bound to the ServiceAccount of the pod allows it. The request was authenticated, so that token and account are right.',
  fix: 'Bind a Role with the verb and resource to the ServiceAccount of the pod, or run the pod under the account that has it.',
  signatures: ['api-access-forbidden'],
  does: 'may not do what it asks of the Kubernetes API',
});
