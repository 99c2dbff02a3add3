import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { toldRefusal } from './told-refusal.ts';

/** Pods are not made, because what they ask for is outside of the namespace's LimitRange. */
export const limitRangeViolated = toldRefusal({
  id: 'limit-range-violated',
  title: 'Pods ask for more or less than the LimitRange allows',
  reasoning:
    'The admission plugin LimitRanger refuses a pod with a container below a minimum, above a maximum or beyond a ' +
    'ratio of a LimitRange of its namespace, and says which. Where a container says nothing, the LimitRange’s own ' +
    'defaults are filled in first, so that a default above the maximum refuses pods that ask for nothing. A quota ' +
    'speaks of what all pods use together; this is about one.',
  fix: 'Bring requests and limits of the template into the range that the message names, or change the LimitRange.',
  pattern:
    /((?:minimum|maximum) [\w./-]{1,100} usage per \w{1,30} is [^,.\]]{1,80}(?:, but (?:request|limit) is [^,.\]]{1,40}|[^,.\]]{0,80})?|[\w./-]{1,100} max limit to request ratio per \w{1,30} is [^,\]]{1,40}, but provided ratio is [\d.]{1,40})/,
  read: ([, said = ''], { subject }) => ({
    summary: `the LimitRange of namespace ${subject.namespace ?? ''} refuses the pods: ${excerpt(said, 160)}`,
    commands: [
      kubectl('describe', 'limitranges', ...inNamespace(subject)),
      kubectl('get', subject.kind.toLowerCase(), subject.name, ...inNamespace(subject), '-o', 'yaml'),
    ],
  }),
});
