import { basename, dirname, extname, join } from 'node:path';
import type { Format, ReportKind } from '../report/formats.ts';
import type { PageSettings, Room } from '../report/page.ts';
import type { DateFormat, PageStyle } from '../report/style/page-style.ts';
import { UserError } from '../user-error.ts';
import { timeZone } from './time-zone.ts';

/** What the command line says of how a page is printed. */
export interface PageOptions {
  readonly templates?: string | undefined;
  readonly ascii?: boolean | undefined;
  readonly dateFormat?: DateFormat | undefined;
  readonly timeZone?: string | undefined;
  readonly maxChars?: number | undefined;
}

/** Throws a `UserError` for options that the format has no use for. */
export function checkPageOptions(options: PageOptions, output: Format): void {
  const { templates, ascii = false, dateFormat = 'iso', timeZone: zone = 'UTC', maxChars } = options;
  if (maxChars !== undefined && output !== 'md')
    throw new UserError(`--max-chars shortens a Markdown page; leave it out, or ask for -o md`);
  if (output === 'md' || output === 'html') return;
  const used = [
    ...(templates === undefined ? [] : ['--templates']),
    ...(ascii ? ['--ascii'] : []),
    ...(dateFormat === 'iso' ? [] : ['--date-format']),
    ...(zone === 'UTC' ? [] : ['--time-zone']),
  ];
  if (used.length > 0)
    throw new UserError(
      `${used.join(' and ')} ${used.length === 1 ? 'is' : 'are'} about pages, and -o ${output} is none; ask for -o md or html`,
    );
}

export function pageStyle({
  ascii = false,
  dateFormat = 'iso',
  timeZone: name = 'UTC',
}: PageOptions): PageStyle {
  return { ascii, dates: dateFormat, zone: timeZone(name) };
}

/** Reads and compiles the user's templates; the compiler is loaded for nobody else. */
export async function pageTemplate(
  { templates }: PageOptions,
  kind: ReportKind,
): Promise<PageSettings['template']> {
  if (templates === undefined) return null;
  const { userTemplate } = await import('./user-template.ts');
  return userTemplate(templates, kind);
}

/** Where the appendix of a page goes: beside it. */
export function appendixPath(page: string): string {
  const extension = extname(page);
  return join(dirname(page), `${basename(page, extension)}-appendix${extension}`);
}

export function roomFor({ maxChars }: PageOptions, path: string): Room | null {
  if (maxChars === undefined) return null;
  const isFile = path !== '-' && !path.startsWith('/dev/');
  return {
    characters: maxChars,
    files: isFile ? { page: link(path), appendix: link(appendixPath(path)) } : null,
  };
}

function link(path: string): string {
  return encodeURIComponent(basename(path)).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
}
