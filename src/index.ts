/** The public API: from a path to an audit, from an audit to a page. */
export type { Audit } from './analysis/audit.ts';
export { auditOf } from './analysis/audit-of.ts';
export type { Ledger } from './model/ledger.ts';
export { EMPTY_BRIEF } from './report/brief/empty-brief.ts';
export { parseBrief } from './report/brief/parse.ts';
export { pageOf } from './report/page-of.ts';
export { RULES } from './rules/catalogue.ts';
export { defineRule } from './rules/rule.ts';
export { readSnapshot } from './snapshot/read-snapshot.ts';
export { UserError } from './user-error.ts';
