import type { Container } from '../../../../model/container.ts';
import type { Pod } from '../../../../model/pod.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';

/** A port that a container listens on, by what the pod says of it. */
export interface ClaimedPort {
  readonly container: string;
  readonly port: number;
  /** `declares it`, `by args[1]`, `by the annotation proxy.istio.io/config`. */
  readonly words: string;
  readonly evidence: Evidence;
}

/** TCP ports that the containers of a pod listen on side by side; init containers that are over are none of them. */
export function claimedPorts(pod: Pod): readonly ClaimedPort[] {
  const sidecars = pod.spec.initContainers.map((spec, index) => ({
    spec,
    path: `spec.initContainers[${index}]`,
  }));
  const all = [
    ...pod.spec.containers.map((spec, index) => ({ spec, path: `spec.containers[${index}]` })),
    ...sidecars.filter(({ spec }) => spec.sidecar),
  ];
  return all.flatMap(({ spec, path }) => [
    ...declared(pod, spec, path),
    ...configured(pod, spec, path),
    ...annotated(pod, spec),
  ]);
}

function declared(pod: Pod, { name, ports }: Container, path: string): readonly ClaimedPort[] {
  return ports.flatMap(({ port, protocol }, index) =>
    protocol !== 'TCP'
      ? []
      : [
          {
            container: name,
            port,
            words: 'which declares it',
            evidence: field(pod, `${path}.ports[${index}].containerPort`, port),
          },
        ],
  );
}

function configured(
  pod: Pod,
  { name, configuredPorts = [], env }: Container,
  path: string,
): readonly ClaimedPort[] {
  return configuredPorts.map((one) => {
    const [, index] = /^env\[(\d+)\]/.exec(one.path) ?? [];
    const variable = index === undefined ? null : (env[Number(index)]?.name ?? null);
    return {
      container: name,
      port: one.port,
      words:
        variable === null
          ? `which is told so by ${one.path}`
          : `which is told so by ${excerpt(variable, 60)}`,
      evidence: field(pod, `${path}.${one.path}`, one.port),
    };
  });
}

/** What meshes inject takes its ports from annotations of the pod. */
const SIDECARS: readonly { readonly annotation: RegExp; readonly container: RegExp }[] = [
  {
    annotation: /^(?:proxy\.istio\.io\/config|status\.sidecar\.istio\.io\/port)$/,
    container: /istio|proxyv2/,
  },
  { annotation: /^config\.linkerd\.io\/.*port$/, container: /linkerd/ },
  { annotation: /^dapr\.io\/.*port$/, container: /dapr/ },
];

function annotated(pod: Pod, { name, image }: Container): readonly ClaimedPort[] {
  return Object.entries(pod.meta.annotations).flatMap(([key, value]) => {
    const isOwn = SIDECARS.some(
      ({ annotation, container }) => annotation.test(key) && container.test(`${name} ${image ?? ''}`),
    );
    const [, port] = /(?:^|: )(\d{1,5})$/.exec(value) ?? [];
    if (!isOwn || port === undefined) return [];
    return [
      {
        container: name,
        port: Number(port),
        words: `which is told so by the annotation ${key}`,
        evidence: field(pod, `metadata.annotations['${key}']`, value),
      },
    ];
  });
}
