import { reference } from '../model/object.ts';
import type { ResourceQuota } from '../model/policy.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { percentOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inPercent } from './threshold.ts';

/** A quota of one or two is mostly meant to be used up. */
const SMALL_COUNT = 5;

export default defineRule({
  id: 'quota-nearly-used',
  title: 'ResourceQuota is nearly used up',
  group: 'capacity',
  severity: 'medium',
  why: 'Once it is used up, the API server refuses every pod or object more: a rolling update stops halfway, and an autoscaler or a retried Job starts nothing.',
  fix: 'Raise the quota, or free what is held: requests above the usage, finished Jobs, scaled-out workloads.',
  needs: ['resourceQuotas'],
  settings: {
    // A rolling update needs room for a pod more; with a tenth left it mostly finds it.
    percent: inPercent(90, 'Of the quota; found from here on'),
  },
  *check({ resourceQuotas }, { percent }) {
    for (const quota of resourceQuotas) {
      if (isSystemNamespace(quota.meta.namespace ?? '')) continue;
      const full = nearlyUsed(quota, percent);
      const [first] = full;
      if (first === undefined) continue;
      yield {
        subject: reference(quota),
        severity: first.used >= first.hard ? 'medium' : 'low',
        facts: { resources: full, scopes: quota.scopes },
        evidence: full
          .slice(0, 3)
          .flatMap(({ name, used, hard }) => [
            field(quota, `status.used["${name}"]`, used),
            field(quota, `status.hard["${name}"]`, hard),
          ]),
      };
    }
  },
  message({ resources }) {
    return resources
      .slice(0, 4)
      .map(({ name, percent }) => `${excerpt(name, 80)} ${percent === null ? 'used up' : `${percent}%`}`)
      .join(', ')
      .concat(resources.length > 4 ? ` and ${resources.length - 4} more` : '', ' used');
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'resourcequota', subject.name, ...inNamespace(subject))];
  },
});

/** Fullest first. A quota of 0 forbids, and is not used up by that. */
function nearlyUsed({ hard, used }: ResourceQuota, near: number) {
  return Object.entries(hard)
    .flatMap(([name, most]) => {
      const now = used[name] ?? 0;
      const small = !AMOUNT.test(name) && most < SMALL_COUNT;
      return most > 0 && 100 * now >= near * most && !(small && now <= most)
        ? [{ name, used: now, hard: most, percent: percentOf(now, most) }]
        : [];
    })
    .toSorted((a, b) => b.used / b.hard - a.used / a.hard);
}

const AMOUNT = /cpu|memory|storage/;
