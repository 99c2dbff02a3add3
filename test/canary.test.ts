import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { afterAll, describe, expect, test } from 'vitest';
import { groupBy } from '../src/model/grouping.ts';
import { leakyError, leakyLog, leakyObjects, leakyText } from './canary/leaky-objects.ts';
import { knowledge, leaks, outputs } from './canary/outputs.ts';
import { program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-canary-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One that cannot be overlooked, and one that could be the name of an object or a host. */
const STYLES = {
  distinctive: (place: string) => `CANARY-${place}-7f3a`,
  'DNS-like': (place: string) => `canary${place}value`,
};
const FORMS = {
  JSON: { extension: 'json', print: (list: object) => JSON.stringify(list, null, 4) },
  YAML: { extension: 'yaml', print: (list: object) => dump(list) },
};
const CASES = Object.keys(STYLES).flatMap((style) => Object.keys(FORMS).map((form) => [style, form]));

describe.each(CASES)('%s canaries in %s', (style, form) => {
  const canaries: string[] = [];
  const canary = (place: string) => {
    const text = (style === 'DNS-like' ? STYLES['DNS-like'] : STYLES.distinctive)(place);
    canaries.push(text);
    return text;
  };
  const { extension, print } = form === 'JSON' ? FORMS.JSON : FORMS.YAML;
  const list = print({ apiVersion: 'v1', kind: 'List', items: leakyObjects(canary) });
  const snapshot = join(folder, `${style}-${form}`);
  mkdirSync(join(snapshot, 'logs'), { recursive: true });
  writeFileSync(join(snapshot, `all.${extension}`), list);
  writeFileSync(join(snapshot, 'logs', 'shop_cart-0_cart.log'), leakyLog(canary));
  writeFileSync(join(snapshot, 'services.json'), leakyError(canary));
  writeFileSync(join(snapshot, 'capture.sh'), leakyText(canary));

  test('the places are many, and each is in the capture', () => {
    expect(new Set(canaries).size).toBe(canaries.length);
    expect(canaries.length).toBeGreaterThan(100);
  });

  test('no report tells', async () => {
    const text = await outputs(snapshot);
    expect(text).toContain('cart');
    expect(leaks(text, canaries)).toEqual([]);
  });

  test('nor where every kind was captured whole, so that what is missing is spoken of', async () => {
    const whole = join(folder, `whole-${style}-${form}`);
    mkdirSync(whole);
    const kinds = new Map(groupBy(leakyObjects(canary), kindOf));
    for (const kind of ['Endpoints', 'EndpointSlice', 'Ingress', 'NetworkPolicy', 'StatefulSet'])
      kinds.set(kind, kinds.get(kind) ?? []);
    for (const [kind, items] of kinds)
      writeFileSync(
        join(whole, `${kind}.${extension}`),
        print({ apiVersion: API_VERSIONS[kind] ?? 'v1', kind: `${kind}List`, metadata: {}, items }),
      );
    const text = await outputs(whole);
    expect(text.includes('leads to cart-gone')).toBe(true);
    expect(leaks(text, canaries)).toEqual([]);
  });

  test.each([
    ['report', '--output-file', '-'],
    ['report', '--kind', 'summary', '--output-file', '-'],
    ['report', '-o', 'html', '--output-file', '-'],
    ['report', '-o', 'json', '--output-file', '-'],
    ['report', '-o', 'sarif', '--output-file', '-'],
    ['report', '-o', 'junit', '--output-file', '-'],
    ['report', '--kind', 'architecture', '--output-file', '-'],
    ['check', '--fail-on', 'info'],
    ['why'],
    ['why', 'cart'],
    ['why', 'gateway'],
    ['plan'],
    ['facts'],
    ['ledger'],
    ['ledger', '-o', 'json'],
  ])('%s %s %s %s %s: neither stream of the program tells', (command, ...options) => {
    const { stdout, stderr } = program([command, snapshot, ...options]);
    expect(stdout.length).toBeGreaterThan(200);
    expect(leaks(stdout + stderr, canaries)).toEqual([]);
  });

  test('a file that ends inside a secret tells nothing', async () => {
    const told: string[] = [];
    for (const text of half(canaries, style)) {
      const at = list.indexOf(text);
      if (at < 0) continue;
      const file = join(folder, `cut.${extension}`);
      writeFileSync(file, list.slice(0, at + text.length));
      told.push(...leaks(await knowledge(file), canaries));
    }
    expect(told).toEqual([]);
  });

  test('a file that is broken next to a secret tells nothing', async () => {
    const told: string[] = [];
    for (const [index, text] of half(canaries, style).entries()) {
      const at = list.indexOf(text);
      if (at < 0) continue;
      const file = join(folder, `broken.${extension}`);
      const end = at + text.length;
      const rest = index % 2 === 0 ? list.slice(end + 1) : `\n\t: }] ${list.slice(end)}`;
      writeFileSync(file, list.slice(0, end) + rest);
      told.push(...leaks(await knowledge(file), canaries));
    }
    expect(told).toEqual([]);
  });
});

/** Of lists without items, which say it nowhere else. */
const API_VERSIONS: Readonly<Record<string, string>> = {
  EndpointSlice: 'discovery.k8s.io/v1',
  Ingress: 'networking.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  StatefulSet: 'apps/v1',
};

function kindOf(object: object): string {
  return 'kind' in object && typeof object.kind === 'string' ? object.kind : '';
}

/** Each style takes the canaries that the other leaves out: parsing stops at each once for JSON and once for YAML. */
function half(canaries: readonly string[], style: string | undefined): readonly string[] {
  return canaries.filter((_, index) => index % 2 === (style === 'DNS-like' ? 0 : 1));
}

test.each([
  ['brief', ['report', '--output-file', '-', '--brief']],
  ['baseline', ['check', '--fail-on', 'low', '--baseline']],
])('a Secret given for a %s is refused without a word of it', (_, args) => {
  const secret = join(folder, 'secret.yaml');
  const snapshot = join(folder, 'pod.json');
  writeFileSync(secret, 'CANARY-file-7f3a: &x [\n  "CANARY-rest-7f3a"\n');
  writeFileSync(snapshot, JSON.stringify({ apiVersion: 'v1', kind: 'PodList', items: [] }));
  const [command = '', ...options] = args;
  const { code, stdout, stderr } = program([command, snapshot, ...options, secret]);
  expect(code).toBe(2);
  expect(stdout + stderr).not.toContain('CANARY');
});
