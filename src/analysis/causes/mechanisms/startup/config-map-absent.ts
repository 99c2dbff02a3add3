import { absentReference } from './absent-reference.ts';

/** A pod does not start, because a ConfigMap it needs is not there. */
export const configMapAbsent = absentReference('ConfigMap', {
  id: 'config-map-absent',
  title: 'A ConfigMap that pods need does not exist',
  reasoning:
    'The kubelet puts the environment of a container and the volumes of a pod together before it starts them, and ' +
    'waits for every ConfigMap that is not marked optional: CreateContainerConfigError for the environment, ' +
    'FailedMount for volumes, with the name of the ConfigMap. Tools that put a hash of the content into the name ' +
    'leave workloads behind that name an older one.',
  fix: 'Create the ConfigMap in the namespace of the pods, with the keys that the template asks for, or correct the name in the template.',
});
