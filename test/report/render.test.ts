import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { infrastructureView } from '../../src/report/infrastructure/view.ts';
import { render } from '../../src/report/render.ts';
import { summaryView } from '../../src/report/summary/view.ts';
import { audit, finding } from '../builders/audit.ts';
import { strictView } from '../strict-view.ts';

const STUCK = finding('stuck-rollout');
const AUDITS = {
  'with nothing in it': audit(),
  'of a sick cluster': audit({ findings: [STUCK], unexplained: [STUCK.fingerprint] }),
};

test.each(Object.entries(AUDITS))('the templates ask nothing of a view %s that it lacks', (_, given) => {
  expect(render('infrastructure', strictView(infrastructureView(given, EMPTY_BRIEF)))).toContain(
    '## Verdict',
  );
  expect(render('summary', strictView(summaryView(given, EMPTY_BRIEF)))).toMatch(/^\*\*shop\*\*\n/);
});

test.each(['causes', 'networking', 'nodesMissing'])('a view without %s is found out', (key) => {
  const view = Object.fromEntries(
    Object.entries(infrastructureView(audit(), EMPTY_BRIEF)).filter(([name]) => name !== key),
  );
  expect(() => render('infrastructure', strictView(view))).toThrow(key);
});

test('a page has no gap of more than one empty line, and ends in one newline', () => {
  const page = render('infrastructure', infrastructureView(audit(), EMPTY_BRIEF));
  expect(page).not.toMatch(/\n\n\n/);
  expect(page).toMatch(/[^\n]\n$/);
});
