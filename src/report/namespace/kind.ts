import template from '../../../templates/namespace.hbs';
import { blocks, maybe, pageKind } from '../page-kind.ts';
import { BASIS, FIELDS } from '../view-fields.ts';
import { namespaceView } from './view.ts';

export const namespace = pageKind({
  title: 'Namespace audit',
  about: 'One namespace or a few from one snapshot, for the team that owns them.',
  template,
  fields: {
    title: FIELDS.title,
    header: FIELDS.header,
    verdict: FIELDS.verdict,
    statements: FIELDS.statements,
    contradictions: FIELDS.contradictions,
    resources: blocks(
      'How many Deployments, ReplicaSets, pods and Services there are, and how many do what they should.',
    ),
    causes: FIELDS.causes,
    suspects: FIELDS.suspects,
    unexplained: FIELDS.unexplained,
    replicaSets: maybe(blocks('ReplicaSets of each Deployment: active, stale, and how many it keeps.')),
    otherFindings: FIELDS.otherFindings,
    groupScores: FIELDS.groupScores,
    deployments: blocks('Deployments by whether their newest version runs.'),
    workloads: maybe(blocks('The other workloads: StatefulSets, DaemonSets, Jobs, CronJobs.')),
    services: blocks('Every Service by type, with address, ports and ready endpoints.'),
    imagePatterns: maybe(blocks('How images are named, and which names do not fit.')),
    components: maybe(blocks('Systems in and around the namespace as the brief states them.')),
    healthFindings: FIELDS.healthFindings,
    statedCauses: FIELDS.statedCauses,
    previousIssues: FIELDS.previousIssues,
    tests: FIELDS.tests,
    recommendations: FIELDS.recommendations,
    plan: maybe(
      blocks('The steps of the clean-up in order: commands, effect in numbers, risk, how to undo.'),
    ),
    checklist: FIELDS.checklist,
    successMetrics: FIELDS.successMetrics,
    nextSteps: maybe(blocks('What comes after the plan.')),
    ownSections: FIELDS.ownSections,
    problemPods: FIELDS.problemPods,
    replicaSetList: maybe(blocks('Every ReplicaSet with its state.')),
    ...BASIS,
  },
  longest: ['verdict', 'contradictions', 'causes', 'unexplained', 'plan', 'checklist', 'recommendations'],
  view: namespaceView,
});
