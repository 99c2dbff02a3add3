import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { program } from '../program.ts';
import { snapshotPath } from '../reports/recorded.ts';
import { writeShop } from './shop.ts';

const PI = snapshotPath('raspberry-pi');

test('every cause with its chain, then what nothing explains', () => {
  const { code, stdout } = program(['why', PI]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^raspberry-pi: DEGRADED at 2025-10-19T20:00:00Z/);
  expect(stdout).toMatch(/^1\. HIGH: /m);
  expect(stdout).toMatch(/^ {3}Impact: 6\/7 replicas missing$/m);
  expect(stdout).toMatch(/^ {3}Fix: /m);
  expect(stdout).toContain('└─ ');
  expect(stdout).toMatch(/^Not explained by this capture:\n- medium: /m);
});

test('the chain behind one object, by whatever kubectl calls it', () => {
  const { code, stdout } = program(['why', PI, 'ing/flower', '-n', 'celery']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ingress\/celery\/flower:\n2\. HIGH: /m);
  expect(stdout).toContain('└─ ingress/celery/flower: ');
  expect(stdout).not.toContain('celery-worker');
  expect(program(['why', PI, 'ingress/celery/flower']).stdout).toBe(stdout);
});

test('an object without trouble is not called healthy', () => {
  const { stdout } = program(['why', PI, 'sc/longhorn']);
  expect(stdout).toMatch(/Nothing was found that concerns it, by \d+ of \d+ rules that could be evaluated\./);
});

test('an object that is not there ends with 2 and a suggestion', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-why-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { code, stderr, stdout } = program(['why', writeShop(folder), 'po/cart-1']);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('the snapshot holds no Pod called cart-1; did you mean pod/shop/cart-0?');
});

test('a namespace without an object ends with 2', () => {
  const { code, stderr } = program(['why', PI, '-n', 'celery']);
  expect(code).toBe(2);
  expect(stderr).toBe('error: -n celery says where an object is, and no object is named\n');
});

test('an accepted finding still explains what follows from it, and says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-why-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, 'accepting.yaml');
  const accepted = ['liveness-probe-kills celery/*', 'unavailable-image *'].map(
    (finding) => `  - { finding: "${finding}", owner: kim, reason: known, expires: 2030-01-01 }\n`,
  );
  writeFileSync(config, `accepted:\n${accepted.join('')}`);
  const { stdout } = program(['why', PI, 'ing/flower', '-n', 'celery', '--config', config]);
  expect(stdout).toMatch(/└─ deployment\/celery\/celery-flower: .*\(liveness-probe-kills, accepted\)/);
  expect(stdout).toMatch(/└─ ingress\/celery\/flower: .*\(backend-down\)/);
  const other = program(['why', PI, 'deploy/celery-worker', '--config', config]).stdout;
  expect(other).toMatch(/^ {3}high: 6 of 7 pods wait .*\(unavailable-image, accepted\)$/m);
});
