import { mainContainer } from '../../../model/main-container.ts';
import { objectKey } from '../../../model/object.ts';
import { inNamespace, kubectl, resourceWord } from '../../../rules/command.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import { factMember, factText } from '../../causes/fact-member.ts';
import { nextImage } from '../next-tag.ts';
import type { Remedy } from '../remedy.ts';

/** A new version that crashes is built again, under a tag of its own, and rolled out once more. */
export const nextVersion: Remedy = {
  id: 'next-version',
  phase: 'follow up',
  rules: ['stuck-rollout'],
  steps(findings, view) {
    return findings.flatMap((finding) => {
      const deployment = view.deployments.get(objectKey(finding.subject));
      const pod = factMember(finding.facts, 'pod');
      if (deployment === undefined || factText(pod, 'class') !== 'crash') return [];
      const { meta, template } = deployment;
      const named = template.spec.containers.find(({ name }) => name === factText(pod, 'container'));
      const container = named ?? mainContainer(meta.name, template);
      if (container?.image == null) return [];
      const next = nextImage(container.image);
      const name = excerpt(`${meta.namespace}/${meta.name}`, 160);
      const said = factText(pod, 'message');
      const where = inNamespace(meta);
      return [
        {
          about: objectKey(finding.subject),
          title: `Mend the image of ${name} and roll it out ${next === null ? 'under a new tag' : `as ${excerpt(next, 120)}`}`,
          answers: [],
          severity: 'medium',
          why: `${excerpt(container.image, 120)} does not start${said === null ? '' : `: ${excerpt(said, 160)}`}. A new tag keeps both versions apart, so that the old one can still be gone back to.`,
          preconditions: [
            'the image was built again without that error, and started once outside of the cluster',
            'every node it may run on can have the image',
          ],
          commands: [
            ...(next === null
              ? []
              : [
                  kubectl(
                    'set',
                    'image',
                    resourceWord(finding.subject),
                    `${container.name}=${next}`,
                    ...where,
                  ),
                ]),
            kubectl('rollout', 'status', resourceWord(finding.subject), ...where),
            kubectl('logs', resourceWord(finding.subject), '-c', container.name, '--tail=50', ...where),
          ],
          actions: [],
          effects: ['1 ReplicaSet more; the version before stays as the one to roll back to'],
          risk: {
            level: 'medium',
            text: 'The same rollout once more: while the new version does not come up, the old one goes on serving.',
          },
          undo: {
            text: 'Goes back to the version before.',
            commands: [kubectl('rollout', 'undo', resourceWord(finding.subject), ...where)],
          },
        },
      ];
    });
  },
};
