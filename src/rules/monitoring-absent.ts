import type { Pod } from '../model/pod.ts';
import { counted } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { defineRule } from './rule.ts';

/**
 * Parts of the names by which monitoring systems and the agents of hosted ones go. metrics-server is not among them:
 * it keeps one sample and alerts nobody.
 */
const MONITORING = [
  'prometheus',
  'grafana',
  'alertmanager',
  'victoria-metrics',
  'victoriametrics',
  'vmagent',
  'thanos',
  'mimir',
  'datadog',
  'newrelic',
  'new-relic',
  'dynatrace',
  'oneagent',
  'zabbix',
  'netdata',
  'checkmk',
  'nagios',
  'icinga',
  'telegraf',
  'instana',
  'sysdig',
  'appdynamics',
  'splunk',
  'signoz',
  'coroot',
  'elastic-agent',
  'metricbeat',
  'opentelemetry-collector',
  'otel-collector',
  'cloudwatch-agent',
  'ama-metrics',
  'omsagent',
  'gmp-system',
  'openshift-monitoring',
];

export default defineRule({
  id: 'monitoring-absent',
  title: 'No monitoring is to be seen',
  group: 'risk',
  severity: 'low',
  why: 'Nobody is told when something breaks, and there is no history to find out since when.',
  fix: 'Install a monitoring stack with alerts, for example Prometheus with Alertmanager, or the agent of a hosted one. If monitoring runs outside the cluster, accept this finding.',
  needs: ['pods', 'namespaces'],
  absence: ['pods', 'namespaces'],
  everywhere: ['pods'],
  readsText: 'describe',
  *check({ pods, namespaces }) {
    const [first] = pods;
    if (first === undefined || pods.some(isMonitoring)) return;
    yield {
      subject: CLUSTER,
      facts: { pods: pods.length, namespaces: namespaces.length },
      evidence: [
        { source: { ...first.meta.source, item: null }, path: 'items', value: counted(pods.length, 'pod') },
      ],
    };
  },
  message({ pods, namespaces }) {
    return `none of ${counted(pods, 'pod')} in ${counted(namespaces, 'namespace')} goes by the name or image of a known monitoring system`;
  },
  commands() {
    return [kubectl('get', 'pods', '-A', '-o', 'wide')];
  },
});

function isMonitoring({ meta, spec }: Pod): boolean {
  const texts = [meta.namespace ?? '', meta.name, ...spec.containers.map((one) => one.image ?? '')];
  return texts.some((text) => MONITORING.some((name) => text.toLowerCase().includes(name)));
}
