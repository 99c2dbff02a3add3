import type { LogSignature } from '../log-signature.ts';

/** How language runtimes say that a program, or a part of it, cannot go on. Specific ones first. */
export const LANGUAGE_SIGNATURES: readonly LogSignature[] = [
  {
    id: 'python-module-not-found',
    title: 'A Python module is missing',
    pattern: /(?:ModuleNotFoundError|ImportError): No module named ['"]?(?<module>[\w.]{1,100})/,
    hints: ['no module named'],
    fatal: true,
  },
  {
    id: 'python-import-error',
    title: 'A Python import fails',
    pattern:
      /ImportError: (?!\S{1,100}: cannot open shared)(?:cannot import name ['"]?(?<name>\w{1,100})['"]?)?(?: from ['"]?(?<module>[\w.]{1,100}))?/,
    hints: ['importerror'],
    fatal: true,
  },
  {
    id: 'python-null-bytes',
    title: 'A Python source file holds null bytes',
    pattern: /source code (?:string )?cannot contain null bytes/,
    hints: ['null bytes'],
    fatal: true,
  },
  {
    id: 'json-unreadable',
    title: 'A text that should be JSON is not',
    pattern:
      /JSONDecodeError: (?<message>.{1,200})|(?:in JSON at position|is not valid JSON|unexpected end of JSON input|looking for beginning of (?:value|object key))|JsonParseException|JsonReaderException/i,
    hints: [
      'jsondecodeerror',
      'in json at',
      'not valid json',
      'end of json input',
      'looking for beginning of',
      'jsonparseexception',
      'jsonreaderexception',
    ],
    fatal: false,
  },
  {
    id: 'node-syntax-error',
    title: 'A JavaScript source file does not parse',
    pattern:
      /SyntaxError: (?<message>(?:Unexpected (?:token|identifier|end of input|string|number|reserved word|strict)|Invalid or unexpected token|missing [)\]}]|Cannot use import statement|await is only valid|Identifier '[^']{1,60}' has already).{0,160})/,
    hints: ['syntaxerror'],
    fatal: true,
  },
  {
    id: 'python-syntax-error',
    title: 'A Python source file does not parse',
    pattern: /\b(?:SyntaxError|IndentationError|TabError): (?<message>.{1,200})/,
    hints: ['syntaxerror', 'indentationerror', 'taberror'],
    fatal: true,
  },
  {
    id: 'node-module-not-found',
    title: 'A Node.js module is missing',
    pattern: /Cannot find (?:module|package) ['"](?<module>[^'"]{1,200})/,
    hints: ['cannot find module', 'cannot find package'],
    fatal: true,
  },
  {
    id: 'node-heap-exhausted',
    title: 'A Node.js heap is full',
    pattern: /JavaScript heap out of memory/,
    hints: ['javascript heap'],
    fatal: true,
  },
  {
    id: 'node-unhandled-rejection',
    title: 'A promise was rejected and nothing handled it',
    pattern: /unhandled ?(?:promise ?)?rejection|rejecting a promise which was not handled/i,
    hints: ['rejection', 'rejecting a promise'],
    fatal: true,
  },
  {
    id: 'node-uncaught-exception',
    title: 'An exception ended a Node.js process',
    pattern: /triggerUncaughtException|\buncaught ?exception\b/i,
    hints: ['uncaught'],
    fatal: true,
  },
  {
    id: 'java-class-not-found',
    title: 'A Java class is missing',
    pattern:
      /(?:ClassNotFoundException|NoClassDefFoundError): (?:Could not initialize class )?(?<module>[\w.$/]{1,200})|Could not find or load main class (?<module2>[\w.$/]{1,200})/,
    hints: ['classnotfoundexception', 'noclassdeffounderror', 'load main class'],
    fatal: true,
  },
  {
    id: 'java-version-too-old',
    title: 'A Java program is built for a newer runtime',
    pattern: /UnsupportedClassVersionError: (?<module>[\w.$/]{1,200})/,
    hints: ['unsupportedclassversionerror'],
    fatal: true,
  },
  {
    id: 'java-archive-unusable',
    title: 'A Java archive cannot be run',
    pattern:
      /no main manifest attribute, in (?<path>\S{1,200})|invalid or corrupt jarfile (?<path2>\S{1,200})/i,
    hints: ['no main manifest', 'corrupt jarfile'],
    fatal: true,
  },
  {
    id: 'dotnet-runtime-missing',
    title: 'A .NET runtime or framework is missing',
    pattern:
      /you must install (?:or update )?\.NET|not possible to find any compatible framework|framework: '(?<module>[^']{1,100})', version '[^']{1,40}'.{0,20}not found/i,
    hints: ['must install', 'compatible framework', "framework: '"],
    fatal: true,
  },
  {
    id: 'java-out-of-memory',
    title: 'A Java virtual machine is out of memory',
    pattern: /java\.lang\.OutOfMemoryError(?:: (?<space>.{1,80}))?/,
    hints: ['outofmemoryerror'],
    fatal: true,
  },
  {
    id: 'spring-start-failed',
    title: 'A Spring application does not start',
    pattern: /APPLICATION FAILED TO START|Application run failed/,
    hints: ['application failed to start', 'application run failed'],
    fatal: true,
  },
  {
    id: 'ruby-load-error',
    title: 'A Ruby file or gem is missing',
    pattern: /cannot load such file -- (?<module>\S{1,200})/,
    hints: ['cannot load such file'],
    fatal: true,
  },
];

/** Ends that say little about why; tried last, so that a line which names its reason counts as that. */
export const PROGRAM_END_SIGNATURES: readonly LogSignature[] = [
  {
    id: 'java-main-thread-exception',
    title: 'An exception ended a Java program',
    pattern: /Exception in thread "main" (?<error>[\w.$]{1,200})/,
    hints: ['exception in thread "main"'],
    fatal: true,
  },
  {
    id: 'dotnet-unhandled-exception',
    title: 'An exception ended a .NET program',
    pattern: /Unhandled exception\.? (?<error>[\w.]{1,200})/i,
    hints: ['unhandled exception'],
    fatal: true,
  },
  {
    id: 'go-panic',
    title: 'A Go program panicked',
    pattern: /(?:^|[\s"])panic: (?<message>.{1,200})/,
    hints: ['panic: '],
    fatal: true,
  },
  {
    id: 'go-fatal-error',
    title: 'The Go runtime gave up',
    pattern: /^fatal error: (?<message>.{1,200})/,
    hints: ['fatal error: '],
    fatal: true,
  },
  {
    id: 'rust-panic',
    title: 'A Rust program panicked',
    pattern: /thread '(?<thread>[^']{1,100})' (?:\(\d{1,10}\) )?panicked at (?<message>.{1,200})/,
    hints: ['panicked at'],
    fatal: true,
  },
  {
    id: 'php-fatal-error',
    title: 'An error ended a PHP script',
    pattern: /PHP Fatal error: {1,4}(?<message>.{1,200})/,
    hints: ['php fatal error'],
    fatal: true,
  },
  {
    id: 'fatal-log-line',
    title: 'The program logs an error it calls fatal',
    pattern:
      /\[(?:emerg|fatal|FATAL)\]|(?:^|\s)FATAL:?\s|\blevel=(?:fatal|panic)\b|"level": ?"(?:fatal|FATAL)"/,
    hints: ['emerg', 'fatal', 'level=panic'],
    fatal: true,
  },
  {
    // A program may log a traceback and go on, so this alone is not the end.
    id: 'python-exception',
    title: 'A Python exception with its traceback',
    pattern: /^(?<error>(?:[A-Za-z_]\w{0,60}\.){0,8}[A-Z]\w{0,80})(?:: (?<message>.{1,200}))?$/,
    hints: ['error', 'exception', 'exit', 'interrupt', 'timeout', 'refused', 'failed', 'denied'],
    fatal: false,
  },
];
