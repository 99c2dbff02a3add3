import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { isWanted, podSpecPath, TEMPLATED, templatedWorkloads } from './workload-template.ts';

export default defineRule({
  id: 'runtime-class-missing',
  title: 'Workload names a RuntimeClass that is not there',
  group: 'risk',
  severity: 'medium',
  why: 'Pods of a class that does not exist are refused. Those that run go on; none that ends is replaced.',
  fix: 'Create the RuntimeClass for the runtime that the nodes have, or correct runtimeClassName.',
  needs: ['deployments', 'runtimeClasses'],
  uses: TEMPLATED,
  absence: ['runtimeClasses'],
  *check(view) {
    const known = new Set(view.runtimeClasses.map(({ meta }) => meta.name));
    for (const workload of templatedWorkloads(view)) {
      const name = workload.template.spec.runtimeClassName;
      if (name === null || known.has(name) || !isWanted(workload)) continue;
      yield {
        subject: reference(workload),
        facts: { runtimeClass: name },
        evidence: [field(workload, `${podSpecPath(workload)}.runtimeClassName`, name)],
      };
    }
  },
  message({ runtimeClass }) {
    return `RuntimeClass ${excerpt(runtimeClass, 80)} does not exist, so no new pod can be started`;
  },
  commands() {
    return [kubectl('get', 'runtimeclasses')];
  },
});
