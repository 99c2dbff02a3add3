import type { LogSignature } from '../log-signature.ts';

/** Trouble in reaching others, or in being reached. A group's name may end in a digit where a pattern has alternatives. */
export const NETWORK_SIGNATURES: readonly LogSignature[] = [
  {
    id: 'address-in-use',
    title: 'A port is already taken',
    pattern:
      /port:? (?<port3>\d{1,5})(?: (?:is|was))? already (?:in use|bound|allocated|being used)|the port may already be in use|only one usage of each socket address|(?:(?:(?<![T\s:+-]\d\d|^\d\d)[:\]]|', )(?<port>\d{1,5})\b.{0,40})?(?:address (?:is )?already in use|98: Address in use|EADDRINUSE)(?:.{0,40}?:(?<port2>\d{1,5})\b)?/i,
    hints: [
      'address already in use',
      'address is already in use',
      'address in use',
      'eaddrinuse',
      'already in use',
      'already bound',
      'already allocated',
      'already being used',
      'already be in use',
      'one usage of each socket',
    ],
    fatal: true,
  },
  {
    id: 'port-not-permitted',
    title: 'A port may not be opened by this user',
    pattern:
      /(?::(?<port>\d{1,5}): {0,2})?bind: permission denied|EACCES: permission denied .{0,40}:(?<port2>\d{1,5})\b/,
    hints: ['bind: permission denied', 'eacces: permission denied'],
    fatal: true,
  },
  {
    id: 'name-resolution-failed',
    title: 'A host name does not resolve',
    pattern:
      /lookup (?<host>[\w.-]{1,253})(?: on [\d.:[\]a-f]{1,60})?: (?:no such host|server misbehaving|Temporary failure)|(?:ENOTFOUND|EAI_AGAIN) (?<host2>[\w.-]{1,253})|could not translate host name "(?<host3>[^"]{1,253})"|UnknownHostException: (?<host4>[\w.-]{1,253})|host not found in upstream "(?<host5>[^"]{1,253})"|(?:could not|couldn't) resolve host:? '?(?<host6>[\w.-]{1,253})|no such host\b|name or service not known|temporary failure in name resolution|name does not resolve|nodename nor servname/i,
    hints: [
      'no such host',
      'server misbehaving',
      'temporary failure',
      'enotfound',
      'eai_again',
      'translate host name',
      'unknownhostexception',
      'host not found in upstream',
      'resolve host',
      'name or service not known',
      'name does not resolve',
      'nodename nor servname',
    ],
    fatal: false,
  },
  {
    id: 'connection-refused',
    title: 'Connections are refused',
    pattern:
      /(?:(?<![\w.-])(?!\d{4}-\d\d-|\d{1,2}:)(?:"(?<host>[\w.-]{1,253})" \([^)]{1,60}\), port (?<port>\d{1,5})|(?<host2>[\w.-]{1,253}):(?<port2>\d{1,5})|\[(?<host3>[0-9a-f:]{2,45})\]:(?<port3>\d{1,5})).{0,40}?)?\b(?:connection refused|failed: connection refused|ECONNREFUSED(?: (?<host4>[\w.-]{1,253}):(?<port4>\d{1,5}))?)|Connect call failed \('(?<host5>[^']{1,253})', (?<port5>\d{1,5})|Connection to (?<host6>[\w.-]{1,253}):(?<port6>\d{1,5}) refused|Can't connect to (?:MySQL|MariaDB|local MySQL) server on '(?<host7>[\w.-]{1,253})/i,
    hints: ['connection refused', 'econnrefused', 'connect call failed', ' refused', "can't connect to"],
    fatal: false,
  },
  {
    id: 'network-unreachable',
    title: 'A network cannot be reached',
    pattern:
      /(?:(?<![\w.-])(?!\d{4}-\d\d-|\d{1,2}:)(?<host>[\w.-]{1,253}):(?<port>\d{1,5}).{0,40}?)?(?:network is unreachable|ENETUNREACH)/i,
    hints: ['network is unreachable', 'enetunreach'],
    fatal: false,
  },
  {
    id: 'no-route-to-host',
    title: 'There is no route to a host',
    pattern:
      /(?:(?<![\w.-])(?!\d{4}-\d\d-|\d{1,2}:)(?<host>[\w.-]{1,253}):(?<port>\d{1,5}).{0,40}?)?(?:no route to host|EHOSTUNREACH)/i,
    hints: ['no route to host', 'ehostunreach'],
    fatal: false,
  },
  {
    id: 'connection-timeout',
    title: 'Connections time out',
    pattern:
      /(?:(?<![\w.-])(?!\d{4}-\d\d-|\d{1,2}:)(?<host>[\w.-]{1,253}):(?<port>\d{1,5}).{0,40}?)?(?:i\/o timeout|connection timed ?out|connect timed out|connect timeout|connecttimeout|connection timeout|TLS handshake timeout|ETIMEDOUT(?: (?<host2>[\w.-]{1,253}):(?<port2>\d{1,5}))?)/i,
    hints: [
      'i/o timeout',
      'connection time',
      'connect timeout',
      'connect timed out',
      'connecttimeout',
      'handshake timeout',
      'etimedout',
    ],
    fatal: false,
  },
  {
    id: 'deadline-exceeded',
    title: 'Requests are not answered in time',
    pattern: /context deadline exceeded|DEADLINE_EXCEEDED|DeadlineExceeded/,
    hints: ['deadline exceeded', 'deadline_exceeded', 'deadlineexceeded'],
    fatal: false,
  },
  {
    id: 'connection-reset',
    title: 'Connections are cut by the other side',
    pattern:
      /connection reset by peer|ECONNRESET|server closed the connection unexpectedly|upstream prematurely closed/i,
    hints: ['connection reset', 'econnreset', 'closed the connection', 'prematurely closed'],
    fatal: false,
  },
  {
    // StackExchange.Redis, the usual client of .NET, says no more than that.
    id: 'connection-failed',
    title: 'A server cannot be reached',
    pattern:
      /UnableToConnect on (?<host>[\w.-]{1,253}):(?<port>\d{1,5})|It was not possible to connect to the redis server/,
    hints: ['unabletoconnect on', 'not possible to connect to the redis'],
    fatal: false,
  },
  {
    id: 'certificate-expired',
    title: 'A certificate is not valid at this time',
    pattern:
      /certificate (?:has expired|is not yet valid|expired)|CERT_HAS_EXPIRED|CertificateExpiredException/i,
    hints: [
      'certificate has expired',
      'certificate is not yet',
      'certificate expired',
      'cert_has_expired',
      'certificateexpired',
    ],
    fatal: false,
  },
  {
    id: 'certificate-name-mismatch',
    title: 'A certificate is for another name',
    pattern:
      /certificate is (?:not )?valid for .{1,200}, not (?<host>[\w.-]{1,253})|cannot validate certificate for (?<host2>[\w.:-]{1,253})|Hostname\/IP does not match certificate|certificate is not valid for/i,
    hints: [
      'certificate is valid for',
      'cannot validate certificate',
      'does not match certificate',
      'certificate is not valid for',
    ],
    fatal: false,
  },
  {
    id: 'certificate-untrusted',
    title: 'A certificate is not trusted',
    pattern:
      /certificate signed by unknown authority|self[- ]signed certificate|unable to (?:get (?:local )?issuer|verify the first) certificate|PKIX path building failed|certificate verify failed|invalid peer certificate/i,
    hints: [
      'unknown authority',
      'signed certificate',
      'issuer certificate',
      'verify the first certificate',
      'pkix path',
      'certificate verify failed',
      'invalid peer certificate',
    ],
    fatal: false,
  },
  {
    id: 'tls-handshake-failed',
    title: 'A TLS connection does not come about',
    pattern:
      /remote error: tls: (?<message>[\w ]{1,80})|tls: (?:first record does not look like|handshake failure)|server gave HTTP response to HTTPS client|SSLHandshakeException|ssl[\w .:-]{0,80}wrong version number/i,
    hints: [
      'error: tls',
      'tls: first',
      'tls: handshake',
      'response to https',
      'sslhandshake',
      'wrong version number',
    ],
    fatal: false,
  },
];
