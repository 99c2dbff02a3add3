import { briefSchema } from '../report/brief/schema.ts';
import { UserError } from '../user-error.ts';
import { EXIT } from './exit-code.ts';

/** `kube-dossier schema NAME`: a JSON Schema on standard output. */
export function schema(name: string): number {
  if (name !== 'brief') throw new UserError(`no schema is called ${name}; there is: brief`);
  process.stdout.write(`${JSON.stringify(briefSchema(), null, 2)}\n`);
  return EXIT.ok;
}
