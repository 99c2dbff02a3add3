import { expect, test } from 'vitest';
import type { Cause, Impact } from '../../../src/analysis/causes/cause.ts';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { paragraph } from '../../../src/report/markdown/blocks.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';
import { causes, impactText } from '../../../src/report/sections/causes.ts';
import { healthFindings, otherFindings, unexplained } from '../../../src/report/sections/findings.ts';
import { recommendations } from '../../../src/report/sections/recommendations.ts';
import { audit, cause, deployment, finding } from '../../builders/audit.ts';
import { many, tableRows } from './rows.ts';

const UNHARMED: Impact = { replicas: null, services: [], served: [], routes: [], shares: null, unknown: [] };

function causeOf(name: string, options: Partial<Cause> = {}): Cause {
  return cause({
    root: deployment(name),
    explains: [`unavailable-image shop/Deployment/${name}`],
    impact: UNHARMED,
    ...options,
  });
}

const impact = (options: Partial<Impact>) => markdown(paragraph(impactText({ ...UNHARMED, ...options })));
const service = (name: string, ready: number, total: number, wanted: number | null = null) => ({
  ref: { kind: 'Service', namespace: 'shop', name },
  ready,
  total,
  wanted,
  behind: [],
});
const served = (name: string, wanted: number) => ({
  ref: { kind: 'Service', namespace: 'shop', name },
  ready: wanted,
  wanted,
});
const lost = (...workloads: readonly (readonly [name: string, missing: number, desired: number])[]) => ({
  replicas: {
    missing: workloads.reduce((sum, [, missing]) => sum + missing, 0),
    desired: workloads.reduce((sum, [, , desired]) => sum + desired, 0),
    workloads: workloads.map(([name, missing, desired]) => ({ ref: deployment(name), missing, desired })),
  },
});

test.each([
  [{}, 'no captured Service or route is known to lose a backend'],
  [{ unknown: ['endpoints'] }, 'what reaches users was not evaluated: endpoints not captured'],
  [lost(['cart', 1, 1]), '1/1 replica of Deployment `shop/cart` not available'],
  [
    lost(['cart', 1, 3], ['till', 2, 2]),
    '3/5 replicas not available: 1/3 of Deployment `shop/cart`, 2/2 of Deployment `shop/till`',
  ],
  [
    { ...lost(['cart', 2, 3]), unknown: ['services', 'ingresses'] },
    '2/3 replicas of Deployment `shop/cart` not available; what reaches users was not evaluated: services and ingresses not captured',
  ],
  [{ services: [service('cart', 0, 2)] }, 'no ready endpoint behind Service `shop/cart`'],
  [
    { services: [service('cart', 0, 0), service('web', 0, 1)] },
    'no ready endpoint behind 2 Services: `shop/cart`, `shop/web`',
  ],
  [{ services: [service('cart', 1, 2)] }, 'Service `shop/cart` has 1 of 2 endpoints ready'],
  [{ services: [service('cart', 1, 4, 3)] }, 'Service `shop/cart` is served by 1/3 replicas'],
  [{ served: [served('cart', 1)] }, 'Service `shop/cart` is still served by 1/1 replicas'],
  [
    { served: [served('cart', 3), served('web', 1)] },
    '2 Services are still served by all replicas asked for: `shop/cart` 3/3, `shop/web` 1/1',
  ],
  [{ services: many(9, (number) => service(`s${number}`, 0, 1)) }, /`shop\/s8` and 1 more Service$/],
  [{ services: many(10, (number) => service(`s${number}`, 0, 1)) }, /`shop\/s8` and 2 more Services$/],
  [
    { routes: [{ host: 'a.example', path: '/', state: 'down' as const, service: null }] },
    'down for users: `a.example/`',
  ],
  [
    { routes: [{ host: null, path: null, state: 'degraded' as const, service: null }] },
    'degraded for users: `*`',
  ],
])('impact, case %#', (options, words) => {
  expect(impact(options)).toMatch(
    words instanceof RegExp ? words : new RegExp(`^${words.replace(/[.*]/g, '\\$&')}$`),
  );
});

test('a Service that leads elsewhere loses no endpoint, and whoever calls it suffers', () => {
  const root = { kind: 'Service', namespace: 'shop', name: 'cart' };
  expect(markdown(paragraph(impactText(UNHARMED, 'unknown', root)))).toBe(
    'what calls Service `shop/cart`; no ready endpoint is lost',
  );
});

test('a cause says what happened, what it costs, how sure that is and what to do', () => {
  const full = causeOf('cart', {
    alsoAt: [deployment('web')],
    consequences: many(10, (number) => `Ingress ${number} is down`),
    evidence: many(6, (number) => ({
      source: { file: 'pods.json', document: 0, item: number },
      path: 'status.phase',
      value: 'Pending',
    })),
    confidence: 'likely',
    toConfirm: 'Ask the registry.',
    remedy: {
      text: 'Push the image.',
      commands: ['kubectl get pods -n shop'],
      otherwise: [
        { condition: 'only if node-1 stays down', commands: ['kubectl delete pod cart-1 -n shop'] },
      ],
    },
  });
  const brief = { ...EMPTY_BRIEF, impact: { 'shop/cart': 'Nobody can buy.' } };
  const page = causes(audit({ causes: [full] }), brief);
  expect(page).toContain(
    '### 1. 🟠 High: Pods cannot get their image\n\n**Deployment `shop/cart`**: the tag is not in the registry.',
  );
  expect(page).toContain('- **Meaning (stated by the auditor):** Nobody can buy.');
  expect(page).toContain('- **The same fault:** Deployment `shop/web`');
  expect(page).toContain('- **Confidence:** likely. To settle it: Ask the registry.');
  expect(page).toContain('- and 2 more');
  expect(page).toContain(
    '```sh\nkubectl get pods -n shop\n```\n\nOnly if node-1 stays down:\n\n```sh\nkubectl delete pod cart-1 -n shop\n```',
  );
});

test('a fix is printed once, and referred to by the causes it mends too', () => {
  const page = causes(audit({ causes: [causeOf('cart'), causeOf('web')] }), EMPTY_BRIEF);
  expect(page.match(/Push the image/g)).toHaveLength(1);
  expect(page).toContain('- **Fix:** as for cause 1');
});

test('causes beyond the first twenty are counted', () => {
  const page = causes(audit({ causes: many(23, (number) => causeOf(`cart-${number}`)) }), EMPTY_BRIEF);
  expect(page).toContain('### 20. ');
  expect(page).not.toContain('### 21. ');
  expect(page).toContain('3 more causes, milder or narrower: see the JSON audit.');
});

test('what is worse than any cause comes first, explained or not', () => {
  const worst = finding('node-not-ready', { severity: 'critical', subject: deployment('bank') });
  const page = causes(
    audit({ causes: [causeOf('cart')], findings: [worst], unexplained: [worst.fingerprint] }),
    EMPTY_BRIEF,
  );
  expect(page).toMatch(
    /^More urgent than any cause below, but \[not explained\]\(#not-explained-by-this-capture\): 🔴 Deployment `shop\/bank`\./,
  );
});

test('unexplained findings beyond the first thirty are counted', () => {
  const findings = many(33, (number) => finding('stuck-rollout', { subject: deployment(`cart-${number}`) }));
  const page = unexplained(audit({ findings, unexplained: findings.map(({ fingerprint }) => fingerprint) }));
  expect(page.match(/^- 🟡/gm)).toHaveLength(30);
  expect(page).toContain('3 more findings, by namespace: `shop` 3; see the JSON audit.');
});

test('what the auditor says of an unexplained problem stands with it', () => {
  const own = finding('error-in-log', { subject: deployment('till') });
  const brief = {
    ...EMPTY_BRIEF,
    impact: { 'shop/till': 'Nobody can pay.' },
    issues: { 'shop/Deployment/till': '#97' },
  };
  const page = unexplained(audit({ findings: [own], unexplained: [own.fingerprint] }), brief);
  expect(page).toContain('Meaning (stated by the auditor): Nobody can pay.');
  expect(page).toContain('Ticket (stated by the auditor): `#97`');
});

test('what the auditor says of an object stands at one of its other findings, unless at a health finding', () => {
  const cluster = { kind: 'Cluster', namespace: null, name: 'cluster' };
  const findings = [
    finding('stuck-rollout', { subject: deployment('cart') }),
    finding('past-restarts', { group: 'risk', severity: 'info', subject: deployment('cart') }),
    finding('monitoring-absent', { group: 'risk', severity: 'low', subject: cluster }),
    finding('kubectl-version-skew', { group: 'hygiene', severity: 'low', subject: cluster }),
  ];
  const brief = { ...EMPTY_BRIEF, issues: { 'shop/cart': '#97', 'Cluster/cluster': '#98' } };
  const page = otherFindings(audit({ findings }), brief);
  expect(page.match(/#98/g)).toHaveLength(1);
  expect(page).toMatch(/^- \*\*The cluster\*\*: .* Ticket \(stated by the auditor\): `#98`$/m);
  expect(page).not.toContain('#97');
});

test('each health finding of medium severity and worse has one row, with its cause', () => {
  const findings = [
    finding('unavailable-image', { severity: 'high' }),
    finding('stuck-rollout', { subject: deployment('web') }),
    finding('past-restarts', { severity: 'info' }),
  ];
  expect(tableRows(healthFindings(audit({ findings, causes: [causeOf('cart')] })))).toEqual([
    '| 🟠 high | Deployment `shop/cart` | The rollout is stuck | 1 |',
    '| 🟡 medium | Deployment `shop/web` | The rollout is stuck | unexplained |',
  ]);
});

test('very many health findings are counted', () => {
  const findings = many(205, (number) => finding('stuck-rollout', { subject: deployment(`cart-${number}`) }));
  const page = healthFindings(audit({ findings }));
  expect(tableRows(page)).toHaveLength(200);
  expect(page).toContain('5 more findings, by namespace: `shop` 5; see the JSON audit.');
});

test('other findings: ten of a rule, the rest by namespace; the commands of the first five', () => {
  const findings = many(13, (number) =>
    finding('stale-replica-sets', {
      group: 'cleanup',
      severity: 'low',
      subject: deployment(`cart-${number}`),
      commands: [`kubectl describe deployment cart-${number}`, `kubectl delete rs old-${number}`],
    }),
  );
  const page = otherFindings(audit({ findings }));
  expect(page.match(/^- \*\*Deployment/gm)).toHaveLength(10);
  expect(page).toContain('3 more findings of this rule, by namespace: `shop` 3; by kind: Deployment 3.');
  expect(page.match(/^kubectl describe/gm)).toHaveLength(5);
  expect(page.match(/^kubectl delete/gm)).toHaveLength(5);
});

test('no other findings, no section', () => {
  expect(otherFindings(audit({ findings: [finding('stuck-rollout')] }))).toBe('');
});

test('what is mended in one way is one task, wherever it is', () => {
  const page = recommendations(
    audit({ causes: many(7, (number) => causeOf(`cart-${number}`)) }),
    EMPTY_BRIEF,
  );
  expect(page.match(/- \[ \]/g)).toHaveLength(1);
  expect(page).toContain(
    'Deployment `shop/cart-5` and 2 more objects**: pods cannot get their image. Push the image.',
  );
});

test.each([
  ['confirmed', ': pods cannot get their image. Push'],
  ['likely', ': likely: pods cannot get their image. Push'],
  ['hypothesis', ': a hypothesis, to be settled first: pods cannot get their image. Push'],
] as const)('a task says of a cause that is %s how sure it is', (confidence, words) => {
  const causes = [causeOf('cart', { confidence })];
  expect(recommendations(audit({ causes }), EMPTY_BRIEF)).toContain(`\`shop/cart\`**${words}`);
});

test('the advice of the auditor is marked and below ours, in one kind of list', () => {
  const brief = {
    ...EMPTY_BRIEF,
    recommendations: [
      { horizon: 'immediate' as const, title: 'Call the vendor', details: ['Today.'], code: [] },
    ],
  };
  expect(recommendations(audit({ causes: [causeOf('cart')] }), brief)).toMatch(
    /^### Now\n\n- \[ \] .*\n\nStated by the auditor:\n\n- \*\*Call the vendor\*\*\n {2}- Today\.$/,
  );
  expect(recommendations(audit(), EMPTY_BRIEF)).toBe('');
});
