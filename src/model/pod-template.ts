import { type JsonRecord, record, textMap } from './json.ts';
import { readAnnotations } from './known-annotations.ts';
import { readPodSpec } from './pod-spec.ts';
import { type LabelSelector, readLabelSelector } from './selector.ts';
import type { Share } from './share.ts';
import { readShared } from './shared-part.ts';
import type { PodTemplate } from './workload.ts';

/** Reads `spec.template`, wherever it stands. */
export function readPodTemplate(value: unknown, share: Share): PodTemplate {
  return readShared(value, readTemplate, share);
}

function readTemplate(value: unknown, share: Share): PodTemplate {
  const raw = record(value);
  const metadata = record(raw.metadata);
  return {
    labels: share(textMap(metadata.labels)),
    annotations: share(readAnnotations(metadata.annotations)),
    spec: share(readPodSpec(raw.spec)),
  };
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
