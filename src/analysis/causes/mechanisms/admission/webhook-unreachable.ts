import { type ObjectReference, reference } from '../../../../model/object.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { factMember, factText } from '../../fact-member.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { configuredWebhook } from './configured-webhook.ts';
import { NOT_MADE, refusal } from './refusal.ts';

/** Everything a webhook would be asked about is refused, because nobody answers. */
export const webhookUnreachable: Mechanism = {
  id: 'webhook-unreachable',
  title: 'An admission webhook does not answer, and what it is asked about is refused',
  reasoning:
    'With failurePolicy Fail, the API server refuses every request that a webhook should judge and cannot: its ' +
    'Service is gone or has no ready pod, it is too slow, or its certificate is not the one in caBundle. The refusal ' +
    'names webhook and reason ("failed calling webhook"). If pods are among what it is asked about, those of the ' +
    'webhook itself are refused too, and nothing brings it back. "denied the request" is another thing: there it ' +
    'answered.',
  fix: 'Bring back the pods behind its Service, or renew its certificate. Where it cannot come back, set failurePolicy to Ignore or delete the configuration; it can be applied again from its release.',
  explains: [...NOT_MADE, 'webhook-backend-down'],
  diagnose(finding, scene) {
    return finding.rule === 'webhook-backend-down' ? deadBackend(finding) : refused(finding, scene);
  },
};

const MESSAGE = /failed (?:to call|calling) (?:admission )?webhook "([^"]{1,253})": (.{1,600})/s;
const SERVICE = /https:\/\/([a-z0-9-]{1,63})\.([a-z0-9-]{1,63})\.svc[.:/]/;

function refused(finding: Finding, scene: Scene): Diagnosis | null {
  const said = refusal(finding, scene);
  const [, name, why = ''] = MESSAGE.exec(said?.text ?? '') ?? [];
  if (said === null || name === undefined) return null;
  const found = configuredWebhook(name, scene);
  const [, service, namespace] = SERVICE.exec(why) ?? [];
  const behind: ObjectReference | null =
    found?.webhook.service ??
    (service === undefined ? null : { kind: 'Service', namespace: namespace ?? null, name: service });
  const root = found === null ? (behind ?? finding.subject) : reference(found.configuration);
  return {
    root,
    confidence: 'confirmed',
    summary: `the API server cannot ask webhook ${name} and refuses the pods: ${excerpt(why.replace(/^failed to call webhook: /, ''))}`,
    evidence: [
      ...(found === null
        ? []
        : [field(found.configuration, `${found.path}.failurePolicy`, found.webhook.failurePolicy)]),
      ...said.evidence,
    ],
    commands: commands(root, behind),
    toConfirm: null,
  };
}

function deadBackend({ subject, facts, message }: Finding): Diagnosis {
  const service = factMember(facts, 'service');
  const name = factText(service, 'name');
  return {
    root: subject,
    confidence: 'confirmed',
    summary: `nobody answers the webhook: ${message}`,
    evidence: [],
    commands: commands(
      subject,
      name === null ? null : { kind: 'Service', namespace: factText(service, 'namespace'), name },
    ),
    toConfirm: null,
  };
}

function commands(root: ObjectReference, service: ObjectReference | null): readonly string[] {
  return [
    ...(service === null ? [] : [kubectl('get', 'service,endpoints,pods', ...inNamespace(service))]),
    ...(root.kind.endsWith('WebhookConfiguration')
      ? [kubectl('get', root.kind.toLowerCase(), root.name, '-o', 'yaml')]
      : []),
  ];
}
