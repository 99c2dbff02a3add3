import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

const METRICS_API = /\.metrics\.k8s\.io$/;

export default defineRule({
  id: 'metrics-api-missing',
  title: 'Nobody serves the metrics API',
  group: 'risk',
  severity: 'info',
  why: '`kubectl top` has no answer, and autoscalers that go by CPU or memory never scale.',
  fix: 'Install metrics-server, or the adapter of the monitoring system that is there, and register its APIService.',
  peers: { Popeye: ['POP-402'], KubeBuddy: ['CFG005'] },
  needs: ['apiServices'],
  uses: ['horizontalPodAutoscalers'],
  details: ['horizontalPodAutoscalers'],
  absence: ['apiServices'],
  everywhere: ['apiServices'],
  *check({ apiServices, horizontalPodAutoscalers }) {
    const [first] = apiServices;
    if (first === undefined || apiServices.some(({ meta }) => METRICS_API.test(meta.name))) return;
    const waiting = horizontalPodAutoscalers.length;
    yield {
      subject: CLUSTER,
      severity: waiting > 0 ? 'low' : 'info',
      facts: { apiServices: apiServices.length, autoscalers: waiting },
      evidence: [
        { ...field(first, 'items', apiServices.length), source: { ...first.meta.source, item: null } },
      ],
    };
  },
  message({ apiServices, autoscalers }) {
    const scaled = autoscalers === 0 ? '' : `; ${autoscalers} HorizontalPodAutoscalers may wait for it`;
    return `none of ${apiServices} API services is one of metrics.k8s.io${scaled}`;
  },
  commands() {
    return [kubectl('get', 'apiservices'), kubectl('top', 'nodes')];
  },
});
