import { isoTime } from '../../model/instant.ts';
import { jsonText } from '../json-text.ts';
import type { ScriptInput } from './plan-script.ts';

/** The version of the shape below. It changes when a field changes its meaning or goes away. */
export const PLAN_SCHEMA = 'kube-dossier/plan/v1';

/** A plan as JSON, with the snapshot it was made from. */
export function planDocument({ plan, snapshot, now, identity, version }: ScriptInput): string {
  const document = {
    schema: PLAN_SCHEMA,
    tool: { name: 'kube-dossier', version },
    snapshot,
    capturedAt: now === 0 ? null : isoTime(now),
    identity,
    ...plan,
  };
  return jsonText(document);
}
