import Handlebars from 'handlebars/dist/cjs/handlebars.js';
import { suggestion, templateFault } from './template-fault.ts';

/** What a template prints or asks for, and where. */
export interface Mention {
  readonly name: string;
  readonly line: number;
}

export interface ParsedTemplate {
  readonly fields: readonly Mention[];
  readonly partials: readonly Mention[];
}

/**
 * A template may print fields, ask whether there is one, and call partials; it has no loops and no other helpers, so
 * that it always comes to an end. Throws a `UserError` that names file and line for anything else.
 */
export function parsedTemplate(file: string, text: string): ParsedTemplate {
  return statements(file, program(file, text).body);
}

function program(file: string, text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line] = /^Parse error on line (\d+)/.exec(message) ?? / - (\d+):\d+$/.exec(message) ?? [];
    throw templateFault(file, line === undefined ? null : Number(line), syntax(message));
  }
}

/** Without the drawing that the parser makes of the place. */
function syntax(message: string): string {
  const [, expected = ''] = /\n(Expecting .*)$/s.exec(message) ?? [];
  if (/got 'EOF'/.test(expected)) return 'a block is not closed; expected {{/if}} or {{/unless}}';
  return expected === '' ? message.replace(/ - \d+:\d+$/, '').replace(/\s+/g, ' ') : `not valid: ${expected}`;
}

function statements(file: string, body: readonly hbs.AST.Statement[]): ParsedTemplate {
  const parts = body.map((statement) => mentions(file, statement));
  return {
    fields: parts.flatMap(({ fields }) => fields),
    partials: parts.flatMap(({ partials }) => partials),
  };
}

const NOTHING: ParsedTemplate = { fields: [], partials: [] };

function mentions(file: string, statement: hbs.AST.Statement): ParsedTemplate {
  if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') return NOTHING;
  if (isMustache(statement)) return { ...NOTHING, fields: [printed(file, statement)] };
  if (isPartial(statement)) return { ...NOTHING, partials: [called(file, statement)] };
  if (isBlock(statement)) {
    const asked = condition(file, statement);
    const { fields, partials } = statements(file, [
      ...statement.program.body,
      ...(statement.inverse?.body ?? []),
    ]);
    return { fields: [asked, ...fields], partials };
  }
  throw templateFault(file, statement.loc.start.line, `${CAN}, and no ${statement.type}`);
}

const CAN = 'a template can print fields, ask {{#if field}} or {{#unless field}}, and call partials';

function printed(file: string, { path, params, hash, loc }: hbs.AST.MustacheStatement): Mention {
  const { line } = loc.start;
  if (params.length > 0 || hash !== undefined)
    throw templateFault(file, line, `there is no helper ${original(path)}; ${CAN}`);
  return { name: fieldName(file, path, line), line };
}

function condition(file: string, { path, params, hash, loc }: hbs.AST.BlockStatement): Mention {
  const { line } = loc.start;
  if (path.original !== 'if' && path.original !== 'unless')
    throw templateFault(
      file,
      line,
      `there is no helper ${path.original}, ${suggestion(path.original, ['if', 'unless'])}; ${CAN}`,
    );
  const [field, ...others] = params;
  if (field === undefined || others.length > 0 || hash !== undefined)
    throw templateFault(file, line, `{{#${path.original}}} asks for one field`);
  return { name: fieldName(file, field, line), line };
}

function called(file: string, { name, params, hash, loc }: hbs.AST.PartialStatement): Mention {
  const { line } = loc.start;
  if (params.length > 0 || hash !== undefined)
    throw templateFault(file, line, 'a partial sees the whole view and takes no arguments');
  if (!isPath(name)) throw templateFault(file, line, 'expected the name of a partial, such as {{> opening}}');
  return { name: name.original, line };
}

function fieldName(file: string, expression: hbs.AST.Expression, line: number): string {
  const isField =
    isPath(expression) && !expression.data && expression.depth === 0 && expression.parts.length === 1;
  if (!isField)
    throw templateFault(file, line, `expected a field of the view, not {{${original(expression)}}}`);
  return expression.parts[0] ?? '';
}

function original(expression: hbs.AST.Expression): string {
  return 'original' in expression ? String(expression.original) : expression.type;
}

function isMustache(statement: hbs.AST.Statement): statement is hbs.AST.MustacheStatement {
  return statement.type === 'MustacheStatement';
}

function isPartial(statement: hbs.AST.Statement): statement is hbs.AST.PartialStatement {
  return statement.type === 'PartialStatement';
}

function isBlock(statement: hbs.AST.Statement): statement is hbs.AST.BlockStatement {
  return statement.type === 'BlockStatement';
}

function isPath(expression: hbs.AST.Expression): expression is hbs.AST.PathExpression {
  return expression.type === 'PathExpression';
}
