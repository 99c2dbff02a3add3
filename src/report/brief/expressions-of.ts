import type { Brief } from './schema.ts';

/** An expression of the brief and where it stands. */
export interface Written {
  readonly path: readonly PropertyKey[];
  readonly text: string;
  readonly expects: 'bool' | 'value';
}

/** All of them, in the order they are judged. */
export function expressionsOf(brief: Brief): readonly Written[] {
  const checks = (['statements', 'components', 'previousIssues', 'checklist'] as const).flatMap((key) =>
    brief[key].flatMap(({ check }, index) => written([key, index, 'check'], check, 'bool')),
  );
  const metrics = brief.successMetrics.flatMap(({ measure, met }, index) => [
    ...written(['successMetrics', index, 'measure'], measure, 'value'),
    ...written(['successMetrics', index, 'met'], typeof met === 'string' ? met : undefined, 'bool'),
  ]);
  return [...checks, ...metrics];
}

function written(
  path: Written['path'],
  text: string | undefined,
  expects: Written['expects'],
): readonly Written[] {
  return text === undefined ? [] : [{ path, text, expects }];
}
