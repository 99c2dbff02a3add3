import template from '../../../templates/architecture.hbs';
import { blocks, line, maybe, pageKind } from '../page-kind.ts';
import { architectureView } from './view.ts';

export const architecture = pageKind({
  title: 'Architecture and networking audit',
  about: 'How a cluster is built, what of it works and how its parts reach each other, from one snapshot.',
  template,
  fields: {
    title: line('What the brief calls the report, else the kind with the distribution.'),
    header: blocks(
      'Cluster, scope, capture time and where it is from, snapshot; auditor and project from the brief.',
    ),
    verdict: blocks('The verdict in one sentence, what it rests on, and one line for each area.'),
    statements: maybe(blocks('What the brief states in summary, with what the snapshot says of it.')),
    contradictions: maybe(blocks('What the brief states and the snapshot contradicts.')),
    stateSummary: blocks(
      'Shares of nodes, Services, GitOps objects and monitoring that work, with their base.',
    ),
    causes: maybe(blocks('Causes, the most urgent first: impact, confidence, fix, evidence, commands.')),
    unexplained: maybe(blocks('Health findings that nothing captured explains.')),
    buildingBlocks: blocks('What the cluster is built of, and whether each part works.'),
    components: maybe(blocks('Systems in and around the cluster as the brief states them.')),
    nodes: maybe(
      blocks('Each node with its role and problems, what was lost with those not Ready, and GPUs.'),
    ),
    servicePaths: maybe(blocks('From the address of each Service to the pods behind it.')),
    networking: blocks('Ingress routes, Services reachable from outside, and DNS from the brief.'),
    gitops: maybe(blocks('Objects of Flux and Argo CD with state and revision.')),
    tests: maybe(blocks('Tests that the brief states, with their results.')),
    rootCauses: maybe(blocks('Root causes that the brief states.')),
    previousIssues: maybe(blocks('What became of earlier issues, by the brief.')),
    changes: maybe(blocks('Changes with code that the brief states.')),
    plan: maybe(blocks('The steps in order: commands, effect in numbers, risk, how to undo.')),
    checklist: maybe(blocks('What to verify when the plan is done.')),
    recommendations: maybe(blocks('What to do by urgency: from causes, other findings and the brief.')),
    successMetrics: maybe(blocks('Objectives of the brief, and whether they are met.')),
    nextSteps: maybe(blocks('What to do now, from the plan and the brief.')),
    healthFindings: maybe(
      blocks('Every health finding of medium severity and worse, with the number of its cause.'),
    ),
    otherFindings: maybe(
      blocks('Milder findings and those of risk, capacity, clean-up, security and hygiene.'),
    ),
    ownSections: maybe(blocks('Sections of the brief, each with its heading.')),
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
    'stateSummary',
    'causes',
    'unexplained',
    'plan',
    'checklist',
    'recommendations',
  ],
  view: architectureView,
});
