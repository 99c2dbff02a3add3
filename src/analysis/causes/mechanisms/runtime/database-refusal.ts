import { logSignature } from '../../../../model/log-signatures.ts';
import { namespacedName } from '../../../../model/object.ts';
import { inNamespace, kubectl, resourceWord } from '../../../../rules/command.ts';
import { type CrashLine, logEvidence } from '../../../../rules/crash-line.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { factList, factText } from '../../fact-member.ts';
import type { Diagnosis, Scene } from '../../mechanism.ts';
import { linesOf, tellingLine } from './crash-reason.ts';
import { databaseOfClient } from './database-of-client.ts';
import { databaseKindIn, databaseOf } from './database-servers.ts';
import { logWords } from './log-words.ts';
import { type TroubledContainer, troubledContainers } from './troubled-containers.ts';

/** Findings of programs that a database refuses something to. */
export const REFUSED = [
  'crash-looping-container',
  'stuck-rollout',
  'liveness-probe-kills',
  'partially-available-workload',
  'stuck-starting-pod',
  'failed-job',
  'failed-pod',
  'error-in-log',
  'frequent-restarts',
] as const;

/** A line that a finding is about, and the container that logs it. */
export interface LoggedFault {
  readonly one: TroubledContainer;
  readonly line: CrashLine;
}

/**
 * The line of a signature that a finding is about: of a program that ends, unless another line tells why it ended; of
 * one that runs on, among those it logs now.
 */
export function loggedFault(finding: Finding, scene: Scene, signature: string): LoggedFault | null {
  if (finding.rule === 'error-in-log' && !logsNow(finding, signature)) return null;
  for (const one of troubledContainers(finding, scene)) {
    const [line] = linesOf(one, scene, signature);
    if (line === undefined) continue;
    const telling = tellingLine(one, scene);
    const ends = telling !== null && logSignature(telling.match.signature)?.fatal === true;
    if (finding.rule === 'error-in-log' || !ends || SAYS_NOTHING.has(telling.match.signature))
      return { one, line };
  }
  return null;
}

/** They say that a program ends, and nothing of why. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  'spring-start-failed',
  'fatal-log-line',
  'java-main-thread-exception',
  'dotnet-unhandled-exception',
  'node-unhandled-rejection',
  'node-uncaught-exception',
  'go-panic',
  'rust-panic',
  'php-fatal-error',
  'process-killed',
]);

function logsNow({ facts }: Finding, signature: string): boolean {
  return factList(facts, 'signatures').some((one) => factText(one, 'signature') === signature);
}

/**
 * A refusal that is the server's matter: its clients share the cause, and the server is what has to be changed. Where
 * no captured workload is the server, all clients of a namespace still share it.
 */
export function serverRefusal(
  finding: Finding,
  scene: Scene,
  signature: string,
  refuses: string,
): Diagnosis | null {
  const found = loggedFault(finding, scene, signature);
  if (found === null) return null;
  const { one, line } = found;
  const words = logWords(line, scene.cluster.now);
  const itself = databaseOf(scene, finding.subject);
  const client = {
    pod: one.pod,
    container: one.spec,
    hosts: (line.match.targets ?? []).map(({ host }) => host),
    kind: databaseKindIn(line.match.line),
    signature,
  };
  const known = itself === null ? databaseOfClient(scene, client) : null;
  const server = itself ?? known?.server ?? null;
  const evidence = [logEvidence(line)];
  if (server === null)
    return {
      root: finding.subject,
      confidence: 'hypothesis',
      summary: `a database ${refuses}: ${words}`,
      evidence,
      toConfirm: 'Find out which database the program uses, from its configuration, and look at that.',
      fault: `${finding.subject.namespace ?? ''} ${signature}`,
    };
  const how = known === null ? '' : `, ${known.how},`;
  const who = `the ${server.kind} ${server.ref.kind} ${namespacedName(server.ref)}`;
  const [pod] = server.pods;
  return {
    root: server.ref,
    confidence: known === null || known.sure ? 'likely' : 'hypothesis',
    summary: `${who}${how} ${refuses}: ${words}`,
    evidence,
    commands: [
      kubectl('describe', resourceWord(server.ref), ...inNamespace(server.ref)),
      ...(pod === undefined
        ? []
        : [kubectl('logs', pod.meta.name, '--all-containers', ...inNamespace(server.ref))]),
    ],
    toConfirm: ASK.get(signature) ?? null,
  };
}

/** What to ask the server itself. */
const ASK: ReadonlyMap<string, string> = new Map([
  [
    'database-read-only',
    "Ask the server itself: SHOW VARIABLES LIKE '%read_only%' (MySQL), SHOW transaction_read_only (PostgreSQL), INFO replication (Redis), db.hello() (MongoDB).",
  ],
  [
    'too-many-connections',
    'Ask the server itself for its limit and its connections: SHOW PROCESSLIST (MySQL), pg_stat_activity (PostgreSQL), CLIENT LIST (Redis).',
  ],
]);
