import type { Audit } from '../../../analysis/audit.ts';
import type { Brief } from '../schema.ts';
import type { Contradiction } from './contradiction.ts';

/** From here on the kubelet removes images to make room: imageGCHighThresholdPercent. */
const FULL = 85;

/** What was measured on disks beside what is said of them, and beside what the nodes report. */
export function diskContradictions(brief: Brief, audit: Audit): readonly Contradiction[] {
  return [...praisedDisks(brief), ...roomyDisks(brief, audit)];
}

interface Claim {
  readonly claim: string;
  readonly about: object;
  /** Where it names the limit it is under; else the kubelet's. */
  readonly limit: number;
}

function praisedDisks(brief: Brief): readonly Contradiction[] {
  const disks = Object.entries(brief.measurements.disks);
  return claimsOf(brief).flatMap(({ claim, about, limit }) => {
    const full = disks.filter(([, { usedPercent }]) => usedPercent >= limit);
    if (full.length === 0) return [];
    const seen = full.map(([node, { usedPercent }]) => `the disk of ${node} is ${usedPercent} % full`);
    return [{ claim, seen: `${seen.join(', ')} (measured by the auditor)`, about }];
  });
}

function claimsOf(brief: Brief): readonly Claim[] {
  const metrics = brief.successMetrics.flatMap((metric) => {
    const { metric: name, target, met } = metric;
    if (met !== true || !/\b(disks?|storage|resources?)\b/i.test(name)) return [];
    const [, limit] = /(\d{1,3})\s?%/.exec(target) ?? [];
    return [
      {
        claim: `${name}: met`,
        about: metric,
        limit: limit === undefined ? FULL : Math.min(FULL, Number(limit)),
      },
    ];
  });
  const texts = brief.statements.flatMap((statement) =>
    isPraise(statement.text) ? [{ claim: statement.text, about: statement, limit: FULL }] : [],
  );
  const components = brief.components.flatMap((component) => {
    const praise = component.facts.find(isPraise);
    return component.state === 'working' && praise !== undefined
      ? [{ claim: `${component.name}: ${praise}`, about: component, limit: FULL }]
      : [];
  });
  return [...metrics, ...texts, ...components];
}

/** Says of a disk that it is well, and not that it is not. */
function isPraise(text: string): boolean {
  return (
    /\bdisks?\b/i.test(text) &&
    /\b(stable|healthy|fine|ok|good|well|normal|resolved|solved|fixed|enough|plenty|sufficient|no longer)\b/i.test(
      text,
    ) &&
    !/\b(not|almost|nearly|full|watch|watching|warning|critical)\b/i.test(text)
  );
}

/** A node that reports DiskPressure, on a disk that is said to have room. */
function roomyDisks(brief: Brief, { inventory }: Audit): readonly Contradiction[] {
  return inventory.nodes.flatMap(({ name, troubles }) => {
    const measured = Object.hasOwn(brief.measurements.disks, name)
      ? brief.measurements.disks[name]
      : undefined;
    return measured !== undefined && measured.usedPercent < FULL && troubles.includes('DiskPressure')
      ? [
          {
            claim: `The disk of ${name} is ${measured.usedPercent} % full.`,
            seen: 'the node reports DiskPressure',
            about: null,
          },
        ]
      : [];
  });
}
