import { type JsonRecord, record, textMap } from './json.ts';
import { KNOWN_ANNOTATIONS } from './known-annotations.ts';
import { readPodSpec } from './pod-spec.ts';
import { type LabelSelector, readLabelSelector } from './selector.ts';
import type { Share } from './share.ts';
import type { PodTemplate } from './workload.ts';

/** Reads `spec.template`, wherever it stands. */
export function readPodTemplate(value: unknown, share: Share): PodTemplate {
  const raw = record(value);
  const metadata = record(raw.metadata);
  return share({
    labels: share(textMap(metadata.labels)),
    annotations: share(knownAnnotations(metadata.annotations)),
    spec: share(readPodSpec(raw.spec)),
  });
}

/** Before `apps/v1` a selector left out meant the labels of the template. */
export function readWorkloadSelector(spec: JsonRecord, template: PodTemplate): LabelSelector | null {
  if (spec.selector !== undefined && spec.selector !== null) return readLabelSelector(spec.selector);
  return selectorOf(template.labels);
}

/** A selector of labels only; `null` for none at all, which must not select everything. */
export function selectorOf(labels: Readonly<Record<string, string>>): LabelSelector | null {
  return Object.keys(labels).length === 0 ? null : { matchLabels: labels, matchExpressions: [] };
}

function knownAnnotations(value: unknown): Readonly<Record<string, string>> {
  const known = Object.entries(textMap(value)).filter(
    ([key, annotation]) => KNOWN_ANNOTATIONS.has(key) && annotation.length <= LONGEST_ANNOTATION,
  );
  return Object.fromEntries(known);
}

/** Longer values are not what the annotation is for. */
const LONGEST_ANNOTATION = 1024;
