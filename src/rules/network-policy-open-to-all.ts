import type { NetworkPolicy, NetworkPolicyRule } from '../model/network-policy.ts';
import { isEmptySelector } from '../model/selector.ts';
import { kubectl } from './command.ts';
import { type Hit, listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'network-policy-open-to-all',
  title: 'NetworkPolicy allows ingress from everywhere',
  group: 'security',
  severity: 'low',
  why: 'Policies add up: one that allows every caller at every port outweighs all others that select the same pods.',
  fix: 'Name the callers and ports that are meant. Where everybody may call, restrict the rule to the port that is offered.',
  peers: { Popeye: ['POP-1203'], k8sgpt: ['NetworkPolicy'], KubeBuddy: ['NET009', 'NET010'] },
  needs: ['networkPolicies'],
  *check({ networkPolicies }) {
    yield* namespaceLists(networkPolicies, openRule);
  },
  message(facts) {
    return `${facts.count} of ${facts.of} NetworkPolicies: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('describe', 'networkpolicies', '-n', name)];
  },
});

/** A rule with ports is how a public server is opened: it says what is offered. */
function openRule({ meta, policyTypes, ingress, podSelector }: NetworkPolicy): Hit | null {
  if (meta.owners.length > 0 || !policyTypes.includes('Ingress')) return null;
  const index = ingress.findIndex((rule) => rule.ports.length === 0 && isForEverybody(rule));
  if (index < 0) return null;
  return {
    path: `spec.ingress[${index}]`,
    value: ingress[index]?.peers.length === 0 ? '{}' : 'from 0.0.0.0/0',
    detail: isEmptySelector(podSelector) ? 'every pod of the namespace' : 'the pods it selects',
  };
}

function isForEverybody({ peers }: NetworkPolicyRule): boolean {
  return (
    peers.length === 0 ||
    peers.some(({ cidr, except }) => cidr !== null && ANYWHERE.has(cidr) && except.length === 0)
  );
}

const ANYWHERE: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);
