import { addressesIn } from './address.ts';
import type { EnvironmentVariable, ObjectUse } from './container.ts';
import { flag, isRecord, type JsonRecord, member, readEach, text } from './json.ts';

/** Reads `env`, in the order in which one variable may refer to an earlier one. */
export function readEnvironment(value: unknown): readonly EnvironmentVariable[] {
  return readEach(value, readVariable);
}

/** Reads `envFrom`; later sources win over earlier ones. */
export function readEnvironmentSources(value: unknown): readonly ObjectUse[] {
  return readEach(value, (raw) => readUse('ConfigMap', raw.configMapRef) ?? readUse('Secret', raw.secretRef));
}

/** Such a variable's value is not even searched for addresses: `admin:1234` would pass for one. */
const SECRET_NAME = /(?:pass|passwd|password|passphrase|pwd|secret|token|api_?key|credentials?|auth)$/i;

const NO_ADDRESSES: EnvironmentVariable['addresses'] = [];

function readVariable(raw: JsonRecord): EnvironmentVariable | null {
  const name = text(raw.name);
  if (name === null) return null;
  const value = text(raw.value);
  const from = readReference(raw.valueFrom);
  if (value === null) return { name, from, addresses: NO_ADDRESSES };
  const addresses = SECRET_NAME.test(name) ? NO_ADDRESSES : addressesIn(value);
  return isCredential(name, value)
    ? { literalCredential: true, name, from, addresses }
    : { name, from, addresses };
}

function readReference(value: unknown): ObjectUse | null {
  if (!isRecord(value)) return null;
  return (
    readUse('ConfigMap', member(value, 'configMapKeyRef')) ?? readUse('Secret', member(value, 'secretKeyRef'))
  );
}

/** Ends as names of credentials do; `DB_PASSWORD_FILE` and `TOKEN_TTL` end in something else. */
const CREDENTIAL_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|SECRET_ACCESS_KEY|PRIVATE_KEY|API_?KEY|(?:ACCESS|AUTH|API|BEARER|BOT|GITHUB|GITLAB|SLACK|VAULT)_TOKEN)$/i;

/** Flags, numbers, paths, addresses, and references to other variables are no credentials, whatever they are called. */
const NO_CREDENTIAL =
  /^(?:true|false|yes|no|on|off|none|null|enabled|disabled|\d{1,3}|\$\(.*|[./].*|https?:\/\/[^@]*)?$/is;

function isCredential(name: string, value: string): boolean {
  return CREDENTIAL_NAME.test(name) && !NO_CREDENTIAL.test(value.trim());
}

function readUse(kind: ObjectUse['kind'], value: unknown): ObjectUse | null {
  if (!isRecord(value)) return null;
  const name = text(value.name);
  if (name === null) return null;
  return { kind, name, key: text(value.key), optional: flag(value.optional) ?? false };
}
