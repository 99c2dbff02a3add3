import { blocks, line, maybe } from './page-kind.ts';

/** Fields that several kinds of page have alike; a kind lists them in the order of its page. */
export const FIELDS = {
  header: blocks(
    'Cluster, scope, capture time and where it is from, snapshot; auditor and project from the brief.',
  ),
  verdict: blocks('The verdict in one sentence, what it rests on, and one line for each area.'),
  statements: maybe(blocks('What the brief states in summary, with what the snapshot says of it.')),
  contradictions: maybe(blocks('What the brief states and the snapshot contradicts.')),
  causes: maybe(blocks('Causes, the most urgent first: impact, confidence, fix, evidence, commands.')),
  suspects: maybe(blocks('What looks healthy and cannot work, as far as the snapshot shows; as causes.')),
  unexplained: maybe(blocks('Health findings that nothing captured explains.')),
  components: maybe(blocks('Systems in and around the cluster as the brief states them.')),
  tests: maybe(blocks('Tests that the brief states, with their results.')),
  previousIssues: maybe(blocks('What became of earlier issues, by the brief.')),
  checklist: maybe(blocks('What to verify when the plan is done.')),
  /** Of a page about two captures. */
  comparedChecklist: maybe(
    blocks('The checklist of the earlier capture and of the brief, each item with what this one shows.'),
  ),
  recommendations: maybe(blocks('What to do by urgency: from causes, other findings and the brief.')),
  successMetrics: maybe(blocks('Objectives of the brief, and whether they are met.')),
  nextSteps: maybe(blocks('What to do now, from the plan and the brief.')),
  healthFindings: maybe(
    blocks('Every health finding of medium severity and worse, with the number of its cause.'),
  ),
  otherFindings: maybe(
    blocks('Milder findings and those of risk, capacity, clean-up, security and hygiene.'),
  ),
  groupScores: maybe(
    blocks('What the checks of each group earn: points, how many are clear, found and not evaluated.'),
  ),
  ownSections: maybe(blocks('Sections of the brief, each with its heading.')),
  problemPods: maybe(blocks("Pods with a problem in kubectl's columns.")),
  title: line('What the brief calls the report, else the kind with the names of the namespaces.'),
  options: maybe(blocks('Ways to do what was put off, by the brief.')),
  whatChanged: maybe(blocks('What the two captures show to have changed.')),
  statedCauses: maybe(blocks('Root causes that the brief states.')),
  changes: maybe(blocks('Technical changes with code that the brief states.')),
  artifacts: maybe(blocks('Files made and changed, by the brief.')),
  unaffected: maybe(blocks('Pods that are the same as before and were not restarted.')),
  commands: maybe(blocks('Commands that were run, by the brief.')),
};

/** What every page rests on, in this order, at its end. */
export const BASIS = {
  accepted: maybe(blocks('Acceptances of the configuration, and the findings that do not count for them.')),
  configuration: maybe(blocks('What else the configuration changed: exclusions, severities, own rules.')),
  notEvaluated: maybe(
    blocks('Rules that could not answer, what they miss, and the commands that capture it.'),
  ),
  ledger: blocks('What was captured, source by source, and remarks on files.'),
};
