import { boundedText } from './bounded-text.ts';
import { type Condition, readConditions } from './condition.ts';
import { type JsonRecord, record, records } from './json.ts';
import { apiGroup } from './kinds.ts';
import type { ObjectMeta } from './object.ts';

/** What objects of the Gateway API say beyond what all custom resources do. */
export interface GatewayFacts {
  /** Of a Gateway. */
  readonly className: string | null;
  /** What the controller says of each listener of a Gateway, and of each Gateway that a route names as its parent. */
  readonly parts: readonly GatewayPart[];
}

export interface GatewayPart {
  /** `listener https`, `parent public`, with the parent's namespace where it is named: `parent edge/public`. */
  readonly name: string;
  readonly conditions: readonly Condition[];
}

/** `null` for objects of other API groups. https://gateway-api.sigs.k8s.io/reference/spec/ */
export function readGatewayFacts(raw: JsonRecord, meta: ObjectMeta): GatewayFacts | null {
  if (apiGroup(meta.apiVersion) !== 'gateway.networking.k8s.io') return null;
  const status = record(raw.status);
  return {
    className: boundedText(record(raw.spec).gatewayClassName, LONGEST),
    parts: [
      ...records(status.listeners)
        .slice(0, MOST_PARTS)
        .map((listener) => partOf(`listener ${boundedText(listener.name, LONGEST) ?? ''}`, listener)),
      ...records(status.parents)
        .slice(0, MOST_PARTS)
        .map((parent) => partOf(`parent ${parentName(record(parent.parentRef))}`, parent)),
    ],
  };
}

const LONGEST = 256;
/** The API allows 64 listeners and 32 parents. */
const MOST_PARTS = 64;

function partOf(name: string, raw: JsonRecord): GatewayPart {
  return { name, conditions: readConditions(raw.conditions) };
}

function parentName({ namespace, name }: JsonRecord): string {
  const own = boundedText(name, LONGEST) ?? '';
  const home = boundedText(namespace, LONGEST);
  return home === null ? own : `${home}/${own}`;
}
