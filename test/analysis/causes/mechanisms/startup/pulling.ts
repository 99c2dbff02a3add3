import { type ClusterOptions, cluster } from '../../../../builders/cluster.ts';
import { MINUTE, NOW } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';

/** A Deployment `cart` whose one pod waits for its image, beside those that run. */
export interface PullOptions extends ClusterOptions {
  readonly image?: string;
  readonly reason?: string;
  /** What the waiting state says. */
  readonly waiting?: string;
  /** Messages of Failed events of the pod. */
  readonly said?: readonly string[];
  /** imagePullSecrets of the pod. */
  readonly logins?: readonly string[];
  /** Images of other workloads that run, in the order of their names. */
  readonly running?: readonly string[];
  readonly policy?: string;
}

export function pulling(options: PullOptions) {
  const {
    image = 'quay.io/acme/cart:1.4.2',
    reason = 'ErrImagePull',
    waiting,
    said = [],
    logins = [],
    running = [],
    policy = 'IfNotPresent',
    ...given
  } = options;
  const owner = deployment('cart', { available: 0, image });
  const stuck = pod('cart-5d4f8c7b9-aaaaa', {
    owner,
    image,
    imagePullPolicy: policy,
    waiting: { reason, message: waiting ?? `Back-off pulling image "${image}"` },
    ready: false,
    spec: { imagePullSecrets: logins },
  });
  const others = running.map((one, index) => {
    const name = one.slice(one.lastIndexOf('/') + 1).split(':')[0] ?? 'app';
    const other = deployment(`${name}-${index}`, { image: one });
    return { other, pod: pod(`${name}-${index}-77f-bbbbb`, { owner: other, image: one }) };
  });
  return cluster({
    deployments: [owner, ...others.map(({ other }) => other)],
    pods: [stuck, ...others.map((one) => one.pod)],
    events: said.map((message, age) => event(stuck, 'Failed', { message, lastAt: NOW - (age + 1) * MINUTE })),
    ...given,
  });
}

/** As the kubelet reports what containerd says of an image. */
export function failedToPull(image: string, why: string): string {
  return `Failed to pull image "${image}": failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${why}`;
}
