import template from '../../../templates/architecture.hbs';
import { blocks, line, maybe, pageKind } from '../page-kind.ts';
import { BASIS, FIELDS } from '../view-fields.ts';
import { architectureView } from './view.ts';

export const architecture = pageKind({
  title: 'Architecture and networking audit',
  about: 'How a cluster is built, what of it works and how its parts reach each other, from one snapshot.',
  template,
  fields: {
    title: line('What the brief calls the report, else the kind with the distribution.'),
    header: FIELDS.header,
    verdict: FIELDS.verdict,
    statements: FIELDS.statements,
    contradictions: FIELDS.contradictions,
    stateSummary: blocks(
      'Shares of nodes, Services, GitOps objects and monitoring that work, with their base.',
    ),
    causes: FIELDS.causes,
    suspects: FIELDS.suspects,
    unexplained: FIELDS.unexplained,
    buildingBlocks: blocks('What the cluster is built of, and whether each part works.'),
    components: FIELDS.components,
    nodes: maybe(
      blocks('Each node with its role and problems, what was lost with those not Ready, and GPUs.'),
    ),
    servicePaths: maybe(blocks('From the address of each Service to the pods behind it.')),
    networking: blocks('Ingress routes, Services reachable from outside, and DNS from the brief.'),
    gitops: maybe(blocks('Objects of Flux and Argo CD with state and revision.')),
    tests: FIELDS.tests,
    rootCauses: FIELDS.statedCauses,
    previousIssues: FIELDS.previousIssues,
    changes: maybe(blocks('Changes with code that the brief states.')),
    plan: maybe(blocks('The steps in order: commands, effect in numbers, risk, how to undo.')),
    checklist: FIELDS.checklist,
    recommendations: FIELDS.recommendations,
    successMetrics: FIELDS.successMetrics,
    nextSteps: FIELDS.nextSteps,
    healthFindings: FIELDS.healthFindings,
    otherFindings: FIELDS.otherFindings,
    groupScores: FIELDS.groupScores,
    ownSections: FIELDS.ownSections,
    problemPods: FIELDS.problemPods,
    ...BASIS,
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
