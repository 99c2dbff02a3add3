import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { isWanted, podSpecPath, TEMPLATED, templatedWorkloads } from './workload-template.ts';

/** The API server knows these without an object. */
const BUILT_IN: ReadonlySet<string> = new Set(['system-cluster-critical', 'system-node-critical']);

export default defineRule({
  id: 'priority-class-missing',
  title: 'Workload names a PriorityClass that is not there',
  group: 'risk',
  severity: 'medium',
  why: 'The API server refuses pods of a class that does not exist. Those that run go on; none that ends is replaced.',
  fix: 'Create the PriorityClass, or correct priorityClassName.',
  needs: ['deployments', 'priorityClasses'],
  uses: TEMPLATED,
  absence: ['priorityClasses'],
  *check(view) {
    const known = new Set(view.priorityClasses.map(({ meta }) => meta.name));
    for (const workload of templatedWorkloads(view)) {
      const name = workload.template.spec.priorityClassName;
      if (name === null || BUILT_IN.has(name) || known.has(name) || !isWanted(workload)) continue;
      yield {
        subject: reference(workload),
        facts: { priorityClass: name },
        evidence: [field(workload, `${podSpecPath(workload)}.priorityClassName`, name)],
      };
    }
  },
  message({ priorityClass }) {
    return `PriorityClass ${excerpt(priorityClass, 80)} does not exist, so no new pod can be made`;
  },
  commands() {
    return [kubectl('get', 'priorityclasses')];
  },
});
