import { kubectl } from '../../../../rules/command.ts';
import { toldRefusal } from './told-refusal.ts';

/** Pods are not made, because their PriorityClass is not there. */
export const priorityClassAbsent = toldRefusal({
  id: 'priority-class-absent',
  title: 'A PriorityClass that pods name does not exist',
  reasoning:
    'The admission plugin Priority turns the name of a PriorityClass into a number and refuses pods whose class it ' +
    'does not find. Nothing checks the name in a template, so that the workload itself is accepted.',
  fix: 'Create the PriorityClass, or correct priorityClassName in the template.',
  pattern: /no PriorityClass with name "?([^\s"]{1,253})"? was found/,
  read: ([, name = ''], _finding, { cluster }) =>
    cluster.links.find({ kind: 'PriorityClass', namespace: null, name }) !== null
      ? null
      : {
          summary: `PriorityClass ${name} does not exist, so the API server refuses the pods`,
          commands: [kubectl('get', 'priorityclasses')],
          fault: name,
        },
});
