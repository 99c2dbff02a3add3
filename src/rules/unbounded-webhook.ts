import type { WebhookConfiguration } from '../model/extension.ts';
import { isEmptySelector, type LabelSelector } from '../model/selector.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { type Hit, listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { WEBHOOK_SOURCES } from './webhook-backends.ts';

export default defineRule({
  id: 'unbounded-webhook',
  title: 'Webhooks may hold up pods of the system',
  group: 'risk',
  severity: 'low',
  why: 'They are asked about every pod of every namespace, and what they cannot be asked about is refused. When their own pods are gone after a node loss, neither they nor the network, DNS and storage of kube-system may come back.',
  fix: 'Leave kube-system and the namespace of the webhook out with a namespaceSelector on kubernetes.io/metadata.name, and run two replicas on different nodes.',
  peers: { KubeBuddy: ['SEC030'], Kubescape: ['C-0036', 'C-0039'] },
  needs: [...WEBHOOK_SOURCES],
  *check(view) {
    yield* clusterList(
      WEBHOOK_SOURCES.flatMap((kind): readonly WebhookConfiguration[] => view[kind]),
      unbounded,
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} webhook configurations: ${listWords(facts)}`;
  },
  commands() {
    return [kubectl('get', 'validatingwebhookconfigurations,mutatingwebhookconfigurations')];
  },
});

function unbounded({ webhooks }: WebhookConfiguration): Hit | null {
  const index = webhooks.findIndex(
    ({ failurePolicy, resources, operations, namespaceSelector, objectSelector, service }) =>
      service !== null &&
      failurePolicy !== 'Ignore' &&
      resources.some((resource) => PODS.has(resource)) &&
      operations.some((operation) => operation === 'CREATE' || operation === '*') &&
      isOpen(namespaceSelector) &&
      isOpen(objectSelector),
  );
  const found = webhooks[index];
  return found === undefined
    ? null
    : { path: `webhooks[${index}].namespaceSelector`, value: null, detail: found.name };
}

const PODS: ReadonlySet<string> = new Set(['pods', '*', '*/*', 'pods/*']);

function isOpen(selector: LabelSelector | null): boolean {
  return selector === null || isEmptySelector(selector);
}
