import template from '../../../templates/completion.hbs';
import { blocks, line, maybe, pageKind } from '../page-kind.ts';
import { completionView } from './view.ts';

export const completion = pageKind({
  title: 'Completion report',
  about: 'What was done between two snapshots of a cluster, what came of it, and what is left.',
  template,
  fields: {
    title: line('What the brief calls the report, else the kind with the names of the namespaces.'),
    header: blocks(
      'Cluster and scope, both captures and the time between; who did the work, from the brief.',
    ),
    outcome: blocks('The verdict now and before, and what became of what was found.'),
    actions: maybe(blocks('What was done, by the brief.')),
    whatChanged: maybe(blocks('What the two captures show to have changed.')),
    kinds: blocks('How many objects of each kind there were, came, went and are.'),
    fixed: maybe(blocks('Findings of before that are fixed.')),
    unseen: maybe(blocks('Findings of before that the capture after cannot show.')),
    knownIssues: blocks('Findings that are open or new, or that there are none.'),
    causes: maybe(blocks('Causes of what is wrong now, the most urgent first.')),
    beforeAfter: blocks('The same quantities of both captures, side by side.'),
    effects: maybe(blocks('What the change saves, and what keeps it from coming back.')),
    resources: blocks('How many Deployments, ReplicaSets, pods and Services there are now.'),
    deployments: blocks('Deployments now, by whether their newest version runs.'),
    checklist: maybe(
      blocks('The checklist of the earlier capture and of the brief, each item with what this one shows.'),
    ),
    components: maybe(blocks('Systems in and around the cluster as the brief states them.')),
    changes: maybe(blocks('Technical changes with code that the brief states.')),
    artifacts: maybe(blocks('Files made and changed, by the brief.')),
    unaffected: maybe(blocks('Pods that are the same as before and were not restarted.')),
    commands: maybe(blocks('Commands that were run, by the brief.')),
    tests: maybe(blocks('Tests that the brief states, with their results.')),
    maintenance: maybe(blocks('What can be rolled back, what to watch, and notes of the brief.')),
    ownSections: maybe(blocks('Sections of the brief, each below a heading of its own.')),
    signOff: blocks('The state, what is fixed and what is open in numbers, and what the auditor signs.'),
    problemPods: maybe(blocks("Pods with a problem in kubectl's columns.")),
    notEvaluated: maybe(
      blocks('Rules that could not answer, what they miss, and the commands that capture it.'),
    ),
    ledger: blocks('What the later capture holds, source by source, and remarks on files.'),
  },
  longest: ['outcome', 'knownIssues', 'causes', 'whatChanged', 'beforeAfter', 'checklist', 'signOff'],
  view: completionView,
});
