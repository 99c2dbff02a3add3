import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inNamespace, kubectl, kubectlAll, resourceWord, shellWord } from '../../src/rules/command.ts';

test.each([
  ['cart-5d4f8c7b9-aaaaa', 'cart-5d4f8c7b9-aaaaa'],
  ['--to-revision=3', '--to-revision=3'],
  ['', "''"],
  ['it is', "'it is'"],
  ["it's", "'it'\\''s'"],
  ['$(reboot)', "'$(reboot)'"],
  ['cart;reboot', "'cart;reboot'"],
  ['cart\nreboot', 'cartreboot'],
  ['cart\u202etrac', 'carttrac'],
  ['~', "'~'"],
])('%j is %s to the shell', (word, expected) => {
  expect(shellWord(word)).toBe(expected);
});

test('the shell sees one word, whatever the cluster put into it', () => {
  const words = fc.sample(fc.string({ unit: 'grapheme' }), { numRuns: 60, seed: 7 });
  const script = `printf '%s\\n' ${words.map(shellWord).join(' ')}`;
  const printed = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\n').slice(0, -1);
  expect(printed).toHaveLength(words.length);
});

test.each([
  [['delete', 'pod', 'a', 'b', '-n', 'shop'], 'kubectl delete pod a b -n shop'],
  [['get', 'pod', '-o', 'wide'], 'kubectl get pod -o wide'],
  [['delete', 'pod', 'a b'], "kubectl delete pod 'a b'"],
  [['delete', 'pod', 'a', '--grace-period=0', '--force'], 'kubectl delete pod a --grace-period=0 --force'],
])('kubectl %j', (words, expected) => {
  expect(kubectl(...words)).toBe(expected);
});

test.each(['-rf', '--9', '--All', '-', '--all', '--server=https://elsewhere', '--kubeconfig=x', '-s'])(
  'a name like the option %s gives a remark',
  (name) => {
    expect(kubectl('delete', 'pod', name)).toMatch(/^# no command: /);
  },
);

test('a name cannot end the remark', () => {
  expect(kubectl('delete', 'pod', '-rf\nreboot')).not.toContain('\n');
});

test('objects as kubectl names them', () => {
  const cart = { kind: 'StatefulSet', namespace: 'shop', name: 'cart' };
  expect(resourceWord(cart)).toBe('statefulset/cart');
  expect(inNamespace(cart)).toEqual(['-n', 'shop']);
  expect(inNamespace({ namespace: null })).toEqual([]);
});

test('a command for very many objects names the first fifty and says how many are left', () => {
  const names = Array.from({ length: 53 }, (_, index) => `cart-${index}`);
  const [line, remark] = kubectlAll(['delete', 'pod'], names, ['-n', 'shop']);
  expect(line).toMatch(/^kubectl delete pod cart-0 .* cart-49 -n shop$/);
  expect(remark).toBe('# and for 3 more');
  expect(kubectlAll(['get', 'pod'], names.slice(0, 50), [])).toHaveLength(1);
});
