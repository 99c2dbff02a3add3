import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { helmReleases } from './helm-releases.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';
import { count } from './threshold.ts';

export default defineRule({
  id: 'helm-revisions-left',
  title: 'Helm keeps many old revisions',
  group: 'cleanup',
  severity: 'info',
  why: 'Each revision is a Secret with the whole release in it, up to 1 MiB. Hundreds slow down every list of Secrets and fill etcd.',
  fix: 'Upgrade with --history-max 10 (Flux: spec.maxHistory); Helm then removes the older ones.',
  needs: ['secrets'],
  settings: {
    // Helm keeps ten of a release unless it is told otherwise; a few more are left by failed attempts.
    revisions: count(15, 'revision', 'More of one release are too many'),
  },
  *check({ secrets }, { revisions: most }) {
    const piles = helmReleases(secrets).flatMap((revisions) => {
      const [newest] = revisions;
      return newest !== undefined && revisions.length > most ? [{ newest, count: revisions.length }] : [];
    });
    for (const [namespace, own] of groupBy(piles, ({ newest }) => newest.secret.meta.namespace ?? '')) {
      const sorted = own.toSorted((a, b) => b.count - a.count);
      yield {
        subject: namespaceSubject(namespace),
        facts: {
          releases: sorted
            .slice(0, 20)
            .map(({ newest, count }) => ({ name: newest.release, revisions: count })),
          count: sorted.length,
        },
        evidence: sorted
          .slice(0, 3)
          .map(({ newest }) => field(newest.secret, 'metadata.labels.version', newest.revision)),
        related: sorted.slice(0, 20).map(({ newest }) => reference(newest.secret)),
      };
    }
  },
  message({ releases, count }) {
    const [first] = releases;
    const others = count > 1 ? ` and ${counted(count - 1, 'release')} more` : '';
    return `${first?.revisions ?? 0} revisions of ${excerpt(first?.name ?? '', 80)}${others}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'secrets', '-n', name, '-l', 'owner=helm')];
  },
});
