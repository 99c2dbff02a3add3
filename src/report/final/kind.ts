import template from '../../../templates/final.hbs';
import { blocks, line, maybe, pageKind } from '../page-kind.ts';
import { finalView } from './view.ts';

export const final = pageKind({
  title: 'Final audit',
  about: 'The end of an audit: what was done and put off, how the cluster is left, and who signs it.',
  template,
  fields: {
    title: line('What the brief calls the report, else the kind.'),
    header: blocks('Cluster, scope, capture or captures; auditor and project from the brief.'),
    verdict: blocks(
      'The verdict with what it leaves out, what became of what was found, and known issues of the brief.',
    ),
    statements: maybe(blocks('What the brief states in summary, with what the snapshot says of it.')),
    contradictions: maybe(blocks('What the brief states and the snapshot contradicts.')),
    causes: maybe(blocks('Causes, the most urgent first: impact, confidence, fix, evidence, commands.')),
    unexplained: maybe(blocks('Health findings that nothing captured explains.')),
    completed: maybe(blocks('What was done by the brief, each with what the captures show of it.')),
    unfinished: maybe(blocks('What failed or is planned, by the brief.')),
    deferred: maybe(
      blocks('What was put off by the brief, with attempts and cause, and the state of its workloads.'),
    ),
    whatChanged: maybe(blocks('What the two captures show to have changed.')),
    unaffected: maybe(blocks('Pods that are the same as before and were not restarted.')),
    nodes: blocks('What each node is and has in use, or why nothing is said of nodes.'),
    workloads: maybe(blocks('What is meant to run, by environment, with replicas and notes.')),
    autoscalers: maybe(blocks('HorizontalPodAutoscalers with measurements, targets and replicas.')),
    options: maybe(blocks('Ways to do what was put off, by the brief.')),
    bringBack: maybe(blocks('Commands that undo the scaling to zero.')),
    successMetrics: maybe(blocks('Objectives, whether they are met, and the rate.')),
    checklist: maybe(
      blocks('The checklist of the earlier capture and of the brief, each item with what this one shows.'),
    ),
    openTasks: maybe(blocks('What is left to do by urgency, and what was put off.')),
    openFindings: maybe(
      blocks('Findings by what became of them: resolved, deferred, open, no longer visible or new.'),
    ),
    healthFindings: maybe(
      blocks('Every health finding of medium severity and worse, with the number of its cause.'),
    ),
    otherFindings: maybe(
      blocks('Milder findings and those of risk, capacity, clean-up, security and hygiene.'),
    ),
    statedCauses: maybe(blocks('Root causes that the brief states.')),
    previousIssues: maybe(blocks('Earlier problems and what became of them, by the brief.')),
    components: maybe(blocks('Systems in and around the cluster as the brief states them.')),
    tests: maybe(blocks('Tests that the brief states, with their results.')),
    retrospective: maybe(blocks('What went well, challenges, lessons and time, by the brief.')),
    signOff: blocks('Status and risk by the findings, beside what the auditor signs; what is recommended.'),
    nextSteps: maybe(blocks('What to do now, from the plan and the brief.')),
    artifacts: maybe(blocks('Files made and changed, by the brief.')),
    changes: maybe(blocks('Technical changes with code that the brief states.')),
    commands: maybe(blocks('Commands that were run, by the brief.')),
    ownSections: maybe(blocks('Sections of the brief, each below a heading of its own.')),
    problemPods: maybe(blocks("Pods with a problem in kubectl's columns.")),
    accepted: maybe(blocks('Acceptances of the configuration, and the findings that do not count for them.')),
    configuration: maybe(blocks('What else the configuration changed: exclusions, severities, own rules.')),
    notEvaluated: maybe(
      blocks('Rules that could not answer, what they miss, and the commands that capture it.'),
    ),
    ledger: blocks('What was captured, source by source, and remarks on files.'),
  },
  longest: [
    'verdict',
    'contradictions',
    'causes',
    'unexplained',
    'completed',
    'deferred',
    'options',
    'successMetrics',
    'openTasks',
    'signOff',
  ],
  view: finalView,
});
