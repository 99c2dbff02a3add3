import { isRecord } from '../../../src/model/json.ts';

/** Commands of an audit that a shell would read as more than the words they are meant to be. */
export function badCommands(audit: unknown): readonly string[] {
  const bad: string[] = [];
  const visit = (value: unknown, key: string) => {
    if (Array.isArray(value)) for (const one of value) visit(one, key);
    else if (isRecord(value)) for (const [name, child] of Object.entries(value)) visit(child, name);
    else if (key === 'commands' && (typeof value !== 'string' || !isHarmless(value)))
      bad.push(JSON.stringify(value));
  };
  visit(audit, '');
  return bad;
}

const WORD = String.raw`(?:[A-Za-z0-9_@%+=:,./-]|'[^'\n]*'|\\')+`;
const SSH = `ssh (?!'?-)${WORD}`;
const COMMAND = new RegExp(`^(?:kubectl|${SSH} sudo)(?: ${WORD})*$`);
/** An image is copied from node to node. */
const COPY = new RegExp(`^${SSH} ${WORD} \\| ${SSH} ${WORD}$`);
const REMARK = /^# [^\n\r\u0000-\u001f]*$/;

function isHarmless(command: string): boolean {
  return command.length < 40_000 && [REMARK, COMMAND, COPY].some((shape) => shape.test(command));
}
