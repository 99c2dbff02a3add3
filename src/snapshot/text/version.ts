import { isRecord, type JsonRecord, member } from '../../model/json.ts';
import { parseKubernetesVersion } from '../../model/kubernetes-version.ts';
import { readErrorLine } from './error-line.ts';
import { isTerminalResidue } from './terminal-residue.ts';

/** Git versions; `null` where the side was not printed, as for a server that did not answer. */
export interface VersionPair {
  readonly client: string | null;
  readonly server: string | null;
}

/**
 * Reads what `kubectl version` prints: names and values (1.28 and later, and `--short`), or names and a Go struct
 * (1.27 and earlier). Of `oc version` only the Kubernetes version is a version of Kubernetes.
 * `null` when there is any other line beside errors and warnings, so that a log is never taken for it.
 */
export function parseVersionText(text: string): VersionPair | null {
  if (text.length > LONGEST) return null;
  const versions = new Map<string, string | null>();
  for (const line of text.split(/\r?\n/).map((line) => line.trim())) {
    if (line === '' || isTerminalResidue(line) || readErrorLine(line) !== null) continue;
    const [, name, value = ''] = LINE.exec(line) ?? [];
    if (name === undefined) return null;
    versions.set(name, gitVersion(STRUCT.exec(value)?.[1] ?? value));
  }
  const kubernetes = versions.get('Kubernetes');
  return kubernetes === undefined
    ? pair(versions.get('Client') ?? null, versions.get('Server') ?? null)
    : pair(null, kubernetes);
}

/**
 * Reads `kubectl version -o json|yaml`, troubleshoot's `cluster_version.json` (`{info, string}`), or the API server's
 * own `/version`; the last two know the server only. `null` for any other value.
 */
export function readVersionObject(raw: unknown): VersionPair | null {
  if (!isRecord(raw)) return null;
  const server = member(raw, 'serverVersion') ?? member(raw, 'info') ?? raw;
  return pair(infoVersion(member(raw, 'clientVersion')), infoVersion(server));
}

const LONGEST = 64 * 1024;
const LINE = /^(Client|Kustomize|Server|Kubernetes) Version: (\S.*)$/;
const STRUCT = /^&?version\.Info\{.*?\bGitVersion:"([^"]*)"/;

function infoVersion(info: unknown): string | null {
  return isRecord(info) && isVersionInfo(info) ? gitVersion(member(info, 'gitVersion')) : null;
}

function isVersionInfo(info: JsonRecord): boolean {
  return typeof member(info, 'major') === 'string' || typeof member(info, 'gitCommit') === 'string';
}

function gitVersion(value: unknown): string | null {
  return parseKubernetesVersion(value)?.text ?? null;
}

function pair(client: string | null, server: string | null): VersionPair | null {
  return client === null && server === null ? null : { client, server };
}
