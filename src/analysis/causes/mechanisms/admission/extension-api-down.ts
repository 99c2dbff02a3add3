import { reference } from '../../../../model/object.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { conditionFields } from '../../../../rules/field-evidence.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { factList, factText } from '../../fact-member.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

/** An API that an extension serves does not answer, and what needs the list of all APIs waits. */
export const extensionApiDown: Mechanism = {
  id: 'extension-api-down',
  title: 'An API that an extension serves does not answer',
  reasoning:
    'The API server passes requests for a registered group on to the Service in its APIService. While nobody answers ' +
    'there, every request to the group fails, and so does discovery of all groups, which the namespace controller ' +
    'needs to know what to delete: namespaces stay Terminating with NamespaceDeletionDiscoveryFailure, which names the ' +
    'group. Other namespaces are not to blame, nor are finalizers.',
  fix: 'Bring back what serves the API, or delete the APIService if what served it was removed.',
  explains: ['unavailable-api-service', 'stuck-deleting-namespace'],
  diagnose(finding, scene) {
    if (finding.rule === 'unavailable-api-service') return unavailable(finding, finding.subject.name, scene);
    const said = factList(finding.facts, 'conditions')
      .filter((one) => factText(one, 'type') === 'NamespaceDeletionDiscoveryFailure')
      .flatMap((one) => factText(one, 'message') ?? []);
    const names = said.flatMap((text) =>
      [...text.matchAll(GROUP_VERSION)].map(([, group, version]) => `${version}.${group}`),
    );
    const [name] = [...new Set(names)];
    return name === undefined ? null : unavailable(finding, name, scene);
  },
};

/** `metrics.k8s.io/v1beta1: the server is currently unable to handle the request` */
const GROUP_VERSION = /\b([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10})\/(v\d[a-z0-9]{0,20})\b/g;

const byName = perScene(({ cluster }) => new Map(cluster.apiServices.map((one) => [one.meta.name, one])));

function unavailable(finding: Finding, name: string, scene: Scene): Diagnosis {
  const api = byName(scene).get(name) ?? null;
  const available = api?.conditions.find(({ type }) => type === 'Available') ?? null;
  const service = api?.service ?? null;
  const why = [available?.reason ?? null, available?.message ?? null].filter((one) => one !== null);
  const answers = available?.status === 'True';
  return {
    root: api === null ? { kind: 'APIService', namespace: null, name } : reference(api),
    confidence: answers ? 'likely' : 'confirmed',
    summary:
      `API ${name}${service === null ? '' : `, served by Service ${service.namespace ?? ''}/${service.name},`} ${answers ? 'did' : 'does'} not answer` +
      `${answers || why.length === 0 ? '' : `: ${someOf(why.map((one) => excerpt(one, 120)))}`}`,
    evidence: api === null ? [] : conditionFields(api, 'Available'),
    commands: [
      kubectl('get', 'apiservice', name, '-o', 'yaml'),
      ...(service === null ? [] : [kubectl('get', 'service,endpoints,pods', ...inNamespace(service))]),
    ],
    toConfirm: answers ? `Ask it again: kubectl get apiservice ${excerpt(name, 120)}` : null,
    ...(finding.rule === 'unavailable-api-service' ? {} : { fix: STUCK }),
  };
}

const STUCK =
  'Bring back what serves the API, or delete the APIService if what served it was removed; the namespace is then deleted by itself.';
