import template from '../../../templates/namespace.hbs';
import { blocks, line, maybe, pageKind } from '../page-kind.ts';
import { namespaceView } from './view.ts';

export const namespace = pageKind({
  title: 'Namespace audit',
  about: 'One namespace or a few from one snapshot, for the team that owns them.',
  template,
  fields: {
    title: line('What the brief calls the report, else the kind with the names of the namespaces.'),
    header: blocks(
      'Cluster, scope, capture time and where it is from, snapshot; auditor and project from the brief.',
    ),
    verdict: blocks('The verdict in one sentence, what it rests on, and one line for each area.'),
    statements: maybe(blocks('What the brief states in summary, with what the snapshot says of it.')),
    contradictions: maybe(blocks('What the brief states and the snapshot contradicts.')),
    resources: blocks(
      'How many Deployments, ReplicaSets, pods and Services there are, and how many do what they should.',
    ),
    causes: maybe(blocks('Causes, the most urgent first: impact, confidence, fix, evidence, commands.')),
    unexplained: maybe(blocks('Health findings that nothing captured explains.')),
    replicaSets: maybe(blocks('ReplicaSets of each Deployment: active, stale, and how many it keeps.')),
    otherFindings: maybe(
      blocks('Milder findings and those of risk, capacity, clean-up, security and hygiene.'),
    ),
    deployments: blocks('Deployments by whether their newest version runs.'),
    workloads: maybe(blocks('The other workloads: StatefulSets, DaemonSets, Jobs, CronJobs.')),
    services: blocks('Every Service by type, with address, ports and ready endpoints.'),
    imagePatterns: maybe(blocks('How images are named, and which names do not fit.')),
    components: maybe(blocks('Systems in and around the namespace as the brief states them.')),
    healthFindings: maybe(
      blocks('Every health finding of medium severity and worse, with the number of its cause.'),
    ),
    statedCauses: maybe(blocks('Root causes that the brief states.')),
    previousIssues: maybe(blocks('What became of earlier issues, by the brief.')),
    tests: maybe(blocks('Tests that the brief states, with their results.')),
    recommendations: maybe(blocks('What to do by urgency: from causes, other findings and the brief.')),
    plan: maybe(
      blocks('The steps of the clean-up in order: commands, effect in numbers, risk, how to undo.'),
    ),
    checklist: maybe(blocks('What to verify when the plan is done.')),
    successMetrics: maybe(blocks('Objectives of the brief, and whether they are met.')),
    nextSteps: maybe(blocks('What comes after the plan.')),
    ownSections: maybe(blocks('Sections of the brief, each with its heading.')),
    problemPods: maybe(blocks("Pods with a problem in kubectl's columns.")),
    replicaSetList: maybe(blocks('Every ReplicaSet with its state.')),
    accepted: maybe(blocks('Acceptances of the configuration, and the findings that do not count for them.')),
    configuration: maybe(blocks('What else the configuration changed: exclusions, severities, own rules.')),
    notEvaluated: maybe(
      blocks('Rules that could not answer, what they miss, and the commands that capture it.'),
    ),
    ledger: blocks('What was captured, source by source, and remarks on files.'),
  },
  longest: ['verdict', 'contradictions', 'causes', 'unexplained', 'plan', 'checklist', 'recommendations'],
  view: namespaceView,
});
