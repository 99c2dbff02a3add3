import { groupBy } from '../../../../model/grouping.ts';
import { reference } from '../../../../model/object.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Finding } from '../../../../rules/finding.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { nearest } from '../../near-miss.ts';
import { perScene } from '../../per-scene.ts';
import { podTemplateOf } from './pod-template-of.ts';
import { isSilent, NOT_MADE, refusal } from './refusal.ts';

/** Pods are not made, because they are to run as a ServiceAccount that is not there. */
export const serviceAccountAbsent: Mechanism = {
  id: 'service-account-absent',
  title: 'A ServiceAccount that pods are to run as does not exist',
  reasoning:
    'The admission plugin ServiceAccount refuses a pod whose account it cannot find. The same message is common as ' +
    'residue: in a namespace that was just made, workloads are tried before their accounts are there, and the next ' +
    'try succeeds. So it counts only while pods are missing and the latest refusal says so, and not where the list of ' +
    'accounts has it.',
  fix: 'Create the ServiceAccount with its bindings, or correct serviceAccountName in the template.',
  explains: NOT_MADE,
  diagnose(finding, scene) {
    const said = refusal(finding, scene);
    const [, message] = MESSAGE.exec(said?.text ?? '') ?? [];
    const name =
      message ??
      (isSilent(finding) ? (podTemplateOf(finding, scene.cluster)?.spec.serviceAccountName ?? null) : null);
    if (name === null) return null;
    const known = accountsIn(scene, finding);
    if (known?.includes(name) === true || (known === null && message === undefined)) return null;
    return diagnosis(finding, name, known, said?.evidence ?? [], scene, message !== undefined);
  },
};

const MESSAGE =
  /service ?account "?(?:[a-z0-9-]{1,63}\/)?[a-z0-9.-]{1,253}"?: serviceaccounts? "([^"]{1,253})" not found/i;

const byNamespace = perScene(({ cluster }) => groupBy(cluster.serviceAccounts, ({ meta }) => meta.namespace));

/** `null` where not all of the namespace were captured. */
function accountsIn(scene: Scene, { subject }: Finding): readonly string[] | null {
  if (!scene.cluster.captured.all('serviceAccounts', subject.namespace)) return null;
  return (byNamespace(scene).get(subject.namespace) ?? []).map(({ meta }) => meta.name);
}

function diagnosis(
  finding: Finding,
  name: string,
  known: readonly string[] | null,
  said: Diagnosis['evidence'],
  { cluster }: Scene,
  isTold: boolean,
): Diagnosis {
  const { subject } = finding;
  const owner = cluster.links.find(subject);
  const meant = known === null ? null : nearest(name, known);
  const scope = inNamespace(subject);
  return {
    root: subject,
    confidence: isTold && known !== null ? 'confirmed' : 'likely',
    summary: `ServiceAccount ${excerpt(name, 120)} does not exist in namespace ${subject.namespace ?? ''}${meant === null ? '' : `; ${meant} does`}, so the API server refuses the pods`,
    evidence: [
      ...(owner === null || podTemplateOf(finding, cluster) === null
        ? []
        : [field(owner, `${specPath(subject)}.serviceAccountName`, name)]),
      ...said,
    ],
    commands: [
      kubectl('get', 'serviceaccounts', ...scope),
      kubectl('create', 'serviceaccount', name, ...scope),
    ],
    toConfirm:
      isTold && known !== null
        ? null
        : `See whether the account is there now: kubectl get serviceaccount ${excerpt(name, 120)} and the events of ${owner === null ? 'the workload' : reference(owner).kind}.`,
    fault: `${subject.namespace ?? ''}/${name}`,
  };
}

function specPath({ kind }: Finding['subject']): string {
  return kind === 'CronJob' ? 'spec.jobTemplate.spec.template.spec' : 'spec.template.spec';
}
