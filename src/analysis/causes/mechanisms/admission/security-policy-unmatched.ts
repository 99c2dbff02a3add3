import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { toldRefusal } from './told-refusal.ts';

/** Pods are not made, because no security context constraint or PodSecurityPolicy lets them. */
export const securityPolicyUnmatched = toldRefusal({
  id: 'security-policy-unmatched',
  title: 'No security context constraint or policy admits the pods',
  reasoning:
    'OpenShift admits a pod only by a SecurityContextConstraint that its ServiceAccount may use, and Kubernetes before ' +
    '1.25 by a PodSecurityPolicy. The refusal lists what each one found wrong. Which of them may be used depends on ' +
    'the rights of the ServiceAccount, so that a pod is refused in one namespace and admitted in another.',
  fix: 'Drop what the message names from the security context of the template, or give the ServiceAccount the right to use a constraint that allows it.',
  pattern:
    /unable to (?:validate against any|admit pod)[\w ]{0,40}(security context constraint|pod security policy)s?:?\s*(.{0,600})/i,
  read: ([, what = '', why = ''], { subject }) => ({
    summary: `no ${what} admits the pods${why === '' ? '' : `: ${excerpt(why)}`}`,
    commands: [
      kubectl('get', subject.kind.toLowerCase(), subject.name, ...inNamespace(subject), '-o', 'yaml'),
    ],
  }),
});
