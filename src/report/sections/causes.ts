import type { BlockContent, RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { Cause, Impact, LostReplicas } from '../../analysis/causes/cause.ts';
import { isSuspect } from '../../analysis/causes/suspect.ts';
import type { ObjectReference } from '../../model/object.ts';
import { evidencePlace } from '../../rules/evidence-place.ts';
import type { Evidence, Finding } from '../../rules/finding.ts';
import { compareSeverity } from '../../rules/severity.ts';
import type { Brief } from '../brief/schema.ts';
import { counted, listed } from '../format/numbers.ts';
import { firstOf, joined, objectName, shortName } from '../format/objects.ts';
import { capitalized, SEVERITY_ICONS } from '../format/severities.ts';
import { bullets, codeBlock, heading, type Item, paragraph } from '../markdown/blocks.ts';
import { code, type Inline, strong, toHeading } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { meaningAndTicket } from '../stated/about-objects.ts';
import { causeGraph } from './cause-graph.ts';
import { rolloutEvidence } from './rollout-evidence.ts';

const MOST_CAUSES = 20;
const MOST_LISTED = 8;
const MOST_EVIDENCE = 4;

/** The causes of what is wrong, most urgent first, each with what it takes away and the commands that show and mend it. */
export function causes(audit: Audit, brief: Brief): string {
  const urgent = audit.causes.filter((cause) => !isSuspect(cause));
  return urgent.length === 0
    ? ''
    : markdown(...worseUnexplained(audit, urgent), ...told(urgent, audit, brief));
}

/** What looks healthy and cannot work: told as causes are, in a section of its own. */
export function suspects(audit: Audit, brief: Brief): string {
  return markdown(...told(audit.causes.filter(isSuspect), audit, brief));
}

function told(
  found: readonly Cause[],
  { causes: all, findings }: Audit,
  brief: Brief,
): readonly RootContent[] {
  const shown = found.slice(0, MOST_CAUSES);
  const rest = found.length - shown.length;
  const explained = explainedBy(findings);
  return [
    ...shown.flatMap((cause) => causeBlocks(cause, all.indexOf(cause), all, explained(cause), brief)),
    ...(rest > 0
      ? [paragraph(`${counted(rest, 'more cause')}, milder or narrower: see the JSON audit.`)]
      : []),
  ];
}

/** A finding that is worse than the worst cause comes first, explained or not. */
function worseUnexplained({ findings, unexplained }: Audit, found: readonly Cause[]): readonly RootContent[] {
  const [worst] = found;
  const open = new Set(unexplained);
  const worse = findings.filter(
    ({ fingerprint, severity }) =>
      worst !== undefined && compareSeverity(severity, worst.severity) < 0 && open.has(fingerprint),
  );
  const names = worse.map(
    ({ severity, subject }): Inline => [`${SEVERITY_ICONS[severity]} `, objectName(subject)],
  );
  return worse.length === 0
    ? []
    : [
        paragraph(
          'More urgent than any cause below, but ',
          toHeading('not explained', 'Not explained by this capture'),
          ': ',
          firstOf(names, MOST_LISTED, 'objects'),
          '.',
        ),
      ];
}

function causeBlocks(
  cause: Cause,
  index: number,
  shown: readonly Cause[],
  explained: readonly Finding[],
  brief: Brief,
): readonly RootContent[] {
  const same = shown.findIndex(({ remedy }) => remedy.text === cause.remedy.text);
  const facts: readonly (readonly [string, Inline] | null)[] = [
    ['Impact', impactText(cause.impact, 'unknown', cause.root)],
    sharedText(cause.impact),
    ...meaningAndTicket([cause.root, ...cause.alsoAt], brief),
    cause.alsoAt.length === 0
      ? null
      : ['The same fault', firstOf(cause.alsoAt.map(objectName), MOST_LISTED, 'objects')],
    [
      'Confidence',
      cause.toConfirm === null ? cause.confidence : `${cause.confidence}. To settle it: ${cause.toConfirm}`,
    ],
    cause.remedy.text === '' ? null : ['Fix', same < index ? `as for cause ${same + 1}` : cause.remedy.text],
  ];
  return [
    heading(
      3,
      `${index + 1}. ${SEVERITY_ICONS[cause.severity]} ${capitalized(cause.severity)}: ${cause.title}`,
    ),
    paragraph(strong(objectName(cause.root)), `: ${cause.summary}.`),
    ...explained.flatMap(rolloutEvidence),
    ...causeGraph(cause, explained),
    bullets([
      ...facts.flatMap((fact) => (fact === null ? [] : [[strong(`${fact[0]}:`), ' ', fact[1]]])),
      ...below('Follows from it:', cause.consequences, MOST_LISTED),
      ...below('Evidence:', cause.evidence.map(evidenceText), MOST_EVIDENCE),
    ]),
    ...commandBlock(cause.remedy.commands),
    ...cause.remedy.otherwise.flatMap(({ condition, commands }) => [
      paragraph(`${capitalized(condition)}:`),
      ...commandBlock(commands),
    ]),
  ];
}

/** The findings that a cause explains, in the order of all. */
function explainedBy(findings: readonly Finding[]): (cause: Cause) => readonly Finding[] {
  const places = new Map(findings.map(({ fingerprint }, place) => [fingerprint, place]));
  return ({ explains }) =>
    explains
      .flatMap((fingerprint) => places.get(fingerprint) ?? [])
      .toSorted((a, b) => a - b)
      .flatMap((place) => findings[place] ?? []);
}

function below(label: string, lines: readonly Inline[], limit: number): readonly Item[] {
  if (lines.length === 0) return [];
  const rest = lines.length > limit ? [`and ${lines.length - limit} more`] : [];
  return [{ line: strong(label), below: [bullets([...lines.slice(0, limit), ...rest])] }];
}

/** Shell lines to paste; nothing where there are none. Many objects with one fault have many that are alike. */
export function commandBlock(commands: readonly string[]): readonly BlockContent[] {
  if (commands.length === 0) return [];
  const rest = commands.length - MOST_COMMANDS;
  const remark = rest > 0 ? [`# ${counted(rest, 'more command')}: see the JSON audit`] : [];
  return [codeBlock('sh', [...commands.slice(0, MOST_COMMANDS), ...remark])];
}

const MOST_COMMANDS = 40;

export function evidenceText(evidence: Evidence): Inline {
  const { path, value } = evidence;
  return [code(evidencePlace(evidence)), ' ', code(path), ' is ', code(value, 160)];
}

/** What would go the same way. */
function sharedText({ shares }: Impact): readonly [string, Inline] | null {
  if (shares === null) return null;
  const { how, workloads } = shares;
  return [
    'Shares its fate',
    [
      `${counted(workloads.length, 'more workload')} ${how}: `,
      firstOf(workloads.map(objectName), MOST_LISTED, 'workloads'),
    ],
  ];
}

/** What a cause takes away; what could not be looked up is named, or left to the caller. */
export function impactText(
  { replicas, services, served, routes, unknown }: Impact,
  naming: 'unknown' | null = 'unknown',
  root: ObjectReference | null = null,
): Inline {
  const down = routes
    .filter(({ state }) => state === 'down')
    .map(({ host, path }) => code(`${host ?? '*'}${path ?? ''}`));
  const degraded = routes
    .filter(({ state }) => state === 'degraded')
    .map(({ host, path }) => code(`${host ?? '*'}${path ?? ''}`));
  const parts: readonly Inline[] = [
    ...(replicas === null || replicas.missing === 0 ? [] : [replicaText(replicas)]),
    ...serviceParts(services),
    ...(down.length === 0 ? [] : [['down for users: ', firstOf(down, MOST_LISTED, 'routes')]]),
    ...(degraded.length === 0 ? [] : [['degraded for users: ', firstOf(degraded, MOST_LISTED, 'routes')]]),
    ...servedParts(served),
  ];
  const unseen =
    unknown.length === 0 || naming === null || services.length + routes.length > 0
      ? ''
      : `what reaches users was not evaluated: ${listed(unknown)} not captured`;
  if (parts.length === 0 && unknown.length > 0) return unseen === '' ? 'not evaluated' : unseen;
  return [
    parts.length > 0
      ? joined(parts, '; ')
      : root?.kind === 'Service'
        ? ['what calls Service ', shortName(root), '; no ready endpoint is lost']
        : 'no captured Service or route is known to lose a backend',
    unseen === '' ? '' : `; ${unseen}`,
  ];
}

/** One workload by its name; of several the sum, and what each lacks. */
function replicaText({ missing, desired, workloads }: LostReplicas): Inline {
  const noun = desired === 1 ? 'replica' : 'replicas';
  const [only, ...others] = workloads;
  if (only === undefined) return `${missing}/${desired} ${noun} not available`;
  if (others.length === 0)
    return [`${missing}/${desired} ${noun} of `, objectName(only.ref), ' not available'];
  return [
    `${missing}/${desired} replicas not available: `,
    firstOf(
      workloads.map((one): Inline => [`${one.missing}/${one.desired} of `, objectName(one.ref)]),
      MOST_LISTED,
      'workloads',
    ),
  ];
}

/** What looks like a loss in a list of endpoints, and is none. */
function servedParts(served: Impact['served']): readonly Inline[] {
  const [only, ...others] = served;
  if (only === undefined) return [];
  if (others.length === 0)
    return [['Service ', shortName(only.ref), ` is still served by ${only.ready}/${only.wanted} replicas`]];
  return [
    [
      `${served.length} Services are still served by all replicas asked for: `,
      firstOf(
        served.map(({ ref, ready, wanted }): Inline => [shortName(ref), ` ${ready}/${wanted}`]),
        MOST_LISTED,
        'Services',
      ),
    ],
  ];
}

function serviceParts(services: Impact['services']): readonly Inline[] {
  const silent = services.filter(({ ready }) => ready === 0);
  const thinner = services.filter(({ ready }) => ready > 0);
  return [
    ...(silent.length === 0
      ? []
      : [
          [
            silent.length === 1
              ? 'no ready endpoint behind Service '
              : `no ready endpoint behind ${silent.length} Services: `,
            firstOf(
              silent.map(({ ref }) => shortName(ref)),
              MOST_LISTED,
              'Services',
            ),
          ],
        ]),
    ...(thinner.length === 0
      ? []
      : [
          firstOf(
            thinner.map(
              ({ ref, ready, total, wanted }): Inline => [
                'Service ',
                shortName(ref),
                wanted === null
                  ? ` has ${ready} of ${counted(total, 'endpoint')} ready`
                  : ` is served by ${ready}/${wanted} replicas`,
              ],
            ),
            MOST_LISTED,
            'Services',
          ),
        ]),
  ];
}
