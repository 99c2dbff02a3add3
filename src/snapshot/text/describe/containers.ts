import type { JsonRecord } from '../../../model/json.ts';
import { type Entry, entry, numberOf, value } from './description.ts';
import { probeOf } from './probe.ts';
import { timeText } from './time.ts';

/** What a container is to run. Commands, arguments and literal environment values are not read. */
export function containerOf(described: Entry): JsonRecord {
  return {
    name: described.key,
    image: value(described, 'Image'),
    ports: (value(described, 'Port') ?? value(described, 'Ports') ?? '').split(', ').flatMap(portOf),
    resources: {
      requests: amounts(entry(described, 'Requests')),
      limits: amounts(entry(described, 'Limits')),
    },
    livenessProbe: probeOf(value(described, 'Liveness')),
    readinessProbe: probeOf(value(described, 'Readiness')),
    startupProbe: probeOf(value(described, 'Startup')),
    env: (entry(described, 'Environment')?.entries ?? []).map(variableOf),
    envFrom: (entry(described, 'Environment Variables from')?.rows ?? []).flatMap(sourceOf),
    volumeMounts: (entry(described, 'Mounts')?.rows ?? []).flatMap(mountOf),
  };
}

/** How it is; `null` in a template, which has no state. */
export function containerStatusOf(described: Entry): JsonRecord {
  return {
    name: described.key,
    image: value(described, 'Image'),
    imageID: value(described, 'Image ID'),
    ready: value(described, 'Ready') === 'True',
    restartCount: numberOf(described, 'Restart Count') ?? 0,
    state: stateOf(entry(described, 'State')),
    lastState: stateOf(entry(described, 'Last State')),
  };
}

function stateOf(state: Entry | null): JsonRecord {
  const details = {
    reason: value(state, 'Reason'),
    message: value(state, 'Message'),
    startedAt: timeText(value(state, 'Started')),
  };
  if (state?.value === 'Running') return { running: details };
  if (state?.value === 'Waiting') return { waiting: details };
  if (state?.value !== 'Terminated') return {};
  return {
    terminated: {
      ...details,
      exitCode: numberOf(state, 'Exit Code'),
      signal: numberOf(state, 'Signal'),
      finishedAt: timeText(value(state, 'Finished')),
    },
  };
}

function amounts(block: Entry | null): JsonRecord {
  return Object.fromEntries((block?.entries ?? []).map(({ key, value: amount }) => [key, amount]));
}

function portOf(text: string): readonly JsonRecord[] {
  const [, port, protocol] = /^(\d{1,5})\/([A-Z]{3,5})/.exec(text) ?? [];
  return port === undefined || port === '0' ? [] : [{ containerPort: Number(port), protocol }];
}

/** `<set to the key 'password' in secret 'shop-db'>  Optional: false`; any other value stays where it is. */
function variableOf({ key: name, value: text }: Entry): JsonRecord {
  const [, key, kind, object, optional] =
    /^<set to the key '([^']{1,253})' (?:in|of) (secret|config map) '([^']{1,253})'>(?: +Optional: (true|false))?$/.exec(
      text,
    ) ?? [];
  if (object === undefined) return { name };
  const reference = { name: object, key, optional: optional === 'true' };
  return {
    name,
    valueFrom: kind === 'secret' ? { secretKeyRef: reference } : { configMapKeyRef: reference },
  };
}

/** `cart-config  ConfigMap  Optional: false` */
function sourceOf(row: string): readonly JsonRecord[] {
  const [, name, kind, optional] =
    /^(\S+) +(ConfigMap|Secret)(?: with prefix '[^']*')? +Optional: (true|false)$/.exec(row.trim()) ?? [];
  if (name === undefined) return [];
  const reference = { name, optional: optional === 'true' };
  return [kind === 'Secret' ? { secretRef: reference } : { configMapRef: reference }];
}

/** `/data from cart-data (rw,path="db")` */
function mountOf(row: string): readonly JsonRecord[] {
  const [, mountPath, name, access] = /^(\S+) from (\S+) \((r[ow])\b.*\)$/.exec(row.trim()) ?? [];
  return name === undefined ? [] : [{ mountPath, name, readOnly: access === 'ro' }];
}
