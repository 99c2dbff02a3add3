import type { Brief } from './schema.ts';

/** What an empty file says: the schema's defaults, for whoever has no brief to validate. */
export const EMPTY_BRIEF: Brief = {
  report: {},
  cluster: {},
  namespaces: {},
  nodes: {},
  workloads: {},
  claims: {},
  storage: {},
  certificates: [],
  access: [],
  timeline: [],
  recommendations: [],
  scores: {},
  impact: {},
};
