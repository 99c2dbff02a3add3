import { expect, test } from 'vitest';
import { isTerminalResidue } from '../../../src/snapshot/text/terminal-residue.ts';

test.each([
  'PS C:\\Users\\auditor> kubectl get pods -A',
  'PS C:\\>',
  '(shop) PS /home/auditor> kubectl version',
  'C:\\capture>kubectl top nodes',
  'auditor@pi-master:~/capture$ kubectl get nodes -o yaml',
  'auditor@pi-master:~$ ',
  'root@pi-master:/# kubectl top pods -A',
  '[auditor@pi-master capture]$ oc get pods',
  '$ kubectl get pods',
  '# k get pods',
  '❯ kubectl top pods',
  '➜',
  'kubectl get pods -A -o json',
  'sudo k3s kubectl get pods',
  '```',
  '```yaml',
  '~~~',
])('%j is', (line) => {
  expect(isTerminalResidue(line)).toBe(true);
});

test.each([
  '',
  'apiVersion: v1',
  'kind: List',
  '- apiVersion: v1',
  '# a comment',
  '{',
  '}',
  'cart@example.org: mail',
  'image: shop/cart@sha256:abc # pinned',
  'cart-0   25m   120Mi',
  'NAME        CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%',
  'Client Version: v1.31.2',
  'k: v',
  '"C:\\\\Windows": 1',
])('%j is not', (line) => {
  expect(isTerminalResidue(line)).toBe(false);
});
