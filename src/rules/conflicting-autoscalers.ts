import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'conflicting-autoscalers',
  title: 'Two autoscalers pull at one workload',
  group: 'risk',
  severity: 'medium',
  why: 'The vertical one changes requests, and the horizontal one scales by the share of requests in use: each answers to what the other did, and the size swings.',
  fix: 'Set updateMode of the VerticalPodAutoscaler to "Off" or leave CPU and memory to it alone, and scale horizontally by another metric.',
  peers: { KubeBuddy: ['WRK011'] },
  needs: ['verticalPodAutoscalers', 'horizontalPodAutoscalers'],
  *check({ verticalPodAutoscalers, horizontalPodAutoscalers }) {
    const horizontal = groupBy(horizontalPodAutoscalers, ({ target }) => objectKey(target));
    for (const vertical of verticalPodAutoscalers) {
      const { target, updateMode } = vertical;
      if (target === null || updateMode === 'Off' || updateMode === 'Initial') continue;
      for (const autoscaler of horizontal.get(objectKey(target)) ?? []) {
        const shared = autoscaler.metrics
          .filter(({ name, target: wanted }) => RESOURCES.includes(name) && wanted?.endsWith('%') === true)
          .map(({ name }) => name);
        if (shared.length === 0) continue;
        yield {
          subject: target,
          facts: {
            vertical: vertical.meta.name,
            updateMode,
            horizontal: autoscaler.meta.name,
            resources: [...new Set(shared)],
          },
          evidence: [field(vertical, 'spec.updatePolicy.updateMode', updateMode)],
          related: [reference(vertical), reference(autoscaler)],
        };
      }
    }
  },
  message({ vertical, updateMode, horizontal, resources }) {
    return `VerticalPodAutoscaler ${excerpt(vertical, 80)} (${excerpt(updateMode ?? '', 20)}) sets the requests by which HorizontalPodAutoscaler ${excerpt(horizontal, 80)} scales: ${someOf(resources)}`;
  },
  commands({ vertical, horizontal }, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('describe', 'verticalpodautoscaler', vertical, ...where),
      kubectl('describe', 'horizontalpodautoscaler', horizontal, ...where),
    ];
  },
});

const RESOURCES = ['cpu', 'memory'];
