import type { Fields } from '../../fixtures/objects/resource.ts';
import type { Random } from './random.ts';

/** A container of a pod template; the service account's mount is added when a pod is made of it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly imageId: string;
  readonly spec: Fields;
  readonly mounts: readonly Fields[];
  readonly requests: boolean;
}

/** What the pods are there for. */
export function mainContainer(name: string, image: string, namespace: string, random: Random): Container {
  const port = random.pick([8080, 8443, 3000, 9000]);
  const made = container(name, image, random);
  return {
    ...made,
    spec: {
      ...made.spec,
      args: random.chance(0.4) ? ['--config=/etc/app/config.yaml', `--listen=:${port}`, FILTER] : undefined,
      command: random.chance(0.2) ? ['/bin/sh', '-c', 'exec /app/serve "$@" 2>&1', '--'] : undefined,
      env: random.chance(0.75) ? environment(namespace, random.between(1, 4), random) : undefined,
      ports: [
        { containerPort: port, name: 'http', protocol: 'TCP' },
        ...(random.chance(0.3) ? [{ containerPort: 9102, name: 'metrics', protocol: 'TCP' }] : []),
      ],
      livenessProbe: random.chance(0.3) ? probe('/livez', port, random) : undefined,
      readinessProbe: random.chance(0.6) ? probe('/readyz', port, random) : undefined,
    },
  };
}

/** A sidecar or an init container: little to say. */
export function container(name: string, image: string, random: Random): Container {
  const requests = random.chance(0.92);
  const mounts = [
    ...(random.chance(0.5) ? [{ mountPath: '/etc/app', name: 'config', readOnly: true }] : []),
    ...(random.chance(0.2) ? [{ mountPath: '/var/cache/app', name: 'cache' }] : []),
  ];
  return {
    name,
    image,
    imageId: `${image.replace(/:[^:/]*$/, '')}@sha256:${random.hex(64)}`,
    mounts,
    requests,
    spec: {
      name,
      image,
      imagePullPolicy: 'IfNotPresent',
      resources: requests ? resources(random) : {},
      securityContext: random.chance(0.3)
        ? { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true }
        : undefined,
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
    },
  };
}

/** Holds every character that Go escapes. */
const FILTER = '--filter=latency<250 && status>=500';

function resources(random: Random): Fields {
  return {
    limits: {
      cpu: random.pick(['500m', '1', '2', '4']),
      memory: random.pick(['256Mi', '512Mi', '1Gi', '4Gi']),
    },
    requests: {
      cpu: random.pick(['25m', '100m', '250m', '1']),
      memory: random.pick(['64Mi', '128Mi', '256Mi']),
    },
  };
}

function probe(path: string, port: number, random: Random): Fields {
  return {
    failureThreshold: 3,
    httpGet: { path, port, scheme: 'HTTP' },
    initialDelaySeconds: random.between(2, 30),
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: random.between(1, 5),
  };
}

function environment(namespace: string, count: number, random: Random): readonly Fields[] {
  const values = VALUES(namespace);
  const start = random.below(values.length);
  return Array.from({ length: count }, (_, index) => {
    const [name, value] = values[(start + index) % values.length] ?? ['LOG_LEVEL', 'info'];
    const source = random.below(10);
    if (source < 6) return { name, value };
    const key = name.toLowerCase().replaceAll('_', '-');
    if (source < 8) return { name, valueFrom: { secretKeyRef: { key, name: `${namespace}-credentials` } } };
    if (source < 9) return { name, valueFrom: { configMapKeyRef: { key, name: `${namespace}-settings` } } };
    return { name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } } };
  });
}

const VALUES = (namespace: string) =>
  [
    ['LOG_LEVEL', 'info'],
    ['DATABASE_HOST', `postgres.${namespace}.svc.cluster.local`],
    ['REDIS_URL', `redis://redis.${namespace}.svc.cluster.local:6379/0`],
    ['KAFKA_BROKERS', 'kafka-0.kafka.queue.svc:9092,kafka-1.kafka.queue.svc:9092'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector.monitoring.svc.cluster.local:4317'],
    ['FEATURES', '{"newBasket":true,"limits":{"rps":250},"cohorts":["a","b"]}'],
    ['JAVA_TOOL_OPTIONS', '-XX:MaxRAMPercentage=75.0 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8'],
    ['CACHE_TTL_SECONDS', '300'],
    ['DEBUG', 'false'],
  ] as const;
