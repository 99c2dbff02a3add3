import { addressesIn } from './address.ts';
import type { Address } from './container.ts';
import { type GatewayRoute, routesIn } from './gateway-route.ts';
import { type JsonRecord, record, text, texts } from './json.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { by, byCodeUnit } from './order.ts';
import type { Share } from './share.ts';

/** Key names and sizes; values never enter the model. */
export interface ConfigMap extends KubernetesObject {
  readonly keys: readonly string[];
  readonly bytes: number;
  /** Host and port pairs found in the values. */
  readonly addresses: readonly Address[];
  /** Where values configure a gateway: which paths go to which hosts. */
  readonly routes?: readonly GatewayRoute[];
  readonly immutable: boolean;
}

export interface Secret extends KubernetesObject {
  readonly type: string;
  readonly keys: readonly string[];
  readonly immutable: boolean;
}

/**
 * `bytes` counts the values as a container sees them: text in UTF-8, binary data decoded. The value of a key that
 * sounds like a secret is not even searched for addresses: `admin:1234` would pass for one.
 */
export function readConfigMap(raw: JsonRecord, meta: ObjectMeta, share: Share): ConfigMap {
  const data = Object.entries(record(raw.data));
  const values = texts(data.map(([, value]) => value));
  const open = texts(data.flatMap(([key, value]) => (SECRET_KEY.test(key) ? [] : [value])));
  const routes = data.flatMap(([key, value]) => routesOf(key, text(value)));
  const binary = texts(Object.values(record(raw.binaryData)));
  return {
    meta,
    keys: share(keysOf(raw.data, raw.binaryData)),
    bytes: sum(values.map(utf8Length)) + sum(binary.map(base64Length)),
    addresses: share(distinct(open.flatMap((value) => addressesIn(value)))),
    ...(routes.length === 0 ? {} : { routes }),
    immutable: raw.immutable === true,
  };
}

/** Type and key names, and nothing else. */
export function readSecret(raw: JsonRecord, meta: ObjectMeta, share: Share): Secret {
  return {
    meta,
    type: text(raw.type) ?? 'Opaque',
    keys: share(keysOf(raw.data, raw.stringData)),
    immutable: raw.immutable === true,
  };
}

function routesOf(key: string, value: string | null): readonly GatewayRoute[] {
  return value === null || SECRET_KEY.test(key) ? [] : routesIn(key, value);
}

const SECRET_KEY = /pass|pwd|secret|token|credential|api[-_.]?key|private|auth/i;

function keysOf(...maps: readonly unknown[]): readonly string[] {
  const keys = maps.flatMap((map) => Object.keys(record(map)));
  return [...new Set(keys)].toSorted(byCodeUnit);
}

function distinct(addresses: readonly Address[]): readonly Address[] {
  const byName = new Map(addresses.map((address) => [addressName(address), address]));
  return [...byName.values()].toSorted(by(addressName));
}

function addressName({ host, port }: Address): string {
  return `${host}:${port ?? ''}`;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

function utf8Length(value: string): number {
  return BEYOND_ASCII.test(value) ? new TextEncoder().encode(value).length : value.length;
}

const BEYOND_ASCII = /[^\0-\x7f]/;

function base64Length(value: string): number {
  const padding = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
  return Math.floor(((value.length - padding) * 3) / 4);
}
