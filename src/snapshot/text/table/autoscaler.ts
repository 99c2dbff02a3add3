import type { JsonRecord } from '../../../model/json.ts';
import { listed, type TableKind, wholeNumber } from './row.ts';

export const autoscalerTable: TableKind = {
  source: 'horizontalPodAutoscalers',
  headers: [['NAME', 'REFERENCE', 'TARGETS', 'MINPODS', 'MAXPODS', 'REPLICAS', 'AGE']],
  wide: [],
  read(row): JsonRecord {
    const [kind = '', name = ''] = (row.cell('REFERENCE') ?? '').split('/');
    return {
      apiVersion: 'autoscaling/v2',
      spec: {
        scaleTargetRef: { kind, name },
        minReplicas: wholeNumber(row.cell('MINPODS')),
        maxReplicas: wholeNumber(row.cell('MAXPODS')),
        metrics: targets(row.cell('TARGETS')).map(({ name: metric, target }) => ({
          type: 'Resource',
          resource: { name: metric, target },
        })),
      },
      status: {
        currentReplicas: wholeNumber(row.cell('REPLICAS')),
        currentMetrics: targets(row.cell('TARGETS')).flatMap(({ name: metric, current }) =>
          current === null ? [] : [{ type: 'Resource', resource: { name: metric, current } }],
        ),
      },
    };
  },
};

interface Target {
  readonly name: string;
  readonly target: JsonRecord;
  readonly current: JsonRecord | null;
}

/** `cpu: 16%/80%, memory: 50%/90%`; before 1.30 without names, and then of the CPU nearly always. */
function targets(cell: string | null): readonly Target[] {
  return listed(cell).flatMap((part) => {
    const [, name = 'cpu', current = '', wanted = ''] =
      /^(?:([\w./-]+): )?(<unknown>|[\w.%]+)\/([\w.%]+)(?: \(avg\))?$/.exec(part) ?? [];
    return wanted === '' ? [] : [{ name, target: amount(wanted), current: known(current) }];
  });
}

function known(text: string): JsonRecord | null {
  return text === '<unknown>' ? null : amount(text);
}

function amount(text: string): JsonRecord {
  const percent = /^(\d{1,9})%$/.exec(text)?.[1];
  return percent === undefined
    ? { type: 'AverageValue', averageValue: text }
    : { type: 'Utilization', averageUtilization: Number(percent) };
}
