import { beforeAll, describe, expect, test } from 'vitest';
import type { Audit } from '../src/analysis/audit.ts';
import { auditOf } from '../src/analysis/audit-of.ts';
import { impacts } from '../src/analysis/causes/impact.ts';
import { routeRows } from '../src/analysis/inventory/network-rows.ts';
import type { Cluster } from '../src/model/cluster.ts';
import { EMPTY_BRIEF } from '../src/report/brief/empty-brief.ts';
import { infrastructureView } from '../src/report/infrastructure/view.ts';
import { render } from '../src/report/render.ts';
import { RULES } from '../src/rules/catalogue.ts';
import { evaluate } from '../src/rules/evaluate.ts';
import { audit } from './builders/audit.ts';
import { cluster } from './builders/cluster.ts';
import { namespace } from './builders/configuration.ts';
import { ingress, service } from './builders/network.ts';
import { node } from './builders/node.ts';
import { pod } from './builders/pod.ts';
import { claim } from './builders/storage.ts';
import { deployment } from './builders/workload.ts';

/**
 * Everything is broken, everything is in one namespace, and every Service asks for the same label first: what compares
 * each with each shows here. Deployments cannot pull their images, every eighth pod crashes, every eighth is evicted,
 * and every Ingress leads to a Service without ready pods.
 */
function brokenCluster(size: number): Cluster {
  const names = Array.from({ length: size }, (_, index) => `app-${index}`);
  const labels = (name: string) => ({ 'part-of': 'shop', app: name });
  const deployments = names.map((name) => deployment(name, { labels: labels(name) }));
  const services = names.map((name) => service(name, { selector: labels(name) }));
  const claims = names.map((name) => claim(name, { phase: 'Pending' }));
  const pods = deployments.map((owner, index) => {
    const options = { owner, labels: labels(owner.meta.name), nodeName: `node-${index % 50}` };
    const name = `${owner.meta.name}-7d9f-a`;
    if (index % 8 === 0)
      return pod(name, { ...options, waiting: { reason: 'CrashLoopBackOff' }, restarts: 9 });
    if (index % 8 === 1) return pod(name, { ...options, phase: 'Failed', reason: 'Evicted' });
    return pod(name, {
      ...options,
      waiting: { reason: 'ImagePullBackOff' },
      image: `shop/${owner.meta.name}:1`,
    });
  });
  return cluster({
    deployments,
    services,
    pods,
    persistentVolumeClaims: claims,
    ingresses: names.map((name) => ingress(name)),
    nodes: Array.from({ length: 50 }, (_, index) => node(`node-${index}`, { ready: index > 0 })),
    namespaces: [namespace('shop')],
    endpoints: [],
    endpointSlices: [],
    persistentVolumes: [],
    storageClasses: [],
  });
}

const SMALL = 400;
const FACTOR = 8;
/** What grows with the square takes 64 times as long. Machines that do other things too are no reason to fail. */
const MOST = 44;

/** How many times as long the large input takes, at best of five. */
function growth<T>(make: (size: number) => T, run: (input: T) => unknown): number {
  const best = (size: number) =>
    Math.min(
      ...[1, 2, 3, 4, 5].map(() => {
        const input = make(size);
        const started = performance.now();
        run(input);
        return performance.now() - started;
      }),
    );
  best(SMALL);
  return best(SMALL * FACTOR) / best(SMALL);
}

describe('eight times the objects take about eight times as long', { timeout: 60_000 }, () => {
  const audits = new Map<number, Audit>();
  const auditAt = (size: number): Audit => {
    const made = brokenCluster(size);
    return auditOf({ cluster: made, ledger: audit().ledger, rules: RULES, version: '1.2.3' });
  };
  beforeAll(() => {
    for (const size of [SMALL, SMALL * FACTOR]) audits.set(size, auditAt(size));
  }, 60_000);
  const kept = (size: number) => audits.get(size) ?? auditAt(size);
  const page = (of: Audit) => render('infrastructure', infrastructureView(of, EMPTY_BRIEF));

  test('every object has a finding or belongs to one', () => {
    expect(kept(SMALL).findings.length).toBeGreaterThan(3 * SMALL);
  });

  test('links', () => {
    const ask = ({ pods, services, persistentVolumeClaims, links }: Cluster) => [
      pods.map((one) => [links.topOwner(one), links.servicesOf(one)]),
      services.map((one) => [links.podsBehind(one), links.ingressesOf(one)]),
      persistentVolumeClaims.map(links.podsMounting),
    ];
    expect(growth(brokenCluster, ask)).toBeLessThan(MOST);
  });

  test('rules', () => {
    expect(growth(brokenCluster, (made) => evaluate(RULES, made))).toBeLessThan(MOST);
  });

  test('impact', () => {
    const impactOfEach = (made: Cluster) => {
      const impactOf = impacts(made, routeRows(made));
      return kept(made.pods.length).findings.map((one) => impactOf([one], one.subject));
    };
    expect(growth(brokenCluster, impactOfEach)).toBeLessThan(MOST);
  });

  test('the audit', () => {
    expect(
      growth(brokenCluster, (made) =>
        auditOf({ cluster: made, ledger: audit().ledger, rules: RULES, version: '1.2.3' }),
      ),
    ).toBeLessThan(MOST);
  });

  // HTML is made from the Markdown, so what bounds one bounds the other.
  test('the page, which stays of a size that can be read', () => {
    expect(growth(kept, page)).toBeLessThan(MOST);
    expect(page(kept(SMALL * FACTOR)).length).toBeLessThan(200_000);
  });
});
