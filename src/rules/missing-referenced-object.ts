import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { type MissingObject, missingConfiguration, missingReference } from './missing-configuration.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'missing-referenced-object',
  title: 'Pods name a ConfigMap, Secret or claim that is missing',
  group: 'risk',
  severity: 'medium',
  why: 'Pods that run go on running, but none that is started from now on comes up: after a node loss, a rollout or a mere restart the workload stays down.',
  fix: 'Create the object or key under the name that the template uses, or correct the name. Mark a reference as optional only where the program does without.',
  peers: {
    Popeye: ['POP-305'],
    'kube-linter': ['env-value-from'],
    k8sgpt: ['Pod', 'DaemonSet'],
    KubeBuddy: ['SEC022'],
  },
  needs: ['pods'],
  uses: [
    'deployments',
    'statefulSets',
    'daemonSets',
    'cronJobs',
    'configMaps',
    'secrets',
    'persistentVolumeClaims',
  ],
  *check(view) {
    for (const { object, root, missing } of missingConfiguration(view)) {
      const needed = missing.filter(({ login }) => !login);
      const shown = needed.length > 0 ? needed : missing;
      const idle = 'replicas' in object && object.replicas === 0;
      yield {
        subject: reference(object),
        severity: needed.length === 0 || idle ? 'low' : 'medium',
        facts: {
          missing: shown.slice(0, MOST).map(({ kind, name, key }) => ({ kind, name, key })),
          count: shown.length,
          onlyLogin: needed.length === 0,
          idle,
        },
        evidence: shown.slice(0, 3).map((one) => field(object, root, nameOf(one))),
        related: shown.slice(0, MOST).map((one) => missingReference(one, object.meta.namespace)),
      };
    }
  },
  message({ missing, count, onlyLogin, idle }) {
    const names = missing.slice(0, 3).map((one) => excerpt(nameOf(one), 140));
    const rest = count - names.length;
    const list = someOf(rest > 0 ? [...names, `${rest} more`] : names, 4);
    const login = onlyLogin ? ', with which its images are to be pulled' : '';
    return `${list} ${count === 1 ? 'does' : 'do'} not exist${login}${idle ? '; it has no replicas now' : ''}`;
  },
  commands({ missing }, subject) {
    return missing
      .slice(0, 3)
      .map(({ kind, name }) => kubectl('get', kind.toLowerCase(), name, ...inNamespace(subject)));
  },
});

const MOST = 20;

function nameOf({ kind, name, key }: Pick<MissingObject, 'kind' | 'name' | 'key'>): string {
  return key === null ? `${kind} ${name}` : `key ${key} of ${kind} ${name}`;
}
