import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { program } from '../program.ts';
import { writeShop } from './shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeShop(join(folder, 'shop'));
mkdirSync(join(folder, 'elsewhere'));

const dossier = (...args: readonly string[]) => program(args, { cwd: folder });
const configure = (text: string) => writeFileSync(join(folder, '.kube-dossier.yaml'), text);
const acceptAll = (expires: string) =>
  `accepted:\n  - { finding: "* *", owner: Kim, reason: a test, expires: ${expires} }\n`;

beforeEach(() => rmSync(join(folder, '.kube-dossier.yaml'), { force: true }));

test('accepted findings do not count for the verdict or the gate, and the page says so', () => {
  expect(dossier('check', 'shop', '--fail-on', 'info').code).toBe(1);
  configure(acceptAll('2099-01-01'));
  const { code, stdout } = dossier('check', 'shop', '--fail-on', 'info');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^shop: HEALTHY .*\n.* accepted findings? (?:does|do) not count\./);
  const page = dossier('report', 'shop', '-q', '--output-file', '-').stdout;
  expect(page).toContain('## Accepted findings');
  expect(page).toContain('| `* *` | accepted | ');
});

test('expired ones count again', () => {
  configure(acceptAll('2020-01-01'));
  const { code, stdout } = dossier('check', 'shop', '--fail-on', 'info');
  expect(code).toBe(1);
  expect(stdout).toContain('1 acceptance has expired: what it accepted counts again.');
});

test('what was accepted in the baseline and is not any more is new', () => {
  configure(acceptAll('2099-01-01'));
  dossier('report', 'shop', '-q', '-o', 'json', '--output-file', 'accepted.json');
  rmSync(join(folder, '.kube-dossier.yaml'));
  dossier('report', 'shop', '-q', '-o', 'json', '--output-file', 'all.json');
  expect(dossier('check', 'shop', '--fail-on', 'info', '--baseline', 'accepted.json').code).toBe(1);
  expect(dossier('check', 'shop', '--fail-on', 'info', '--baseline', 'all.json').code).toBe(0);
});

test('--config names another file, and a mistake ends the run before the snapshot is read', () => {
  writeFileSync(join(folder, 'elsewhere/c.yaml'), 'acepted: []\n');
  for (const command of [
    ['report', 'none'],
    ['check', 'none'],
    ['plan', 'none'],
    ['compare', 'none', 'none'],
    ['rules'],
  ])
    expect(dossier(...command, '--config', 'elsewhere/c.yaml')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: elsewhere/c.yaml:1:1: unknown key acepted; did you mean accepted?\n',
    });
  expect(dossier('check', 'shop', '--config', 'none.yaml').stderr).toMatch(
    /^error: cannot read the configuration none\.yaml: /,
  );
});

const OWN = `rules:
  - id: pod-of-cart
    title: A pod of the cart
    group: hygiene
    severity: low
    why: It is there.
    fix: Nothing.
    kind: Pod
    when: WHEN
`;

test('rules of the user are listed, run and reported', () => {
  configure(OWN.replace('WHEN', "object.metadata.name.startsWith('cart')"));
  expect(dossier('rules').stdout).toContain('pod-of-cart');
  expect(dossier('rules', 'pod-of-cart').stdout).toContain('Needs: pods');
  const page = dossier('report', 'shop', '-q', '--output-file', '-').stdout;
  expect(page).toContain('A pod of the cart');
  expect(page).toContain('It is there.');
});

test('a rule of the user that fails is not called our bug, and the rest is written', () => {
  configure(OWN.replace('WHEN', "object.spec.priorityClassName == 'x'"));
  const { code, stdout } = dossier('check', 'shop');
  expect(code).toBe(3);
  expect(stdout).toContain('rule pod-of-cart of .kube-dossier.yaml failed: "when" of ');
  expect(stdout).not.toContain('bug');
});

test('compare judges both sides by one configuration', () => {
  configure(acceptAll('2099-01-01'));
  const { code, stdout } = dossier('compare', 'shop', 'shop', '-o', 'json', '--fail-on', 'info');
  expect([code, JSON.parse(stdout).findings]).toEqual([0, []]);
});

test('schema config is what stands in the repository', () => {
  const committed = readFileSync(join(import.meta.dirname, '../../snapshots/config.schema.json'), 'utf8');
  expect(dossier('schema', 'config').stdout).toBe(committed);
});

test('a card prints the thresholds in force, and the page those that were set', () => {
  configure('settings:\n  bare-pod: { hours: 48 }\n');
  expect(dossier('rules', 'bare-pod').stdout).toContain(
    '  hours: 48 hours, by default 1 hour (0 to 8760). Pods that are younger are passed over.\n',
  );
  expect(JSON.parse(dossier('rules', 'bare-pod', '-o', 'json').stdout)).toMatchObject([
    { settings: { hours: { default: 1, min: 0, max: 8760, unit: 'hour' } }, values: { hours: 48 } },
  ]);
  expect(dossier('report', 'shop', '-q', '--output-file', '-').stdout).toContain(
    'Threshold `hours` of `bare-pod` set to 48 hours; by default 1 hour.',
  );
});

test('rules are filtered by group, severity and what they need', () => {
  const ids = (...options: readonly string[]) =>
    new Map(
      JSON.parse(dossier('rules', '-o', 'json', ...options).stdout).map(
        (rule: {
          readonly id: string;
          readonly group: string;
          readonly needs: readonly string[];
          readonly severity: string;
        }) => [rule.id, rule],
      ),
    );
  const all = ids();
  expect(ids('--group', 'health').size).toBeLessThan(all.size);
  expect([...ids('--severity', 'critical').values()]).toSatisfy(
    (rules: readonly { readonly severity: string }[]) =>
      rules.every(({ severity }) => severity === 'critical'),
  );
  for (const kind of ['Node', 'nodes', 'node', 'NODES']) {
    const found = ids('--kind', kind);
    expect(found.has('node-not-ready')).toBe(true);
    expect(found.has('stuck-rollout')).toBe(false);
  }
  expect(ids('--kind', 'top nodes').size).toBeGreaterThan(0);
  expect(dossier('rules', '--kind', 'podz')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean Pod?'),
  });
  expect(dossier('rules', 'stuck-rolout').stderr).toBe(
    'error: no rule is called stuck-rolout; did you mean stuck-rollout? "kube-dossier rules" lists them\n',
  );
  expect(dossier('rules', 'stuck-rollout', '--group', 'health').code).toBe(2);
});
