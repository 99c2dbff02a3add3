/** The public API: from a path to an audit, from an audit to a page. */
export type { Audit } from './analysis/audit.ts';
export { auditOf } from './analysis/audit-of.ts';
export type { Ledger } from './model/ledger.ts';
export { parseBrief } from './report/brief/parse.ts';
export { EMPTY_BRIEF } from './report/brief/schema.ts';
export { pageOf } from './report/formats.ts';
export { RULES } from './rules/catalogue.ts';
export { defineRule } from './rules/rule.ts';
export { readSnapshot } from './snapshot/read-snapshot.ts';
export { UserError } from './user-error.ts';
