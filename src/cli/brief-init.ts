import { existsSync } from 'node:fs';
import { starterBrief } from '../report/brief/starter.ts';
import { UserError } from '../user-error.ts';
import { EXIT } from './exit-code.ts';
import { type LoadOptions, loadAudit } from './load.ts';
import { writeOutput } from './output.ts';

/** `kube-dossier brief init`: a brief to fill in; never over one that is there. */
export async function briefInit(
  snapshot: string,
  options: LoadOptions & { readonly outputFile: string },
): Promise<number> {
  const { outputFile } = options;
  if (outputFile !== '-' && existsSync(outputFile))
    throw new UserError(
      `${outputFile} is there already; move it away, or name another file with --output-file`,
    );
  const audit = await loadAudit(snapshot, options);
  await writeOutput(outputFile, starterBrief(audit));
  if (outputFile !== '-') process.stderr.write(`wrote ${outputFile}\n`);
  return EXIT.ok;
}
