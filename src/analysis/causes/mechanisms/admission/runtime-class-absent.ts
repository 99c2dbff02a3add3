import { kubectl } from '../../../../rules/command.ts';
import { toldRefusal } from './told-refusal.ts';

/** Pods are not made, because their RuntimeClass is not there. */
export const runtimeClassAbsent = toldRefusal({
  id: 'runtime-class-absent',
  title: 'A RuntimeClass that pods name does not exist',
  reasoning:
    'The admission plugin RuntimeClass looks up the class that a pod names, to add its overhead and node selector, ' +
    'and refuses the pod where there is none. A class that is there and whose handler no node knows fails later, when ' +
    'the sandbox is created.',
  fix: 'Create the RuntimeClass and install its handler on the nodes, or correct runtimeClassName in the template.',
  pattern:
    /RuntimeClass "?([^\s"]{1,253})"? not found|runtimeclass(?:es)?\.node\.k8s\.io "([^"]{1,253})" not found/i,
  read: ([, first, second], _finding, { cluster }) => {
    const name = first ?? second ?? '';
    return cluster.links.find({ kind: 'RuntimeClass', namespace: null, name }) !== null
      ? null
      : {
          summary: `RuntimeClass ${name} does not exist, so the API server refuses the pods`,
          commands: [kubectl('get', 'runtimeclasses')],
          fault: name,
        };
  },
});
