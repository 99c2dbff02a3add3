import { describe, expect, test } from 'vitest';
import type { GitopsRow } from '../../../src/analysis/inventory/gitops-rows.ts';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';
import { gitops } from '../../../src/report/sections/gitops.ts';
import { imagePatterns } from '../../../src/report/sections/image-patterns.ts';
import { rolloutEvidence } from '../../../src/report/sections/rollout-evidence.ts';
import { title } from '../../../src/report/sections/title.ts';
import { audit, finding } from '../../builders/audit.ts';
import { briefOf } from '../final/dossier.ts';
import { many, tableRows } from './rows.ts';

function gitopsRow(name: string, options: Partial<GitopsRow> = {}): GitopsRow {
  return {
    kind: 'Kustomization',
    namespace: 'flux-system',
    name,
    ready: true,
    reason: null,
    revision: 'main@sha1:abc',
    behind: false,
    suspended: false,
    ...options,
  };
}

describe('GitOps', () => {
  test('nothing is said where no such object was captured', () => {
    expect(gitops(audit())).toBe('');
  });

  test('what is off comes first; what is suspended, or does not say, is in no fraction', () => {
    const page = gitops(
      audit({
        inventory: {
          gitops: [
            gitopsRow('apps'),
            gitopsRow('paused', { ready: false, suspended: true }),
            gitopsRow('quiet', { ready: null }),
            gitopsRow('late', { behind: true }),
            gitopsRow('broken', { ready: false, reason: `no such path ${'x'.repeat(5000)}` }),
          ],
        },
      }),
    );
    expect(page).toContain('Ready: 1/3 (33 %).');
    expect(tableRows(page).map((row) => row.split('|')[2]?.trim())).toEqual([
      '`flux-system/late`',
      '`flux-system/broken`',
      '`flux-system/apps`',
      '`flux-system/paused`',
      '`flux-system/quiet`',
    ]);
    expect(page).toContain('| suspended |');
    expect(page.length).toBeLessThan(1500);
  });

  test('the rest of very many is counted', () => {
    const page = gitops(audit({ inventory: { gitops: many(700, (number) => gitopsRow(`app-${number}`)) } }));
    expect(tableRows(page)).toHaveLength(100);
    expect(page).toContain('600 more objects: see the JSON audit.');
  });
});

describe('image names', () => {
  const row = {
    namespace: 'shop',
    deployments: 3,
    patterns: [
      {
        kind: 'project',
        pattern: 'shop/<service>:latest',
        count: 2,
        members: [
          { workload: 'cart', image: 'shop/cart:latest' },
          { workload: 'web', image: 'shop/web:latest' },
        ],
      },
      {
        kind: 'base image',
        pattern: null,
        count: 1,
        members: [{ workload: 'chat', image: 'python:3.11-slim' }],
      },
    ],
  } as const;

  test('each pattern with its Deployments, and the sum', () => {
    const page = imagePatterns(audit({ inventory: { imagePatterns: [row] } }), EMPTY_BRIEF);
    expect(tableRows(page)).toEqual([
      '| `shop/<service>:latest` | 2 | `cart`, `web` |',
      '| a bare base image | 1 | `chat` (`python:3.11-slim`) |',
      '| **Total** | 3 | |',
    ]);
  });

  test('one pattern is nothing to compare', () => {
    const alike = { ...row, patterns: row.patterns.slice(0, 1) };
    expect(imagePatterns(audit({ inventory: { imagePatterns: [alike] } }), EMPTY_BRIEF)).toBe('');
  });

  test('what is agreed on is the auditor’s word, for tests alone too', () => {
    const brief = briefOf({ conventions: { testImages: 'shop-<service>:<tag>' } });
    expect(imagePatterns(audit({ inventory: { imagePatterns: [row] } }), brief)).toContain(
      'Agreed on (stated by the auditor): `shop-<service>:<tag>` for tests.',
    );
  });

  test('the rest of very many namespaces is counted', () => {
    const rows = many(300, (number) => ({ ...row, namespace: `shop-${number}` }));
    expect(imagePatterns(audit({ inventory: { imagePatterns: rows } }), EMPTY_BRIEF)).toContain(
      '280 more namespaces: see the JSON audit.',
    );
  });
});

describe('a stuck rollout in numbers', () => {
  const NEW_SET = {
    name: 'cart-9',
    revision: 9,
    images: ['shop/cart:2'],
    ready: 0,
    desired: 1,
    ageMs: 7 * 60_000,
  };

  test('what is not known is left out, and never null', () => {
    const page = markdown(...rolloutEvidence(finding('stuck-rollout', { facts: { desired: 2 } })));
    expect(page).toBe('Replicas: 2 desired.');
    expect(markdown(...rolloutEvidence(finding('stuck-rollout')))).toBe('');
  });

  test('what the strategy leaves of the old version is said where it was captured', () => {
    const strategy = { type: 'RollingUpdate', maxUnavailable: '25%', kept: 1 };
    const page = markdown(...rolloutEvidence(finding('stuck-rollout', { facts: { desired: 1, strategy } })));
    expect(page).toBe(
      'Replicas: 1 desired. RollingUpdate keeps 1 of 1 replica available meanwhile (`maxUnavailable` 25% is 0 here).',
    );
  });

  test('the newest version, and none that serves', () => {
    const facts = {
      desired: 1,
      current: 1,
      newSet: NEW_SET,
      servingSet: null,
      pod: { status: 'Error', exitCode: 1, restarts: 1 },
    };
    const page = markdown(...rolloutEvidence(finding('stuck-rollout', { facts })));
    expect(tableRows(page)).toEqual([
      '| newest | 9 | `cart-9` | `shop/cart:2` | 0/1 | 7m | Error, exit code 1, 1 restart |',
    ]);
  });

  test('other findings have none', () => {
    expect(rolloutEvidence(finding('error-in-log', { facts: { newSet: NEW_SET } }))).toEqual([]);
  });
});

describe('a title', () => {
  const scope = (namespaces: readonly string[]) => ({
    scope: { kind: 'namespaces', namespaces, distribution: null, version: null } as const,
  });

  test.each([
    [scope(['shop']), 'Namespace audit: `shop`'],
    [scope(['a', 'b', 'c', 'd', 'e']), 'Namespace audit: `a`, `b`, `c` and 2 more namespaces'],
    [scope([]), 'Namespace audit'],
    [audit(), 'Namespace audit'],
  ])('%#', (own, words) => {
    expect(title(own, EMPTY_BRIEF, 'Namespace audit')).toBe(words);
  });

  test('that the brief gives', () => {
    expect(title(audit(), briefOf({ report: { title: 'The shop' } }), 'Namespace audit')).toBe('The shop');
  });
});
