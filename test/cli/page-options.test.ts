import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { timeZone } from '../../src/cli/time-zone.ts';
import { program } from '../program.ts';
import { writeShop } from './shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeShop(join(folder, 'shop'));

const dossier = (...args: readonly string[]) => program(args, { cwd: folder });
const page = (...options: readonly string[]) =>
  dossier('report', 'shop', '-q', '--output-file', '-', ...options);

describe('style', () => {
  test('--ascii is ASCII to the last byte', () => {
    expect(page().stdout).toMatch(/[^\n -~]/);
    expect(page('--ascii').stdout).toMatch(/^[\n -~]+$/);
    expect(page('--ascii', '--kind', 'summary').stdout).toMatch(/^[\n -~]+$/);
    expect(page('--ascii', '-o', 'html').code).toBe(0);
  });

  test('dates and times are those of the format and the zone, and nothing else differs', () => {
    const { stdout } = page('--date-format', 'long', '--time-zone', 'Asia/Tokyo');
    expect(stdout).toContain('October 20, 2025, 05:00:00 UTC+09:00');
    const without = (text: string) =>
      text.replace(/(\w+ \d+, 2025|2025-\d\d-\d\d),?( \d\d:\d\d:\d\d UTC(\+09:00)?)?/g, 'then');
    expect(without(stdout)).toBe(without(page().stdout));
  });

  test('the zone of the machine changes nothing', () => {
    process.env['TZ'] = 'America/St_Johns';
    const there = page('--time-zone', 'Europe/Berlin').stdout;
    process.env['TZ'] = 'UTC';
    expect(page('--time-zone', 'Europe/Berlin').stdout).toBe(there);
    delete process.env['TZ'];
  });

  test.each([
    [['--time-zone', 'Europe/Berln'], 'did you mean Europe/Berlin?'],
    [['--date-format', 'us'], 'Allowed choices are iso, long'],
    [['--ascii', '-o', 'json'], '--ascii is about pages, and -o json is none'],
    [['--max-chars', '9000', '-o', 'html'], '--max-chars shortens a Markdown page'],
    [['--max-chars', 'many'], 'Expected a number of characters such as 65000.'],
  ])('%j is refused', (options, words) => {
    const { code, stderr } = page(...options);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

test.each([
  ['Europe/Berlin', '2026-01-06T12:00:00Z', 60],
  ['Europe/Berlin', '2026-07-06T12:00:00Z', 120],
  ['America/St_Johns', '2026-01-06T12:00:00Z', -210],
  ['Asia/Kathmandu', '2026-01-06T23:59:59.999Z', 345],
  ['UTC', '2026-01-06T12:00:00Z', 0],
])('%s at %s is %i minutes east', (name, at, minutes) => {
  expect(timeZone(name).offsetAt(Date.parse(at))).toBe(minutes);
});

describe('--max-chars', () => {
  test('the appendix lies beside the page, and both are told of', () => {
    const whole = page().stdout.length;
    const { code, stderr } = dossier(
      'report',
      'shop',
      '--max-chars',
      '3000',
      '--output-file',
      'out/a (1).md',
    );
    expect(code).toBe(0);
    expect(stderr).toContain('wrote out/a (1).md\nwrote out/a (1)-appendix.md\n');
    const main = readFileSync(join(folder, 'out/a (1).md'), 'utf8');
    expect(whole).toBeGreaterThan(3000);
    expect(main.length).toBeLessThanOrEqual(3000);
    expect(main).toContain('](a%20%281%29-appendix.md#');
    expect(readFileSync(join(folder, 'out/a (1)-appendix.md'), 'utf8')).toContain(
      '[the report](a%20%281%29.md)',
    );
  });

  test('standard output says what is left out', () => {
    const { stdout } = page('--max-chars', '3000');
    expect(stdout.length).toBeLessThanOrEqual(3000);
    expect(stdout).toMatch(/left out/i);
    expect(stdout).not.toContain('appendix.md');
  });

  test('a page that fits has no appendix', () => {
    dossier('report', 'shop', '-q', '--max-chars', '65,000', '--output-file', 'out/fits.md');
    expect(existsSync(join(folder, 'out/fits-appendix.md'))).toBe(false);
    expect(readFileSync(join(folder, 'out/fits.md'), 'utf8')).toBe(page().stdout);
  });

  test('too little for the verdict is refused', () => {
    const { code, stderr } = page('--max-chars', '200');
    expect([code, stderr]).toEqual([2, expect.stringContaining('too little for the verdict alone')]);
  });
});

describe('templates', () => {
  test('eject writes ours, once', () => {
    expect(dossier('templates', 'eject', 'mine').code).toBe(0);
    expect(readdirSync(join(folder, 'mine'))).toEqual(
      expect.arrayContaining(['infrastructure.hbs', 'partials']),
    );
    expect(page('--templates', 'mine').stdout).toBe(page().stdout);
    const again = dossier('templates', 'eject', 'mine');
    expect([again.code, again.stderr]).toEqual([2, expect.stringMatching(/mine\/\S+ is there already/)]);
  });

  test("one file replaces ours; hidden files and a README are nobody's", () => {
    mkdirSync(join(folder, 'one/partials'), { recursive: true });
    writeFileSync(join(folder, 'one/partials/closing.hbs'), '_Shop Operations_\r\n');
    writeFileSync(join(folder, 'one/.hidden'), '');
    writeFileSync(join(folder, 'one/README.md'), '');
    expect(page('--templates', 'one').stdout).toMatch(/\n_Shop Operations_\n$/);
    writeFileSync(join(folder, 'one/infrastructure.hbs'), '# Mine\n\n{{verdct}}\n');
    const { code, stderr } = page('--templates', 'one');
    expect([code, stderr]).toEqual([
      2,
      'error: one/infrastructure.hbs:3: the view of infrastructure has no field verdct; did you mean verdict?\n',
    ]);
  });

  test.each([
    ['nowhere', 'expected a directory'],
    ['shop', 'there is no template of that name'],
  ])('--templates %s is refused', (name, words) => {
    const { code, stderr } = page('--templates', name);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  test('a view has a schema', () => {
    const { stdout } = dossier('schema', 'view-summary');
    expect(JSON.parse(stdout)).toMatchObject({
      required: ['title', 'verdict', 'problems', 'basis'],
      properties: { problems: { type: ['string', 'null'] }, verdict: { type: 'string' } },
    });
    expect(dossier('schema', 'view-nothing').stderr).toContain(
      'there is: brief, config, view-infrastructure',
    );
  });
});
