import { resourceName } from '../../model/kinds.ts';
import type { Audit } from '../audit.ts';
import type { Seen } from './evaluate-checklist.ts';

/**
 * Whether findings are gone, by fingerprint: only a rule that ran, on all it needs, in a namespace that was captured,
 * can say so.
 */
export function absence({
  rules,
  findings,
  scope,
}: Pick<Audit, 'rules' | 'findings' | 'scope'>): (fingerprint: string) => Seen {
  const verdicts = new Map(rules.map((one) => [one.rule, one]));
  const present = new Map(
    findings.flatMap((finding) =>
      [finding, ...finding.covered].map((one): [string, string] => [one.fingerprint, one.message]),
    ),
  );
  const namespaces = new Set(scope.namespaces);
  return (fingerprint) => {
    const message = present.get(fingerprint);
    if (message !== undefined) return { outcome: 'failed', seen: message };
    const [rule = '', subject = ''] = split(fingerprint);
    const verdict = verdicts.get(rule);
    if (verdict === undefined) return { outcome: 'open', seen: `${rule} was not run` };
    if (verdict.outcome === 'crashed') return { outcome: 'open', seen: `${rule} crashed` };
    if (verdict.outcome === 'not evaluated' || verdict.missing.length > 0) {
      const missing = verdict.missing.map(resourceName).join(', ');
      return { outcome: 'open', seen: `${rule} was not evaluated: ${missing} not captured, or not whole` };
    }
    const namespace = namespaceOf(subject);
    return namespace === null || namespaces.has(namespace)
      ? { outcome: 'passed', seen: `${rule} found nothing there` }
      : { outcome: 'open', seen: `nothing of namespace ${namespace} was captured` };
  };
}

function split(fingerprint: string): readonly string[] {
  const blank = fingerprint.indexOf(' ');
  return [fingerprint.slice(0, blank), fingerprint.slice(blank + 1)];
}

/** Of an object's key: `shop/Deployment/cart`, `Namespace/shop`, `Node/pi-1`. */
function namespaceOf(subject: string): string | null {
  const parts = subject.split('/');
  if (parts.length > 2) return parts[0] ?? null;
  return parts[0] === 'Namespace' ? (parts[1] ?? null) : null;
}
