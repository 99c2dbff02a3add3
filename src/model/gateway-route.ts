/** One route of a gateway that is configured by text: which requests go to which host. */
export interface GatewayRoute {
  /** The key of the ConfigMap it stands in. */
  readonly key: string;
  /** Its name, where the gateway gives routes names. */
  readonly id: string | null;
  /** The first path it answers to, without wildcards. */
  readonly path: string;
  readonly host: string;
  readonly port: number | null;
}

/**
 * Routes of Spring Cloud Gateway (YAML and properties) and nginx. Nothing else of the text is kept; what does not look
 * like a name, a path or a host is left out. Linear in the text, of which only the first 64 KiB are read.
 * https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway/configuration.html
 * https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass
 */
export function routesIn(key: string, text: string): readonly GatewayRoute[] {
  const isNginx = text.includes('proxy_pass');
  if (!isNginx && !(text.includes('uri') && text.includes('Path='))) return [];
  const lines = text.slice(0, LONGEST).split(/[\r\n]+/);
  const drafts = isNginx ? nginxRoutes(lines.flatMap(statements)) : springRoutes(lines);
  return drafts.slice(0, MOST_ROUTES).flatMap((draft) => routeOf(key, draft) ?? []);
}

const LONGEST = 64 * 1024;
const MOST_ROUTES = 200;

interface Draft {
  id: string | null;
  uri: string | null;
  path: string | null;
}

function routeOf(key: string, { id, uri, path }: Draft): GatewayRoute | null {
  const target = uri === null ? null : targetOf(uri);
  const plain = (path ?? '').replace(/[*{$(?].*$/s, '').replace(/\/+$/, '');
  if (target === null || !PATH.test(plain)) return null;
  return { key, id: id !== null && NAME.test(id) ? id : null, path: plain, ...target };
}

const PATH = /^(?:\/[\w.~-]{1,63}){1,8}$/;
const NAME = /^[\w.-]{1,63}$/;
const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/** `lb://cart`, `http://${CART_HOST:cart}:8080/`: of a placeholder what it stands for when nothing is set. */
function targetOf(uri: string): { readonly host: string; readonly port: number | null } | null {
  const plain = uri.replace(/\$\{[\w.-]{1,100}:([^{}]{0,253})\}/g, '$1');
  const [, host = '', port] =
    /^[a-z][a-z0-9+]{0,9}:\/\/([^/:\s]{1,253})(?::(\d{1,5}))?(?:\/|$)/.exec(plain) ?? [];
  return HOST.test(host) ? { host, port: port === undefined ? null : Number(port) } : null;
}

/** A route begins with the first field of its list item. */
function springRoutes(lines: readonly string[]): readonly Draft[] {
  const drafts = new Map<string, Draft>();
  let item = 0;
  for (const line of lines) {
    const [, index, property, assigned] = PROPERTY.exec(line) ?? [];
    const [, dash = '', field, given] = FIELD.exec(line) ?? [];
    if (dash !== '' && property === undefined) item += 1;
    const place = index === undefined ? `item ${item}` : `index ${index}`;
    const draft = drafts.get(place) ?? { id: null, uri: null, path: null };
    drafts.set(place, draft);
    const value = unquoted(assigned ?? given ?? '');
    const name = property ?? field;
    if (name === 'id') draft.id ??= value;
    if (name === 'uri') draft.uri ??= value;
    draft.path ??= PREDICATE.exec(line)?.[1] ?? null;
  }
  return [...drafts.values()];
}

const PROPERTY = /routes\[(\d{1,4})\]\.(id|uri|predicates)\S{0,10}\s{0,5}=\s{0,5}(.{1,300})$/;
const FIELD = /^\s{0,80}(- {1,10})?(id|uri|predicates|filters)\s{0,5}:(.{0,300})$/;
const PREDICATE = /\bPath=\s{0,5}(\/[^\s,"']{0,300})/;

function unquoted(text: string): string {
  return text
    .replace(/\s#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
}

/** A comment ends with its line, whatever stands in it. */
function statements(line: string): readonly string[] {
  return /^\s{0,80}#/.test(line) ? [] : line.split(/(?<=[;{}])/);
}

/** `proxy_pass` belongs to the `location` before it; an `upstream` stands for its first server. */
function nginxRoutes(lines: readonly string[]): readonly Draft[] {
  const upstreams = new Map<string, string>();
  const drafts: Draft[] = [];
  let upstream: string | null = null;
  let path: string | null = null;
  for (const line of lines) {
    upstream = /^\s{0,80}upstream\s{1,10}([\w.-]{1,100})/.exec(line)?.[1] ?? upstream;
    path = /\blocation\s{1,10}(?:(?:=|~\*?|\^~)\s{0,10})?\^?(\/[^\s{]{0,300})/.exec(line)?.[1] ?? path;
    const server = /^\s{0,80}server\s{1,10}([^\s;]{1,300})/.exec(line)?.[1];
    if (upstream !== null && server !== undefined && !upstreams.has(upstream))
      upstreams.set(upstream, server);
    if (line.includes('}')) upstream = null;
    const uri = /\bproxy_pass\s{1,10}([^\s;]{1,300})/.exec(line)?.[1];
    if (uri !== undefined) drafts.push({ id: null, uri, path });
  }
  return drafts.map((draft) => ({
    ...draft,
    uri: draft.uri === null ? null : throughUpstream(draft.uri, upstreams),
  }));
}

function throughUpstream(uri: string, upstreams: ReadonlyMap<string, string>): string {
  const [, scheme = '', name = ''] = /^(https?:\/\/)([\w.-]{1,100})(?:\/|$)/.exec(uri) ?? [];
  const server = upstreams.get(name);
  return server === undefined ? uri : `${scheme}${server}`;
}
