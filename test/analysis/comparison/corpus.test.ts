import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { comparePortraits } from '../../../src/analysis/comparison/compare.ts';
import { judgement } from '../../../src/analysis/comparison/judgement.ts';
import { type Portrait, portraitOf } from '../../../src/analysis/comparison/portrait.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { CORPUS, hasCorpus } from '../../corpus/audited.ts';
import { CAPTURES } from '../../corpus/captures.ts';
import { sideAt } from './recorded.ts';

/** One capture that holds the other, or is of the same cluster. */
const RELATED = [/^k8sattackmap/, /^replicatedhq-troubleshoot\//];

describe.runIf(hasCorpus)('real captures', async () => {
  const portraits: { readonly path: string; readonly portrait: Portrait }[] = [];
  if (hasCorpus)
    for (const { path } of CAPTURES)
      portraits.push({ path, portrait: portraitOf(await sideAt(join(CORPUS, path))) });

  test.each(portraits)('$path compared with itself did not change', ({ portrait }) => {
    const { objects, turnover, findings, oddities, problemPods, kinds } = comparePortraits(
      portrait,
      portrait,
      {
        rules: RULES,
      },
    );
    expect([objects, turnover, oddities]).toEqual([[], [], []]);
    expect([problemPods.removed, problemPods.appeared]).toEqual([[], []]);
    expect(findings.filter(({ state }) => state !== 'open')).toEqual([]);
    expect(findings).toHaveLength(portrait.audit.findings.length);
    expect(kinds.every(({ before, after }) => before === after)).toBe(true);
  });

  test.each(portraits)('$path is told apart from every other cluster', ({ path, portrait }) => {
    for (const other of portraits) {
      const { sameBy, kinds } = comparePortraits(portrait, other.portrait, { rules: RULES });
      for (const { before, created, deleted, after } of kinds)
        if (before !== null && created !== null && deleted !== null && after !== null)
          expect(before - deleted + created).toBe(after);
      const related = RELATED.some((pattern) => pattern.test(path) && pattern.test(other.path));
      if (other.path === path || related) continue;
      expect([other.path, sameBy]).toEqual([other.path, null]);
      expect(judgement(portrait, other.portrait).identity.same).toBe(false);
    }
  });
});
