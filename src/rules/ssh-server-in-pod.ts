import type { Container } from '../model/container.ts';
import { containerHits, hitEvidence, hitWords, printCommand } from './container-hits.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

/** 2222 is what a server takes that may not open 22. */
const PORTS: ReadonlySet<number> = new Set([22, 222, 2222]);

export default defineRule({
  id: 'ssh-server-in-pod',
  title: 'Container listens for SSH',
  group: 'security',
  severity: 'medium',
  why: 'It is a way in beside the API server: no role decides who comes in, and no audit log says who did.',
  fix: 'Use kubectl exec in its place, take the server out of the image, and delete the port.',
  peers: {
    'kube-linter': ['ssh-port'],
    Kubescape: ['C-0042'],
    KubeBuddy: ['SEC037'],
    marvin: ['M-203'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const found = containerHits(workload, (container) => sshPort(container));
      if (found === null) continue;
      yield {
        subject: workload.owner,
        // On another port it may be another program.
        severity: found.hits.some(({ detail }) => detail === 'port 22') ? 'medium' : 'low',
        facts: found.facts,
        evidence: hitEvidence(
          workload,
          found,
          'ports[*].containerPort',
          ({ container }) => container.ports.find(({ port }) => PORTS.has(port))?.port ?? null,
        ),
      };
    }
  },
  message: (facts) => `SSH: ${hitWords(facts)}`,
  commands: (_facts, subject) => printCommand(subject),
});

function sshPort({ ports, image }: Container): string | null {
  const port = ports.find((one) => PORTS.has(one.port) && one.protocol === 'TCP');
  return port === undefined || SERVES_SSH.test(image ?? '') ? null : `port ${port.port}`;
}

/** For them SSH is the service: git servers, file transfer, bastions. */
const SERVES_SSH =
  /gitea|gitlab|forgejo|gogs|bitbucket|gerrit|soft-serve|onedev|phabricator|sftp|teleport|bastion|jump|sshpiper|ssh-?gateway/i;
