import type { LogSignature } from '../log-signature.ts';

/** What the operating system refuses: programs, files, memory. */
export const SYSTEM_SIGNATURES: readonly LogSignature[] = [
  {
    id: 'exec-format-error',
    title: 'A program is built for another CPU architecture, or is no program',
    pattern: /(?:(?<path>\/[\w./-]{1,200}):? .{0,20}?)?exec format error/i,
    hints: ['exec format error'],
    fatal: true,
  },
  {
    id: 'executable-not-found',
    title: 'A program to start is not in the image',
    pattern:
      /exec:? "?(?<path>[\w./-]{1,200})"?: (?:executable file not found|no such file or directory|stat .{1,200}: no such file)|(?:sh|bash|ash|entrypoint\.sh): (?:line )?(?:\d{1,5}: )?(?<path2>[\w./-]{1,200}): (?:command )?not found|can't execute '(?<path3>[^']{1,200})'|unable to access jarfile (?<path4>[\w./-]{1,200})|the application to execute does not exist: '(?<path5>[^']{1,200})'|can't open file '(?<path6>[^']{1,200}\.py)'/i,
    hints: [
      'executable file not found',
      'no such file',
      'not found',
      "can't execute",
      'access jarfile',
      'application to execute does not exist',
      "can't open file",
    ],
    fatal: true,
  },
  {
    id: 'shared-library-missing',
    title: 'A shared library is missing',
    pattern:
      /(?<library>[\w.+-]{1,100}\.so[\w.]{0,20}): cannot open shared object file|version `(?<library2>GLIBC\w{0,3}_[\d.]{1,20})' not found|Error loading shared library (?<library3>[\w.+-]{1,100})/,
    hints: ['shared object file', 'glibc', 'loading shared library'],
    fatal: true,
  },
  {
    id: 'segmentation-fault',
    title: 'A program broke memory protection',
    pattern: /segmentation fault|\bSIGSEGV\b|\bsegfault at\b/i,
    hints: ['segmentation fault', 'sigsegv', 'segfault'],
    fatal: true,
  },
  {
    id: 'out-of-memory',
    title: 'Memory ran out',
    pattern:
      /insufficient memory for the java runtime|could not reserve enough space for|\bout of memory\b|cannot allocate memory|\bOOMKilled\b|\bMemoryError\b|std::bad_alloc|memory allocation of \d{1,20} bytes failed|ENOMEM\b/i,
    hints: [
      'insufficient memory for the java',
      'reserve enough space',
      'out of memory',
      'allocate memory',
      'oomkilled',
      'memoryerror',
      'bad_alloc',
      'memory allocation',
      'enomem',
    ],
    fatal: true,
  },
  {
    // A shell's word for SIGKILL, most often the kernel's answer to a memory limit.
    id: 'process-killed',
    title: 'A process was killed',
    pattern: /^Killed$|: line \d{1,6}: {1,8}\d{1,10} Killed\b|Worker \(pid:\d{1,10}\) was sent SIGKILL/,
    hints: ['killed', 'sigkill'],
    fatal: true,
  },
  {
    id: 'no-space-left',
    title: 'A file system is full',
    pattern:
      /no space left on device|\bENOSPC\b|disk quota exceeded|disk (?:is )?full|not enough (?:free )?disk space/i,
    hints: ['no space left', 'enospc', 'quota exceeded', 'disk full', 'disk is full', 'disk space'],
    fatal: false,
  },
  {
    id: 'too-many-open-files',
    title: 'A limit of open files or watches is reached',
    pattern: /too many open files|\bEMFILE\b|\bENFILE\b|inotify watches/i,
    hints: ['too many open files', 'emfile', 'enfile', 'inotify watches'],
    fatal: false,
  },
  {
    id: 'read-only-file-system',
    title: 'A write goes to a read-only file system',
    pattern:
      /(?:(?<![\w./-])(?<path>\/[\w./-]{1,200})['"]?: {0,2})?(?:read-only file system|\bEROFS\b)(?:[^/]{0,40}['" ](?<path2>\/[\w./-]{1,200}))?/i,
    hints: ['read-only file system', 'erofs'],
    fatal: false,
  },
  {
    id: 'permission-denied',
    title: 'Access to a file is denied',
    pattern:
      /(?:(?<![\w./-])(?<path>\/[\w./-]{1,200})['"]?(?: \(|: {0,2}(?:\d{1,3}: )?))?permission denied(?:[^/]{0,40}['" ](?<path2>\/[\w./-]{1,200}))?|AccessDeniedException[[:] {0,2}(?<path3>\/[\w./-]{1,200})|access to the path ['"](?<path4>\/[\w./-]{1,200})['"] is denied|(?:chown|chmod|chang\w{1,3} (?:permissions|ownership)).{0,60}?(?:(?<![\w./-])(?<path5>\/[\w./-]{1,200}))?['"]?: {0,2}operation not permitted|['"= ](?<path6>\/[\w./-]{1,200})['"]? is not writ[ea]+ble|\((?:errcode|OS errno):? 13\b|\bEACCES\b(?!: permission)/i,
    hints: [
      'permission denied',
      'accessdeniedexception',
      'is denied',
      'operation not permitted',
      'is not writable',
      'is not writeable',
      'errcode: 13',
      'os errno 13',
      'eacces',
    ],
    fatal: false,
  },
  {
    id: 'file-not-found',
    title: 'A file is missing',
    pattern:
      /(?:(?<![\w./-])(?<path>\/[\w./-]{1,200})['"]?: {0,2})?(?:no such file or directory|\bENOENT\b)(?:[^/]{0,40}['" ](?<path2>\/[\w./-]{1,200}))?/i,
    hints: ['no such file or directory', 'enoent'],
    fatal: false,
  },
];
