import type { ImageReference } from './image-reference.ts';

/**
 * Whether an image is a bare language or operating system: one of Docker's official images, from Docker Hub or a mirror
 * that keeps their names (`public.ecr.aws/docker/library/python`). It holds no program of its own to run.
 * https://github.com/docker-library/official-images
 */
export function isBaseImage(image: ImageReference): boolean {
  return BASES.has(officialName(image) ?? '');
}

/** Whether it is an official image that holds a server or a tool: `redis`, `nginx`. */
export function isOfficialProgram(image: ImageReference): boolean {
  return PROGRAMS.has(officialName(image) ?? '');
}

/** `null` for what is not named like an official image. */
function officialName({ repository }: ImageReference): string | null {
  return /^(?:.+\/)?library\/([^/]+)$/.exec(repository)?.[1] ?? null;
}

const BASES: ReadonlySet<string> = new Set([
  'almalinux',
  'alpine',
  'alt',
  'amazoncorretto',
  'amazonlinux',
  'archlinux',
  'bash',
  'buildpack-deps',
  'busybox',
  'centos',
  'clojure',
  'composer',
  'dart',
  'debian',
  'eclipse-temurin',
  'elixir',
  'erlang',
  'fedora',
  'gcc',
  'golang',
  'gradle',
  'groovy',
  'haskell',
  'ibmjava',
  'java',
  'julia',
  'maven',
  'mono',
  'node',
  'openjdk',
  'oraclelinux',
  'perl',
  'photon',
  'php',
  'pypy',
  'python',
  'r-base',
  'rockylinux',
  'ruby',
  'rust',
  'sapmachine',
  'swift',
  'ubuntu',
]);

const PROGRAMS: ReadonlySet<string> = new Set([
  'adminer',
  'arangodb',
  'caddy',
  'cassandra',
  'chronograf',
  'clickhouse',
  'consul',
  'couchbase',
  'couchdb',
  'docker',
  'eclipse-mosquitto',
  'elasticsearch',
  'flink',
  'ghost',
  'gitea',
  'haproxy',
  'hello-world',
  'httpd',
  'influxdb',
  'jenkins',
  'joomla',
  'kapacitor',
  'kibana',
  'kong',
  'logstash',
  'mariadb',
  'matomo',
  'mediawiki',
  'memcached',
  'mongo',
  'mongo-express',
  'mysql',
  'nats',
  'neo4j',
  'nextcloud',
  'nginx',
  'odoo',
  'percona',
  'phpmyadmin',
  'postgres',
  'rabbitmq',
  'redis',
  'redmine',
  'registry',
  'rethinkdb',
  'solr',
  'sonarqube',
  'spark',
  'telegraf',
  'tomcat',
  'traefik',
  'unit',
  'valkey',
  'varnish',
  'vault',
  'wordpress',
  'zookeeper',
]);
