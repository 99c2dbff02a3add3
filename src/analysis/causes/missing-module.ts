import type { Finding } from '../../rules/finding.ts';
import { pythonDistribution } from '../../rules/knowledge/python-distributions.ts';
import { factMember, factText } from './fact-member.ts';

/** What to install where the log of a crashed container names a Python module that is missing; else empty. */
export function missingModuleFix({ facts }: Pick<Finding, 'facts'>): string {
  const module = factText(factMember(facts, 'log'), 'module') ?? factText(factMember(facts, 'pod'), 'module');
  if (module === null) return '';
  const distribution = pythonDistribution(module);
  return distribution === null
    ? `The Python module ${module} is missing in the image: it is part of the program itself, or of a distribution that is most often called like it.`
    : `The Python module ${module} is missing in the image: install its distribution ${distribution} when the image is built.`;
}
