import { KINDS_OF_REPORT } from '../report/formats.ts';
import { jsonText } from '../report/json-text.ts';
import { UserError } from '../user-error.ts';
import { EXIT } from './exit-code.ts';

/** `kube-dossier schema NAME`: a JSON Schema on standard output. */
export async function schema(name: string): Promise<number> {
  process.stdout.write(jsonText(await schemaOf(name)));
  return EXIT.ok;
}

async function schemaOf(name: string): Promise<object> {
  if (name === 'brief') return (await import('../report/brief/schema.ts')).briefSchema();
  if (name === 'config') return (await import('../config/schema.ts')).configSchema();
  const kind = KINDS_OF_REPORT.find((each) => name === `view-${each}`);
  if (kind === undefined) {
    const names = ['brief', 'config', ...KINDS_OF_REPORT.map((each) => `view-${each}`)];
    throw new UserError(`no schema is called ${name}; there is: ${names.join(', ')}`);
  }
  return (await import('../report/templates/view-schema.ts')).viewSchema(kind);
}
