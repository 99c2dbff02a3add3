import { kubectlAll } from '../../rules/command.ts';
import type { Finding } from '../../rules/finding.ts';
import type { LastResort } from './cause.ts';
import { factList, factText } from './fact-member.ts';

/** What a consequence needs where its cause stays as it is: pods that hang on a node that never comes back. */
export function lastResort({ rule, facts }: Finding): readonly LastResort[] {
  if (rule !== 'stuck-terminating-pod' || factText(facts, 'nodeState') !== 'not ready') return [];
  const nodes = factList(facts, 'nodes').filter(isText);
  const commands = factList(facts, 'byNamespace').flatMap((one) =>
    kubectlAll(['delete', 'pod'], factList(one, 'pods').filter(isText), [
      '-n',
      factText(one, 'namespace') ?? '',
      '--grace-period=0',
      '--force',
    ]),
  );
  return [
    {
      condition: `only if ${nodes.join(', ')} stays down and its machine is known to be off, for its pods in Terminating may still run there`,
      commands,
    },
  ];
}

function isText(fact: unknown): fact is string {
  return typeof fact === 'string';
}
