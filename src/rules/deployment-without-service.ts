import { groupBy } from '../model/grouping.ts';
import { mainContainer } from '../model/main-container.ts';
import { namespacedName, reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import type { Deployment } from '../model/workload.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** Below half, Services are evidently not how the Deployments of the namespace are reached. */
const PERCENT_WITH_SERVICE = 50;
const FEWEST_WITH_SERVICE = 2;
/** Of a Deployment that names no port only its neighbours tell that it should have a Service: then nearly all of them. */
const PERCENT_OF_NEIGHBOURS = 90;
const FEWEST_NEIGHBOURS = 5;

export default defineRule({
  id: 'deployment-without-service',
  title: 'No Service leads to a Deployment',
  group: 'hygiene',
  severity: 'info',
  why: 'Other pods cannot reach it by a name that stays: its pods change their addresses with each rollout. What only calls others needs no Service.',
  fix: 'Ask who is to call it. If anybody, make a Service whose selector matches the labels of its pods; if nobody, take the ports out of its manifest, so that the next reader need not ask.',
  needs: ['deployments', 'services'],
  absence: ['services'],
  *check({ deployments, services, links, captured }) {
    const named = new Set(services.map(({ meta }) => namespacedName(meta)));
    for (const [namespace, all] of groupBy(deployments, (one) => one.meta.namespace)) {
      if (namespace === null || isSystemNamespace(namespace) || !captured.all('services', namespace))
        continue;
      const own = all.filter(({ meta, replicas }) => replicas > 0 && meta.deletedAt === null);
      const alone = own.filter(
        ({ template }) => links.servicesSelecting(namespace, template.labels).length === 0,
      );
      const served = own.length - alone.length;
      if (served < FEWEST_WITH_SERVICE || 100 * served < PERCENT_WITH_SERVICE * own.length) continue;
      const nearlyAll =
        served >= FEWEST_NEIGHBOURS && 100 * served >= PERCENT_OF_NEIGHBOURS * (own.length - 1);
      for (const deployment of alone) {
        const ports = servingPorts(deployment);
        // A Service of its name that misses it, or has no selector, is another matter.
        if (named.has(namespacedName(deployment.meta)) || needsNone(deployment)) continue;
        if (ports === null ? !nearlyAll : ports.length === 0) continue;
        yield {
          subject: reference(deployment),
          facts: { ports: ports ?? [], served, deployments: own.length },
          evidence: [
            field(deployment, 'spec.template.metadata.labels', JSON.stringify(deployment.template.labels)),
          ],
        };
      }
    }
  },
  message({ ports, served, deployments }) {
    const listens = ports.length === 0 ? '' : `, though it names port ${ports.slice(0, 5).join(', ')}`;
    return `no Service selects its pods${listens}; ${served} of ${deployments} Deployments of its namespace have one`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', resourceWord(subject), ...inNamespace(subject)),
      kubectl('get', 'services', '-o', 'wide', ...inNamespace(subject)),
    ];
  },
});

/** `null`: it names no port at all. Ports for scrapers, probes and the API server are nobody's to call. */
function servingPorts({ meta, template }: Deployment): readonly number[] | null {
  const ports = mainContainer(meta.name, template)?.ports ?? [];
  if (ports.length === 0) return null;
  return ports.filter(({ name }) => name === null || !ASIDE.test(name)).map(({ port }) => port);
}

const ASIDE = /metric|prom|monitor|health|live|ready|readi|probe|debug|pprof|admin|webhook/i;

/** Reached on its node, made and found by an operator, or by its name one that calls and is not called. */
function needsNone({ meta, template }: Deployment): boolean {
  const { hostNetwork, containers } = template.spec;
  return (
    hostNetwork ||
    containers.some(({ ports }) => ports.some(({ hostPort }) => hostPort !== null)) ||
    meta.owners.length > 0 ||
    CALLERS.test(meta.name)
  );
}

const CALLERS =
  /(^|[-_.])(operator|controller|manager|reconciler|provisioner|worker|workers|consumer|subscriber|listener|processor|scheduler|beat|cron|job|jobs|queue|agent|runner|bot|loader|importer|exporter|sync|syncer|watcher|poller|crawler|scraper|fetcher|collector|shipper|forwarder|relay|sender|notifier|mailer|tunnel|cloudflared|reloader|descheduler|autoscaler|client|debug|toolbox|shell|load-?generator|load-?test|benchmark|migrat\w*)($|[-_.\d])/i;
