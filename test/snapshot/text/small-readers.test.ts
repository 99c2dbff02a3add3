import fc from 'fast-check';
import { expect, test } from 'vitest';
import { humanDuration } from '../../../src/model/human-duration.ts';
import { parseAge } from '../../../src/snapshot/text/age.ts';
import { cleanLines } from '../../../src/snapshot/text/clean-lines.ts';
import { isCommandLine, parseKubectlCommand } from '../../../src/snapshot/text/kubectl-command.ts';
import { readTableHeader } from '../../../src/snapshot/text/table-layout.ts';

test('an age is read as it was printed, to what its figures tell', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 * 365 * 86_400_000 }), (ms) => {
      const age = parseAge(humanDuration(ms));
      expect(age).not.toBeNull();
      expect(humanDuration(age ?? -1)).toBe(humanDuration(ms));
    }),
  );
});

test.each(['', '<unknown>', '<invalid>', 'yesterday', '3m ago', '-5s', '99999999999999999999y'])(
  'no age: %s',
  (text) => {
    expect(parseAge(text)).toBeNull();
  },
);

test.each([
  [
    'kubectl get pods -A',
    { verb: 'get', resources: ['pods'], allNamespaces: true, selects: false, named: false },
  ],
  ['$ kubectl get po,svc -n shop -o wide', { resources: ['po', 'svc'], namespace: 'shop' }],
  ['+ kubectl --context pi -n=shop get pods', { resources: ['pods'], namespace: 'shop' }],
  [
    'user@pi-master:~$ sudo kubectl describe pod cart-0 -nshop',
    { verb: 'describe', named: true, namespace: 'shop' },
  ],
  ['PS C:\\Users\\ops> kubectl.exe get events --all-namespaces', { allNamespaces: true }],
  ['[root@pi ~]# /usr/local/bin/kubectl get deploy/cart', { resources: ['deploy'], named: true }],
  ['kubectl events -n shop --types=Warning', { verb: 'events', resources: [], selects: true }],
  ['kubectl get pods --selector app=cart > pods.txt', { selects: true, named: false }],
  ['kubectl get pods | head -5', { selects: true }],
  ['oc get pods -n "shop"', { namespace: 'shop' }],
])('the command %s', (line, expected) => {
  expect(parseKubectlCommand(line)).toMatchObject(expected);
});

test.each([
  'kubectl-proxy-0           1/1     Running   0          9d',
  'shop   3m   Normal   Pulled   pod/cart-0   ran > kubectl get pods',
  'NAME   READY   STATUS',
  '',
])('no command: %s', (line) => {
  expect(parseKubectlCommand(line)).toBeNull();
  expect(isCommandLine(line)).toBe(false);
});

test('a command that prints no table ends what stood above all the same', () => {
  expect(parseKubectlCommand('$ kubectl top nodes')).toBeNull();
  expect(isCommandLine('$ kubectl top nodes')).toBe(true);
  for (const line of ['user@pi-master:~$ ', '$ date', '[root@pi ~]# ls -l', 'PS C:\\Users\\ops>', '## pods'])
    expect([line, isCommandLine(line)]).toEqual([line, true]);
});

test('headers, and lines that only look like one', () => {
  expect(readTableHeader('NAME   READY   UP-TO-DATE')?.names).toEqual(['NAME', 'READY', 'UP-TO-DATE']);
  expect(readTableHeader('LAST SEEN   TYPE   PORT(S)')?.starts).toEqual([0, 12, 19]);
  for (const line of ['NAME CPU(cores)', 'NAME   CPU(cores)   CPU%', 'NAME', 'Name:   cart', 'NAME   ready'])
    expect(readTableHeader(line)).toBeNull();
});

test('a line is what a terminal shows of it', () => {
  expect(cleanLines('\u001b[31mError\u001b[0m \u202egnp\r\n\u0000a\tb  ')).toEqual(['Error gnp', 'a  b']);
});

test('reading takes no longer for lines made to slow it down', () => {
  const started = performance.now();
  for (const line of [
    '$'.repeat(20_000),
    `${'a '.repeat(9000)}$`,
    `/${'/a'.repeat(9000)}kubectl`,
    'x$ '.repeat(6000),
  ])
    isCommandLine(line);
  expect(performance.now() - started).toBeLessThan(1000);
});
