/**
 * Whether a line is what a terminal or a chat put around the output that was copied from it: a prompt, alone or with
 * the kubectl command after it, or the fence of a Markdown code block. Lines of data never look so.
 */
export function isTerminalResidue(line: string): boolean {
  const text = line.slice(0, LONGEST).trim();
  return text !== '' && PATTERNS.some((pattern) => pattern.test(text));
}

const LONGEST = 500;
const COMMAND = String.raw`(?:sudo )?(?:k3s |microk8s[ .])?(?:kubectl|oc|k)\b`;
const PATTERNS: readonly RegExp[] = [
  /^(?:`{3,}|~{3,})[\w-]*$/,
  // PowerShell, and cmd.exe.
  /^(?:\(\w[\w.-]*\) )?PS (?:[A-Za-z]:\\|\/|~|Microsoft\.)[^>]*>/,
  /^[A-Za-z]:\\[^<>|]*>/,
  // user@host:~/capture$ and [user@host capture]#
  /^(?:\([\w.-]+\) ?)?[\w.-]+@[\w.-]+(?::| )[^$#%>]{0,200}[$#%>](?:\s|$)/,
  /^\[[\w.-]+@[\w.-]+ [^\]]{0,200}\][$#](?:\s|$)/,
  new RegExp(`^[$#%>❯➜] ?${COMMAND}`),
  /^[$%❯➜]$/,
  new RegExp(`^${COMMAND} (?:get|top|version|describe|events|logs)\\b`),
];
