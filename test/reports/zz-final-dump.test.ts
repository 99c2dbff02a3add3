import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { auditOf } from '../../src/analysis/audit-of.ts';
import { compare } from '../../src/analysis/comparison/compare.ts';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { parseBrief } from '../../src/report/brief/parse.ts';
import { finalView } from '../../src/report/final/view.ts';
import { render } from '../../src/report/render.ts';
import { DEFAULT_STYLE } from '../../src/report/style/page-style.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { strictView } from '../strict-view.ts';

async function side(name: string) {
  const { cluster, ledger } = await readSnapshot(name.startsWith('/') ? name : `snapshots/${name}`, { namespaces: null, capturedAt: null });
  return { cluster, audit: auditOf({ cluster, ledger, rules: RULES, version: '1' }) };
}
test('dump', async () => {
  for (const [out, b, a, useBrief] of [
    ['tw', 'twisterlab-before', 'twisterlab-after', true],
    ['tw-nobrief', 'twisterlab-before', 'twisterlab-after', false],
    ['tw-one', null, 'twisterlab-after', false],
    ['twb-one', null, 'twisterlab-before', false],
    ['kilo', 'kilo-guardian-before', 'kilo-guardian-after', true],
    ['rasp', null, 'raspberry-pi', true],
    ['pods', null, 'pods-only', false],
  ] as const) {
    const after = await side(a);
    const earlier = b === null ? null : await side(b);
    const before = earlier === null ? null : { audit: earlier.audit, comparison: compare(earlier, after, { rules: RULES }) };
    const file = `snapshots/${a}/brief.yaml`;
    const brief = useBrief && existsSync(file) ? parseBrief(file, readFileSync(file, 'utf8')).brief : EMPTY_BRIEF;
    const view = finalView({ audit: after.audit, brief, before, style: DEFAULT_STYLE });
    writeFileSync(`/tmp/helpers/final/${out}.md`, render('final', strictView(view)));
  }
}, 60000);
