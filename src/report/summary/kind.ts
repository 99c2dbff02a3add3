import template from '../../../templates/summary.hbs';
import { blocks, line, maybe, pageKind } from '../page-kind.ts';
import { summaryView } from './view.ts';

export const summary = pageKind({
  title: 'Summary',
  about: 'One screen about one snapshot, for a ticket.',
  template,
  fields: {
    title: line('The name of the cluster in the brief, else of the snapshot.'),
    verdict: line('The verdict in one sentence.'),
    problems: maybe(
      blocks('The five most urgent causes and findings that none explains, and how many more there are.'),
    ),
    basis: line('What this rests on: snapshot, capture time, sizes, checks that were evaluated.'),
  },
  longest: ['verdict', 'problems'],
  view: ({ audit, brief, style }) => summaryView(audit, brief, style),
});
