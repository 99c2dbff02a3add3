import { absentReference } from './absent-reference.ts';

/** A pod does not start, because a Secret it needs is not there. */
export const secretAbsent = absentReference('Secret', {
  id: 'secret-absent',
  title: 'A Secret that pods need does not exist',
  reasoning:
    'The kubelet puts the environment of a container and the volumes of a pod together before it starts them, and ' +
    'waits for every Secret that is not marked optional: CreateContainerConfigError for the environment, FailedMount ' +
    'for volumes, with the name of the Secret. A Secret of that name in another namespace does not count. One that is ' +
    'only a login for the registry does not stop the pod by itself.',
  fix: 'Create the Secret in the namespace of the pods, with the keys that the template asks for, or correct the name in the template.',
});
