import { type JsonRecord, record, records } from '../../model/json.ts';

/**
 * A Pending pod with what the scheduler says of it in an event, which is what its PodScheduled condition says as well.
 * Tables do not print the condition, and descriptions only its status.
 */
export function withSchedulerWords(pod: JsonRecord, message: string | null): JsonRecord {
  const status = record(pod.status);
  const conditions = records(status.conditions);
  const scheduled = conditions.find(({ type }) => type === 'PodScheduled');
  if (message === null || status.phase !== 'Pending' || scheduled?.status === 'True') return pod;
  if (typeof scheduled?.reason === 'string') return pod;
  const said = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message };
  const others = conditions.filter((one) => one !== scheduled);
  return { ...pod, status: { ...status, conditions: [...others, said] } };
}
