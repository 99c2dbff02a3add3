import { expect, test } from 'vitest';
import { collected, names, podList } from './collected.ts';

const KLOG = 'W0918 16:47:54.790000       6 warnings.go:70] v1 ComponentStatus is deprecated in v1.19+';

test.each([
  ['klog', KLOG],
  [
    'klog with braces',
    'I0918 16:47:54.79 6 round_trippers.go:45] [web] {cart} {} [] map[a:b] {"a"} [{x}] {"b',
  ],
  ['Go struct', 'version.Info{Major:"1", Minor:"27", GitVersion:"v1.27.3"}'],
  ['Go template', '{{ range .items }}{{ .metadata.name }}{{ end }}'],
  ['forbidden', 'Error from server (Forbidden): pods is forbidden: User "eve" cannot list resource "pods"'],
  [
    'refused',
    'The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?',
  ],
  ['cluster-info dump', '==== START logs for container cart of pod shop/cart-7d9 ===='],
  ['shell prompt', '[root@bastion ~]$ kubectl get pods -A -o json'],
  ['PowerShell prompt', 'PS C:\\> kubectl get pods -o json'],
  ['background job', '[1] 12345'],
  ['shell test', '[[ -f pods.json ]] && cat pods.json'],
  ['time in brackets', '[2024-05-01T10:00:00Z] starting'],
  ['document separator', '---'],
  ['cut response body', 'Response Body: {"kind":"Pod","spec":{"containers":[{"na [truncated 9999 chars]'],
  ['object that is not JSON', 'patch {"a": nil} sent'],
  ['NUL bytes', '\0\0\0'],
  ['scalars', '12 "text" true'],
])('%s before, between and after documents', (_, line) => {
  const read = collected(
    [line, podList('cart').trimEnd(), line, podList('checkout').trimEnd(), line, ''].join('\n'),
    {
      chunk: 11,
    },
  );
  expect(names(read)).toEqual(['cart', 'checkout']);
  expect(read.documents.map(({ complete }) => complete)).toEqual([true, true]);
  expect(read.noise).toEqual([line, line, line]);
  expect(read.problems).toEqual([]);
});

test('text on the line of the document', () => {
  const read = collected(`Warning: x${podList('cart').trimEnd()}done\nError: [y] [${'{"a":1}'}]`);
  expect(read.items).toEqual([expect.objectContaining({ kind: 'Pod' }), { a: 1 }]);
  expect(read.noise).toEqual(['Warning: x', 'done', 'Error: [y]']);
  expect(read.problems).toEqual([]);
});

test('noise comes before what it stands before', () => {
  const read = collected(`${KLOG}\nWarning: x{"kind":"Pod"}`);
  expect(read.calls.map(([name]) => name)).toEqual(['noise', 'noise', 'document']);
});

test('offsets are of the line', () => {
  expect(collected(`\n\n  ${KLOG}\r\n{}\nbye`).calls).toEqual([
    ['noise', `  ${KLOG}`, 2],
    ['document', expect.objectContaining({ offset: KLOG.length + 6 })],
    ['noise', 'bye', KLOG.length + 9],
  ]);
});

test('a long line is cut between characters', () => {
  expect(collected(`x${'😀'.repeat(5000)}`, { chunk: 1000 }).noise).toEqual([`x${'😀'.repeat(199)}`]);
});

test('lines are bounded, and counted', () => {
  const read = collected(`${KLOG}\n`.repeat(500), { maxNoiseLines: 3 });
  expect(read.noise).toEqual([KLOG, KLOG, KLOG]);
  expect(read.summary).toMatchObject({ documents: 0, noiseLines: 500 });
});
