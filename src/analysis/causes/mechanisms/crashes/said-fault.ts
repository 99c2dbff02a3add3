import { logSignature } from '../../../../model/log-signatures.ts';
import { containerWords } from '../../../../rules/container-words.ts';
import { type CrashLine, frameWords, logEvidence } from '../../../../rules/crash-line.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { factList, factText } from '../../fact-member.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { missingModuleFix } from '../../missing-module.ts';
import { linesOf, tellingLine } from '../runtime/crash-reason.ts';
import { logWords } from '../runtime/log-words.ts';
import { type TroubledContainer, troubledContainers } from '../runtime/troubled-containers.ts';

/** Findings of programs that end, or do not do what they are there for. */
export const ENDED = [
  'crash-looping-container',
  'stuck-rollout',
  'failed-pod',
  'failed-job',
  'stuck-starting-pod',
  'partially-available-workload',
  'error-in-log',
] as const;

export interface SaidFault extends Pick<Mechanism, 'id' | 'title' | 'reasoning' | 'fix'> {
  /** Log signatures that all mean this. */
  readonly signatures: readonly string[];
  /** A runtime or parser says it as its last word: at the end of the log of a program that ended, it is confirmed. */
  readonly isLastWord?: boolean;
  /** What the container does: `lacks a part of its program`. */
  readonly does: string;
  /** More than that, of a line; `null` where the line is about something else. */
  readonly more?: (line: CrashLine, one: TroubledContainer, scene: Scene) => Partial<Diagnosis> | null;
}

/** A mechanism that a program names itself, in the line of its log that tells best why it ended. */
export function saidFault({ signatures, does, more, isLastWord = false, ...card }: SaidFault): Mechanism {
  const own = new Set(signatures);
  return {
    ...card,
    explains: ENDED,
    diagnose(finding, scene) {
      for (const one of troubledContainers(finding, scene)) {
        const line = saidLine(one, finding, scene);
        if (line === null || !own.has(line.match.signature)) continue;
        const told = more === undefined ? {} : more(line, one, scene);
        if (told === null) continue;
        const module = missingModuleFix(finding);
        const isSure = isLastWord && endsLog(line);
        return {
          root: finding.subject,
          confidence: isSure ? 'confirmed' : 'likely',
          summary: `${containerWords(one.name, isInit(one) ? 'init container' : 'container')} ${does}: ${logWords(line, scene.cluster.now)}${frameWords(line.match.frame)}`,
          evidence: [logEvidence(line)],
          ...(module === '' ? {} : { fix: `${card.fix} ${module}` }),
          toConfirm: isSure
            ? null
            : 'Read the lines around it: kubectl logs --previous, or the captured log.',
          ...told,
        };
      }
      return null;
    },
  };
}

/** Of the run before this one, which has ended. */
function endsLog({ log, match }: CrashLine): boolean {
  return log.previous && match.lastLine > log.lines - LAST_LINES;
}

/** A runtime may print a hint, or its version, after the error. */
const LAST_LINES = 3;

/** Of a program that runs, what it logs most; else what tells best why it ended. */
function saidLine(one: TroubledContainer, finding: Finding, scene: Scene): CrashLine | null {
  if (finding.rule !== 'error-in-log') return endsByItself(one) ? tellingLine(one, scene) : null;
  const logged = factList(finding.facts, 'signatures').map((each) => factText(each, 'signature') ?? '');
  const most = logged.find((id) => logSignature(id)?.fatal === true) ?? logged[0];
  return most === undefined ? null : (linesOf(one, scene, most)[0] ?? null);
}

/** One that the kernel or the kubelet ended logs its last words for other reasons. */
function endsByItself({ last, problem }: TroubledContainer): boolean {
  return last?.reason !== 'OOMKilled' && (problem?.class !== 'crash' || last?.exitCode !== 143);
}

export function isInit({ path }: TroubledContainer): boolean {
  return path.startsWith('status.initContainerStatuses');
}
