import type { ObjectReference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';

/** To see why a CronJob does not do its work, and to do it by hand. */
export function cronJobCommands(subject: ObjectReference): readonly string[] {
  const scope = inNamespace(subject);
  return [
    kubectl('describe', 'cronjob', subject.name, ...scope),
    kubectl('get', 'jobs', ...scope),
    kubectl('create', 'job', '--from', `cronjob/${subject.name}`, `${subject.name}-by-hand`, ...scope),
  ];
}
