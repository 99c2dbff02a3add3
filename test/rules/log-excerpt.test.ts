import { expect, test } from 'vitest';
import { logExcerpt } from '../../src/rules/log-excerpt.ts';

const ERROR = 'dial tcp 10.0.0.1:80: connect: network is unreachable';
const quoted = (line: string, signature = 'network-unreachable', longest = 100) =>
  logExcerpt({ line, signature }, longest);

test('a short line stands as it is', () => {
  expect(quoted(`register: ${ERROR}`)).toBe(`register: ${ERROR}`);
});

test.each([
  ['at the end', `${'a '.repeat(200)}${ERROR}`, /^….*unreachable$/],
  ['in the middle', `${'a '.repeat(100)}${ERROR}${' b'.repeat(100)}`, /^….*unreachable.*…$/],
  ['at the front', `${ERROR}${' b'.repeat(200)}`, /^dial.*unreachable.*…$/],
])('what was recognised %s is kept', (_, line, expected) => {
  expect(quoted(line)).toMatch(expected);
  expect(quoted(line).length).toBeLessThanOrEqual(100);
});

test('where nothing of it is to be seen, both ends are kept', () => {
  const line = `first ${'a '.repeat(200)}last`;
  expect(quoted(line, 'no-such-signature')).toMatch(/^first.*….*last$/);
  expect(quoted(line, 'no-such-signature')).toHaveLength(100);
});
