import { condition } from '../model/condition.ts';
import { type KubernetesObject, type ObjectReference, objectKey, reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { gatewayObjects, gatewayResource, refusal } from './gateway-kinds.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'gateway-listener-unresolved',
  title: 'Gateway has no certificate to serve',
  group: 'health',
  severity: 'medium',
  why: 'The listener cannot end TLS: clients get no connection, or a certificate that they refuse.',
  fix: 'Create the Secret of type kubernetes.io/tls or correct certificateRefs. A Secret of another namespace needs a ReferenceGrant there.',
  peers: { k8sgpt: ['Gateway'], KubeBuddy: ['NET017'] },
  needs: ['customResources'],
  uses: ['secrets'],
  *check({ customResources, links, captured, now }) {
    for (const gateway of gatewayObjects(customResources, 'Gateway')) {
      const parts = gateway.gateway?.parts ?? [];
      const broken = parts.flatMap(({ name, conditions }) => {
        const found = refusal(conditions, ['ResolvedRefs'], gateway, now);
        return found === null || found.status !== 'False' || !isAboutCertificates(found.reason)
          ? []
          : [{ name, found }];
      });
      const resolved = parts.some(
        ({ conditions }) => condition(conditions, 'ResolvedRefs')?.status === 'True',
      );
      // What its controller says is asked first; without its word, whether the Secrets are there.
      const missing =
        resolved || broken.length > 0 ? [] : missingSecrets(gateway.references, captured.all, links.find);
      if (broken.length === 0 && missing.length === 0) continue;
      yield {
        subject: reference(gateway),
        facts: {
          listeners: broken.map(({ name }) => name),
          reason: broken[0]?.found.reason ?? null,
          text: broken[0]?.found.message == null ? null : excerpt(broken[0].found.message),
          missing: missing.map(objectKey),
        },
        evidence: [
          ...broken
            .slice(0, 3)
            .map(({ found }) =>
              field(gateway, 'status.listeners[*].conditions', `ResolvedRefs ${found.status}`),
            ),
          ...missing
            .slice(0, 3)
            .map(({ name }) => field(gateway, 'spec.listeners[*].tls.certificateRefs[*].name', name)),
        ],
      };
    }
  },
  message({ listeners, reason, text, missing }) {
    if (listeners.length === 0) {
      const names = someOf(missing.map((key) => excerpt(key, 120)));
      return `${names} ${missing.length === 1 ? 'does' : 'do'} not exist`;
    }
    const said = [reason, text].filter((part) => part !== null).map((part) => excerpt(part));
    return `${someOf(listeners.map((name) => excerpt(name, 60)))} could not resolve its certificates: ${said.join(': ')}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', gatewayResource('Gateway'), subject.name, ...inNamespace(subject))];
  },
});

function isAboutCertificates(reason: string | null): boolean {
  return reason === 'InvalidCertificateRef' || reason === 'RefNotPermitted';
}

function missingSecrets(
  references: readonly ObjectReference[],
  isWhole: (source: 'secrets', namespace: string | null) => boolean,
  find: (ref: ObjectReference) => KubernetesObject | null,
): readonly ObjectReference[] {
  return references.filter(
    (ref) => ref.kind === 'Secret' && isWhole('secrets', ref.namespace) && find(ref) === null,
  );
}
