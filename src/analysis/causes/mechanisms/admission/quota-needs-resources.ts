import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { toldRefusal } from './told-refusal.ts';

/** Pods are not made, because a quota wants them to say what they need. */
export const quotaNeedsResources = toldRefusal({
  id: 'quota-needs-resources',
  title: 'A quota wants requests or limits that the pods do not state',
  reasoning:
    'In a namespace with a quota on requests or limits of CPU or memory, the API server refuses pods with a container ' +
    'that does not state them, however much room there is ("failed quota: … must specify …"). A LimitRange with ' +
    'defaults fills them in. This is no quota that is used up: that says "exceeded quota".',
  fix: 'State the requests and limits that the message names in every container of the template, or give the namespace a LimitRange with defaults.',
  pattern: /failed quota: ([^\s:]{1,253}): must specify (.{1,300})/,
  read: ([, quota = '', missing = ''], { subject }) => ({
    summary: `ResourceQuota ${quota} refuses pods that do not state ${excerpt(missing, 160)}`,
    commands: [
      kubectl('describe', 'resourcequota', quota, ...inNamespace(subject)),
      kubectl('get', 'limitranges', ...inNamespace(subject)),
    ],
  }),
});
