import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inMinutes } from './threshold.ts';

export default defineRule({
  id: 'load-balancer-pending',
  title: 'LoadBalancer Service has no address',
  group: 'health',
  severity: 'medium',
  why: 'Nobody outside the cluster reaches it by a load balancer: none was made, or nothing here makes any.',
  fix: 'Read the events of the Service: quota, permissions, subnets or an address pool that is used up. Where nothing makes load balancers, install something that does, such as MetalLB, or use another type.',
  peers: { k8sgpt: ['Service'] },
  needs: ['services'],
  uses: ['events'],
  details: ['events'],
  settings: {
    // Clouds take a minute or two to make a load balancer.
    minutes: inMinutes(10, 'Services that are younger are passed over'),
  },
  *check({ services, links, now }, { minutes }) {
    for (const service of services) {
      const { meta, type, loadBalancerAddresses, externalIPs, clusterIP } = service;
      if (type !== 'LoadBalancer' || loadBalancerAddresses.length > 0 || externalIPs.length > 0) continue;
      // Without a cluster IP its addresses were redacted, or it has only just been made.
      if (clusterIP === null || meta.deletedAt !== null) continue;
      const age = meta.createdAt === null ? null : now - meta.createdAt;
      if (age !== null && age < minutes * MINUTE) continue;
      const warning = links.eventsOf(reference(service)).find((event) => event.type === 'Warning') ?? null;
      yield {
        subject: reference(service),
        facts: {
          ageMs: age,
          reason: warning?.reason ?? null,
          text: warning?.message == null ? null : excerpt(warning.message),
          nodePorts: service.ports.flatMap(({ nodePort }) => nodePort ?? []),
        },
        evidence: [
          field(service, 'status.loadBalancer.ingress', null),
          ...(warning === null ? [] : [field(warning, 'message', warning.message)]),
        ],
      };
    }
  },
  message({ ageMs, reason, text, nodePorts }) {
    const since = ageMs === null ? '' : ` for ${humanDuration(ageMs)}`;
    const said = [reason, text].filter((part) => part !== null).map((part) => excerpt(part));
    const why = said.length === 0 ? '' : `; ${said.join(': ')}`;
    const [port] = nodePorts;
    const still = port === undefined ? '' : `; only by NodePort ${port} it is reached`;
    return `no load balancer has given it an address${since}${why}${still}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});
