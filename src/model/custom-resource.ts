import { boundedText } from './bounded-text.ts';
import { type CertificateFacts, readCertificateFacts } from './certificate.ts';
import { type Condition, readConditions } from './condition.ts';
import { type Delivery, readDelivery } from './delivery.ts';
import { type GatewayFacts, readGatewayFacts } from './gateway.ts';
import { type JsonRecord, number, record, records, text, texts } from './json.ts';
import type { KubernetesObject, ObjectMeta, ObjectReference } from './object.ts';
import type { Share } from './share.ts';
import { referencesIn } from './spec-reference.ts';

/** Any object of a kind the model has no type for: metadata, conditions and what it refers to. */
export interface CustomResource extends KubernetesObject {
  readonly conditions: readonly Condition[];
  readonly phase: string | null;
  /** `status.health` where it is a word (Elastic), or `status.robustness` (Longhorn). */
  readonly health: string | null;
  readonly suspended: boolean;
  readonly generation: number | null;
  readonly observedGeneration: number | null;
  /** Objects named in `spec`: `secretName`, `configMapRef`, `serviceName`, ... in the same namespace. */
  readonly references: readonly ObjectReference[];
  /** Only of Flux and Argo CD. */
  readonly delivery: Delivery | null;
  /** Only of the Gateway API. */
  readonly gateway: GatewayFacts | null;
  /** Only of cert-manager's Certificates. */
  readonly certificate: CertificateFacts | null;
}

export interface CustomResourceDefinition extends KubernetesObject {
  readonly group: string;
  readonly resourceKind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly versions: readonly {
    readonly name: string;
    readonly served: boolean;
    readonly storage: boolean;
    readonly deprecated: boolean;
  }[];
  readonly storedVersions: readonly string[];
  readonly conditions: readonly Condition[];
}

/** Reads what operators have in common, by convention: conditions, a phase or state, a switch to pause, references. */
export function readCustomResource(raw: JsonRecord, meta: ObjectMeta, share: Share): CustomResource {
  const spec = record(raw.spec);
  const status = record(raw.status);
  return {
    meta,
    conditions: readConditions(status.conditions),
    phase: phaseOf(status),
    health: boundedText(status.health, LONGEST_PHASE) ?? boundedText(status.robustness, LONGEST_PHASE),
    suspended: spec.suspend === true || spec.paused === true,
    generation: number(record(raw.metadata).generation),
    observedGeneration: number(status.observedGeneration),
    references: share(referencesIn(raw.spec, meta.namespace)),
    delivery: readDelivery(raw, meta),
    gateway: readGatewayFacts(raw, meta),
    certificate: readCertificateFacts(raw, meta),
  };
}

/** Before apiextensions.k8s.io/v1 a single version stood in `spec.version`. */
export function readCustomResourceDefinition(
  raw: JsonRecord,
  meta: ObjectMeta,
  share: Share,
): CustomResourceDefinition {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const names = record(spec.names);
  const versions = records(spec.versions).map(readVersion);
  const only = text(spec.version);
  const single = only === null ? [] : [{ name: only, served: true, storage: true, deprecated: false }];
  return {
    meta,
    group: text(spec.group) ?? '',
    resourceKind: text(names.kind) ?? '',
    plural: text(names.plural) ?? '',
    namespaced: spec.scope !== 'Cluster',
    versions: share(versions.length > 0 ? versions : single),
    storedVersions: share(texts(status.storedVersions)),
    conditions: readConditions(status.conditions),
  };
}

const LONGEST_PHASE = 256;

/** `status.health.status` is Argo CD's. */
function phaseOf(status: JsonRecord): string | null {
  return (
    boundedText(status.phase, LONGEST_PHASE) ??
    boundedText(status.state, LONGEST_PHASE) ??
    boundedText(record(status.health).status, LONGEST_PHASE)
  );
}

function readVersion(raw: JsonRecord): CustomResourceDefinition['versions'][number] {
  return {
    name: text(raw.name) ?? '',
    served: raw.served === true,
    storage: raw.storage === true,
    deprecated: raw.deprecated === true,
  };
}
