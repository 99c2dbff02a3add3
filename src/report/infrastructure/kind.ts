import template from '../../../templates/infrastructure.hbs';
import { blocks, line, maybe, pageKind } from '../page-kind.ts';
import { BASIS, FIELDS } from '../view-fields.ts';
import { infrastructureView } from './view.ts';

export const infrastructure = pageKind({
  title: 'Infrastructure analysis',
  about: 'A whole cluster from one snapshot, for the people who run it.',
  template,
  fields: {
    title: line('What the brief calls the report, else what the kind is called.'),
    header: FIELDS.header,
    verdict: FIELDS.verdict,
    contradictions: FIELDS.contradictions,
    causes: FIELDS.causes,
    suspects: FIELDS.suspects,
    unexplained: FIELDS.unexplained,
    nodes: maybe(
      blocks('What the nodes are, a row for each, and what stands out. Never together with nodesMissing.'),
    ),
    nodesMissing: maybe(line('Why nothing is said of nodes.')),
    namespaces: maybe(blocks('Every namespace with its pods and how many have a problem.')),
    workloads: maybe(
      blocks('Workloads by what they are for, with replicas, image, restarts, age and status.'),
    ),
    storage: maybe(blocks('Storage classes, and the claims of each.')),
    networking: blocks(
      'Ingress routes, Services reachable from outside, Services by type, DNS from the brief.',
    ),
    healthFindings: FIELDS.healthFindings,
    otherFindings: FIELDS.otherFindings,
    groupScores: FIELDS.groupScores,
    timeline: maybe(blocks('What was created lately; what the brief adds.')),
    capacity: maybe(blocks('CPU and memory used, requested, allocatable and free.')),
    security: maybe(blocks('TLS of the ingress hosts; certificates and access from the brief.')),
    recommendations: FIELDS.recommendations,
    ownSections: FIELDS.ownSections,
    score: blocks('The health score by area, with its reasons.'),
    problemPods: FIELDS.problemPods,
    ...BASIS,
  },
  longest: ['verdict', 'causes', 'unexplained', 'recommendations'],
  view: ({ audit, brief, style, judged }) => infrastructureView(audit, brief, style, judged),
});
