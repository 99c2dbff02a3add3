import type { KindName } from '../model/kinds.ts';
import { parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { type KubernetesObject, namespacedName, reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { REMOVED_APIS, type RemovedApi } from './knowledge/removed-apis.ts';
import { defineRule } from './rule.ts';

const MOST_LISTED = 50;

/** The kinds of the table that the model reads. */
const AFFECTED = [
  'deployments',
  'replicaSets',
  'statefulSets',
  'daemonSets',
  'cronJobs',
  'ingresses',
  'ingressClasses',
  'networkPolicies',
  'horizontalPodAutoscalers',
  'podDisruptionBudgets',
  'priorityClasses',
  'runtimeClasses',
  'storageClasses',
  'roles',
  'roleBindings',
  'clusterRoles',
  'clusterRoleBindings',
  'customResourceDefinitions',
  'validatingWebhookConfigurations',
  'mutatingWebhookConfigurations',
  'apiServices',
  'endpointSlices',
  'leases',
] as const satisfies readonly KindName[];

export default defineRule({
  id: 'removed-api-version',
  title: 'Manifests name API versions that are removed',
  group: 'risk',
  severity: 'medium',
  why: 'The objects live on, the API server converts them. But the manifest cannot be applied again once its version is gone: the next change, or the recovery of the cluster, fails.',
  fix: 'Change apiVersion in the manifest or chart, adapt the fields that were renamed (`kubectl convert` helps), and apply it. The record is what kubectl last applied: where a manifest is newer than that, apply it once.',
  peers: {
    Popeye: ['POP-403'],
    'kube-score': ['stable-version'],
    'kube-linter': ['no-extensions-v1beta'],
    KubeBuddy: ['CFG004'],
    Pluto: ['deprecated', 'removed', 'replacement unavailable'],
    kubent: ['deprecated APIs'],
  },
  needs: ['version'],
  uses: AFFECTED,
  *check(view) {
    const server = parseKubernetesVersion(view.version?.server);
    if (server === null || server.major !== 1) return;
    const old = AFFECTED.flatMap((kind): readonly KubernetesObject[] => view[kind]).flatMap((object) => {
      // What a controller made, its owner's manifest speaks for.
      const api = object.meta.owners.length > 0 ? null : givenUp(object);
      return api === null || server.minor < api.deprecatedIn ? [] : [{ object, api }];
    });
    const [first] = old;
    if (first === undefined) return;
    const gone = old.filter(({ api }) => server.minor >= api.removedIn);
    const next = old.filter(({ api }) => server.minor === api.removedIn - 1);
    yield {
      subject: CLUSTER,
      severity: gone.length + next.length > 0 ? 'medium' : 'low',
      facts: {
        server: server.text,
        objects: old.length,
        removed: gone.length,
        removedNext: next.length,
        versions: [
          ...new Map(old.map(({ object, api }) => [`${api.apiVersion} ${object.meta.kind}`, api])),
        ].map(([name, { removedIn, replacement, replacementSince }]) => ({
          name,
          removedIn: `1.${removedIn}`,
          replacement,
          served: replacementSince === null ? null : server.minor >= replacementSince,
        })),
        listed: old
          .slice(0, MOST_LISTED)
          .map(({ object, api }) => `${object.meta.kind} ${namespacedName(object.meta)} (${api.apiVersion})`),
        asOf: REMOVED_APIS.asOf,
      },
      evidence: old
        .slice(0, 3)
        .map(({ object }) =>
          field(
            object,
            'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"].apiVersion',
            object.meta.appliedVersion,
          ),
        ),
      related: old.slice(0, MOST_LISTED).map(({ object }) => reference(object)),
    };
  },
  message({ server, objects, removed, removedNext, versions, listed, asOf }) {
    const shown = listed.slice(0, 3).map((one) => excerpt(one, 140));
    const list = someOf(objects > shown.length ? [...shown, `${objects - shown.length} more`] : shown, 4);
    const when =
      removed > 0
        ? `${removed} of them with one that this server no longer takes`
        : removedNext > 0
          ? `${removedNext} of them with one that the next minor version no longer takes`
          : 'all of them still taken here';
    const instead = versions
      .slice(0, 3)
      .map(({ name, removedIn, replacement, served }) => {
        const other = replacement === null ? 'nothing takes its place' : `now ${replacement}`;
        return `${excerpt(name, 80)}: removed in ${removedIn}, ${other}${served === false ? ', which this server does not serve yet' : ''}`;
      })
      .join('; ');
    return `${objects} ${objects === 1 ? 'object was' : 'objects were'} last applied with a version that is given up, ${when} (server ${excerpt(server, 40)}): ${list}; ${instead} (as of ${asOf})`;
  },
  commands() {
    return [kubectl('api-versions')];
  },
});

const BY_VERSION_AND_KIND: ReadonlyMap<string, RemovedApi> = new Map(
  REMOVED_APIS.apis.flatMap((api) => api.kinds.map((kind) => [`${api.apiVersion} ${kind}`, api] as const)),
);

function givenUp({ meta }: KubernetesObject): RemovedApi | null {
  if (meta.appliedVersion === null) return null;
  return BY_VERSION_AND_KIND.get(`${meta.appliedVersion} ${meta.kind}`) ?? null;
}
