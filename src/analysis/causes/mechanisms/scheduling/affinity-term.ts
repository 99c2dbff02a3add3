import type { Pod } from '../../../../model/pod.ts';
import type { PodAffinityTerm } from '../../../../model/pod-spec.ts';
import { formatSelector } from '../../../../model/selector.ts';
import { kubectl } from '../../../../rules/command.ts';
import type { Finding } from '../../../../rules/finding.ts';

/** Shell lines that show a waiting pod, and the pods that a term of its affinity is about. */
export function termCommands(
  { commands }: Finding,
  { meta }: Pod,
  { selector, namespaces }: PodAffinityTerm,
): readonly string[] {
  return [
    ...commands.slice(0, 1),
    kubectl(
      'get',
      'pods',
      ...(namespaces.length > 0 ? ['-A'] : ['-n', meta.namespace ?? 'default']),
      '-l',
      selector === null ? '' : formatSelector(selector),
      '-o',
      'wide',
    ),
  ];
}
