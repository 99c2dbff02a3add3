import type { RootContent } from 'mdast';
import type { AutoscalerRow } from '../../analysis/inventory/inventory.ts';
import { inNamespace, kubectl } from '../../rules/command.ts';
import type { Dossier } from '../dossier.ts';
import { counted } from '../format/numbers.ts';
import { codeBlock, paragraph } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { deferredWorkloads } from './deferred.ts';

const MOST_WORKLOADS = 50;

/** Commands that undo the scaling to zero, with the replicas of before, and the autoscalers that went with it. */
export function bringBack(dossier: Dossier): string {
  const idle = deferredWorkloads(dossier).flatMap(({ row, ...rest }) =>
    row !== null && rest.isScaledToZero ? [{ ...rest, row }] : [],
  );
  if (idle.length === 0) return '';
  const shown = idle.slice(0, MOST_WORKLOADS);
  const counts = new Set(shown.map(({ desiredBefore }) => desiredBefore === null));
  return markdown(
    paragraph(
      counts.has(false)
        ? 'Once what they lack is there, these commands scale them to the replicas they asked for before.'
        : 'Once what they lack is there; how many replicas they had nobody captured, so each is given one.',
    ),
    codeBlock('sh', [
      ...shown.map(({ row: { ref }, desiredBefore }) =>
        kubectl(
          'scale',
          ref.kind.toLowerCase(),
          ref.name,
          `--replicas=${desiredBefore ?? 1}`,
          ...inNamespace(ref),
        ),
      ),
      ...(idle.length > shown.length
        ? [`# ${counted(idle.length - shown.length, 'more workload')}: see the JSON audit`]
        : []),
    ]),
    ...shown.flatMap(({ deletedAutoscalers }) => deletedAutoscalers.flatMap(recreated)),
  );
}

/** A manifest where its targets are utilisations, which is all that its row tells; else what it was. */
function recreated(autoscaler: AutoscalerRow): readonly RootContent[] {
  const { namespace, name, target, targets, minReplicas, maxReplicas } = autoscaler;
  const metrics = targets.split(', ').map(utilisation);
  const known = metrics.flatMap((metric) => metric ?? []);
  const what: Inline = ['HorizontalPodAutoscaler ', code(`${namespace}/${name}`)];
  if (known.length < metrics.length || namespace === null || !IS_SCALABLE.has(target.kind))
    return [paragraph(what, ` was deleted: ${minReplicas} to ${maxReplicas} replicas, targets ${targets}.`)];
  return [
    paragraph(what, ' as it was in the earlier capture, to be created again when its target runs:'),
    codeBlock('yaml', [
      'apiVersion: autoscaling/v2',
      'kind: HorizontalPodAutoscaler',
      'metadata:',
      `  name: ${JSON.stringify(name)}`,
      `  namespace: ${JSON.stringify(namespace)}`,
      'spec:',
      '  scaleTargetRef:',
      '    apiVersion: apps/v1',
      `    kind: ${target.kind}`,
      `    name: ${JSON.stringify(target.name)}`,
      `  minReplicas: ${minReplicas}`,
      `  maxReplicas: ${maxReplicas}`,
      '  metrics:',
      ...known.flatMap(({ resource, percent }) => [
        '    - type: Resource',
        '      resource:',
        `        name: ${resource}`,
        '        target:',
        '          type: Utilization',
        `          averageUtilization: ${percent}`,
      ]),
    ]),
  ];
}

const IS_SCALABLE: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet']);

/** Of `cpu: <unknown>/70%`; `null` of amounts and of other metrics. */
function utilisation(text: string): { readonly resource: string; readonly percent: number } | null {
  const [, resource, percent] = /^(cpu|memory): [^/]+\/(\d+)%$/.exec(text) ?? [];
  return resource === undefined || percent === undefined ? null : { resource, percent: Number(percent) };
}
