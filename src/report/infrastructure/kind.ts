import template from '../../../templates/infrastructure.hbs';
import { blocks, line, maybe, pageKind } from '../page-kind.ts';
import { infrastructureView } from './view.ts';

export const infrastructure = pageKind({
  title: 'Infrastructure analysis',
  about: 'A whole cluster from one snapshot, for the people who run it.',
  template,
  fields: {
    title: line('What the brief calls the report, else what the kind is called.'),
    header: blocks(
      'Cluster, scope, capture time and where it is from, snapshot; auditor and project from the brief.',
    ),
    verdict: blocks('The verdict in one sentence, what it rests on, and one line for each area.'),
    contradictions: maybe(blocks('What the brief states and the snapshot contradicts.')),
    causes: maybe(blocks('Causes, the most urgent first: impact, confidence, fix, evidence, commands.')),
    unexplained: maybe(blocks('Health findings that nothing captured explains.')),
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
    healthFindings: maybe(
      blocks('Every health finding of medium severity and worse, with the number of its cause.'),
    ),
    otherFindings: maybe(
      blocks('Milder findings and those of risk, capacity, clean-up, security and hygiene.'),
    ),
    timeline: maybe(blocks('What was created lately; what the brief adds.')),
    capacity: maybe(blocks('CPU and memory used, requested, allocatable and free.')),
    security: maybe(blocks('TLS of the ingress hosts; certificates and access from the brief.')),
    recommendations: maybe(blocks('What to do by urgency: from causes, other findings and the brief.')),
    ownSections: maybe(blocks('Sections of the brief, each with its heading.')),
    score: blocks('The health score by area, with its reasons.'),
    problemPods: maybe(blocks("Pods with a problem in kubectl's columns.")),
    accepted: maybe(blocks('Acceptances of the configuration, and the findings that do not count for them.')),
    configuration: maybe(blocks('What else the configuration changed: exclusions, severities, own rules.')),
    notEvaluated: maybe(
      blocks('Rules that could not answer, what they miss, and the commands that capture it.'),
    ),
    ledger: blocks('What was captured, source by source, and remarks on files.'),
  },
  longest: ['verdict', 'causes', 'unexplained', 'recommendations'],
  view: ({ audit, brief, style, judged }) => infrastructureView(audit, brief, style, judged),
});
