import { beforeAll, describe, expect, test } from 'vitest';
import { recordedPage, snapshotPath } from './recorded.ts';

describe('the architecture audit of tethys-styx tells what an auditor would, and nothing else', () => {
  let page = '';
  beforeAll(async () => {
    page = await recordedPage(snapshotPath('tethys-styx'), 'architecture');
  });

  test.each([
    ['nodes that are Ready, with their base', 'Nodes: 67 % (2/3 Ready)'],
    [
      'nodes that are lost, so that both make a whole',
      '**Lost:** 33 % of the nodes (1/3); of what they could take, 8 of 24 cores (33 %)',
    ],
    [
      'since when a node is silent',
      'Node srv712695: not ready for 3d6h (NodeStatusUnknown: Kubelet stopped posting node status)',
    ],
    [
      'pods in Terminating as what follows from it',
      /Follows from it:\*\*\n[^\n]*\n\s+- Node srv712695: 8 pods are still terminating/,
    ],
    [
      'each of these pods',
      /(\| `apps` \| `[a-z0-9-]+` \| 1\/1 \| Terminating \| 0 \| \d+d \| `srv712695` \|\n[\s\S]*){8}/,
    ],
    ['from the address of a Service to its pod', '10.43.71.170:8080 → 10.42.0.226:8085'],
    ['that there is no monitoring', 'Monitoring: 0 % (none found)'],
    ['that the control plane is one node', 'Control plane: 1 node'],
    [
      'how many nodes are control plane',
      '1 of 3 nodes is a control-plane node, so nothing takes over when it fails',
    ],
    ['the agent of this distribution', 'ssh 10.0.0.2 sudo systemctl restart k3s-agent'],
    [
      'that force comes only if the node stays down',
      /### 3\. 🟠 Only if node srv712695 stays down: force the deletion of its 8 pods/,
    ],
    [
      'how often a program failed to connect, in both ways',
      /1195 recognised error lines[^|]*network-unreachable \(10\.43\.71\.170:8080\) 598×, connection-timeout \(10\.43\.71\.170:8080\) 597×/,
    ],
    [
      'that nothing captured decides why',
      /Deployment `apps\/project-bootstrapper`\*\*: container project-bootstrapper cannot reach[\s\S]*?\*\*Confidence:\*\* hypothesis/,
    ],
    [
      'what the auditor takes for its cause, as a hypothesis',
      /### `apps\/project-bootstrapper`\n\n\*\*Hypothesis of the auditor:\*\*/,
    ],
    [
      'GitOps by kind, with the revision',
      /Ready: 6\/6 \(100 %\)[\s\S]*\| Kustomization \| `flux-system\/apps` \| ✅ ready \| `main@sha1:/,
    ],
    ['the GPU, and how many pods ask for it', '`calypso` has 1 nvidia.com/gpu, 0 of them asked for by pods'],
    ['tests of the auditor, and their share', 'Passed: 5/6 (83 %) of the tests that were run.'],
    ['scores of the auditor as such', 'Resilience: 20 %  # stated by the auditor: one control-plane node'],
    ['which ticket it is', 'Ticket (stated by the auditor):** `#103`'],
    ['the code as it is', /```go\nhttpDialer = &net\.Dialer\{\n {4}Timeout: {3}5 \* time\.Second/],
    ['what to verify', '- [ ] Node srv712695 is Ready'],
  ])('says: %s', (_, words) => {
    expect(page).toMatch(words);
  });

  test.each([
    ['a kubelet that this distribution does not have', /systemctl restart kubelet\b/],
    ['a share that does not round', '66 %'],
    [
      'a tick before what is still to be done',
      /- \[x\]|^\s*(?:[-*]|\d+\.) ✅ .*\b(?:Restart|Force|Verify|Deploy)\b/m,
    ],
    ['a cause that nothing confirms', /Confirmed by the auditor/],
    ['a service mesh that is not there as the fault', /service mesh (?:routing|problem)/i],
    ['commands that change something twice', /(?:systemctl restart k3s-agent[\s\S]*){2}/],
  ])('does not say: %s', (_, words) => {
    expect(page).not.toMatch(words);
  });

  test('what is open has a box, and what is planned no tick', () => {
    const plan = page.slice(page.indexOf('## Plan'), page.indexOf('## Building blocks'));
    expect(plan).toContain('- [ ]');
    expect(plan).not.toContain('✅');
  });
});
