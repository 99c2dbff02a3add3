import { boundedText } from './bounded-text.ts';
import { type Instant, instant } from './instant.ts';
import { type JsonRecord, record, records, text, texts } from './json.ts';
import { apiGroup } from './kinds.ts';
import type { ObjectMeta, ObjectReference } from './object.ts';

/** What Flux and Argo CD say of how far an object of theirs has come. */
export interface Delivery {
  /** What a source fetched last: `main@sha1:…`, a chart's version. */
  readonly fetched: string | null;
  readonly fetchedAt: Instant | null;
  /** What was applied last. */
  readonly applied: string | null;
  /** What was tried last, which may have failed. */
  readonly attempted: string | null;
  /** Where a Kustomization or HelmRelease takes it from. */
  readonly source: ObjectReference | null;
  /** Argo CD: `Synced`, `OutOfSync`, `Unknown`. */
  readonly sync: string | null;
  /** Argo CD: phase of the last operation: `Succeeded`, `Failed`, ... */
  readonly operation: string | null;
}

/**
 * `null` for anything else than a source, Kustomization or HelmRelease of Flux, or an Application of Argo CD.
 * https://fluxcd.io/flux/components/, https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml
 */
export function readDelivery(raw: JsonRecord, meta: ObjectMeta): Delivery | null {
  if (!isDelivering(meta)) return null;
  const spec = record(raw.spec);
  const status = record(raw.status);
  const artifact = record(status.artifact);
  const sync = record(status.sync);
  const [released] = records(status.history);
  return {
    fetched: bounded(artifact.revision),
    fetchedAt: instant(artifact.lastUpdateTime),
    applied:
      bounded(status.lastAppliedRevision) ??
      bounded(record(released).chartVersion) ??
      bounded(sync.revision) ??
      bounded(texts(sync.revisions).join(', ')),
    attempted: bounded(status.lastAttemptedRevision),
    source: readSource(spec, meta),
    sync: bounded(sync.status),
    operation: bounded(record(status.operationState).phase),
  };
}

const LONGEST = 256;
const KINDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['kustomize.toolkit.fluxcd.io', new Set(['Kustomization'])],
  ['helm.toolkit.fluxcd.io', new Set(['HelmRelease'])],
  [
    'source.toolkit.fluxcd.io',
    new Set(['GitRepository', 'HelmRepository', 'OCIRepository', 'Bucket', 'ExternalArtifact']),
  ],
  ['argoproj.io', new Set(['Application'])],
]);

function isDelivering({ apiVersion, kind }: ObjectMeta): boolean {
  return KINDS.get(apiGroup(apiVersion))?.has(kind) === true;
}

function bounded(value: unknown): string | null {
  return boundedText(value, LONGEST);
}

/** In the object's own namespace unless it names another. */
function readSource(spec: JsonRecord, meta: ObjectMeta): ObjectReference | null {
  const chart = record(record(record(spec.chart).spec).sourceRef);
  const { kind, name, namespace } =
    [record(spec.sourceRef), record(spec.chartRef), chart].find((one) => text(one.name) !== null) ?? {};
  const [sourceKind, sourceName] = [text(kind), text(name)];
  if (sourceKind === null || sourceName === null) return null;
  return { kind: sourceKind, namespace: text(namespace) ?? meta.namespace, name: sourceName };
}
