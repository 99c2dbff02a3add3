import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { namesOf, namesText } from './names-of.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

const TOKEN = 'kubernetes.io/service-account-token';
const ACCOUNT = 'kubernetes.io/service-account.name';

export default defineRule({
  id: 'long-lived-token-secret',
  title: 'Secrets hold tokens that never expire',
  group: 'security',
  severity: 'low',
  why: 'A ServiceAccount token in a Secret is good until the Secret is deleted. Once it was copied, nobody can tell who uses it.',
  fix: 'Let programs in the cluster use the token that is mounted for them, and those outside ask for short ones (kubectl create token). Then delete the Secret.',
  needs: ['secrets'],
  *check({ secrets }) {
    const tokens = secrets.filter(
      ({ type, meta }) =>
        type === TOKEN && meta.deletedAt === null && !isSystemNamespace(meta.namespace ?? ''),
    );
    for (const [namespace, own] of groupBy(tokens, ({ meta }) => meta.namespace ?? '')) {
      const byHand = own.filter((one) => !isGenerated(one.meta.name, one.meta.annotations[ACCOUNT] ?? null));
      const named = byHand.length > 0 ? byHand : own;
      yield {
        subject: namespaceSubject(namespace),
        severity: byHand.length > 0 ? 'low' : 'info',
        facts: { count: own.length, byHand: byHand.length, names: namesOf(named) },
        evidence: named.slice(0, 3).map((one) => field(one, 'type', one.type)),
        related: named.slice(0, 50).map(reference),
      };
    }
  },
  message({ count, byHand, names }) {
    const made =
      byHand === 0 ? 'made by Kubernetes' : byHand === count ? 'made by hand' : `${byHand} made by hand`;
    return `${counted(count, 'token')}, ${made}: ${namesText(names, byHand === 0 ? count : byHand)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'secrets', '-n', name, `--field-selector=type=${TOKEN}`)];
  },
});

/** Before 1.24 each ServiceAccount got a Secret of this name without asking. */
function isGenerated(name: string, account: string | null): boolean {
  const stem = /^(.+)-token-[a-z0-9]{5}$/.exec(name)?.[1];
  return stem !== undefined && (account === null || stem === account);
}
