import type { Cluster } from '../../../../model/cluster.ts';
import { type ObjectReference, reference } from '../../../../model/object.ts';
import { inNamespace, kubectl, resourceWord } from '../../../../rules/command.ts';
import { factList, factText } from '../../fact-member.ts';
import type { Mechanism } from '../../mechanism.ts';

/** The answer comes from the wrong program, and nothing is broken. */
export const gatewayRouteMisdirected: Mechanism = {
  id: 'gateway-route-misdirected',
  title: 'Gateway sends requests for a Service elsewhere',
  reasoning:
    'A gateway that is configured by text (Spring Cloud Gateway, nginx) sends each path to a host, and Kubernetes does ' +
    'not know of it: all objects look sound. A route is wrong where its name and path say one Service and its host ' +
    'another, or none that is there, while most of its siblings agree with themselves; or where it asks for a port ' +
    'that the Service does not have. Optional programs that never ran have routes too: without a Service that the ' +
    'route is named after nothing is concluded.',
  fix: 'Correct the host of the route in the ConfigMap, and restart the gateway, which reads it when it starts.',
  explains: ['misdirected-gateway-route'],
  silent: true,
  diagnose({ subject, facts, evidence, message }, { cluster }) {
    const [route = null] = factList(facts, 'routes');
    const configMap = factText(route, 'configMap');
    if (configMap === null) return null;
    const source: ObjectReference = { ...subject, kind: 'ConfigMap', name: configMap };
    return {
      root: subject,
      confidence: factText(route, 'id') === null ? 'hypothesis' : 'likely',
      summary: message,
      evidence,
      commands: [
        kubectl('edit', 'configmap', configMap, ...inNamespace(source)),
        ...readers(cluster, source).map((reader) =>
          kubectl('rollout', 'restart', resourceWord(reader), ...inNamespace(reader)),
        ),
      ],
      toConfirm: `Ask for the path of the route, and look which program logs the request; compare the ConfigMap with the version before: ${kubectl('get', 'configmap', configMap, '-o', 'yaml', ...inNamespace(source))}`,
    };
  },
};

/** Workloads that mount the ConfigMap. */
function readers(
  { deployments, statefulSets, daemonSets }: Cluster,
  { namespace, name }: ObjectReference,
): readonly ObjectReference[] {
  return [...deployments, ...statefulSets, ...daemonSets]
    .filter(
      ({ meta, template }) =>
        meta.namespace === namespace &&
        template.spec.volumes.some(({ uses }) =>
          uses.some((use) => use.kind === 'ConfigMap' && use.name === name),
        ),
    )
    .map(reference)
    .slice(0, 5);
}
