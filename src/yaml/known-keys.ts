import * as z from 'zod';

/** The keys a schema knows at a path of the file; none where the keys are the writer's own. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const place = path.reduce<unknown>((outer, key) => below(bare(outer), key), schema);
  const found = bare(place);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

function below(outer: unknown, key: PropertyKey): unknown {
  if (outer instanceof z.ZodArray) return outer.element;
  if (outer instanceof z.ZodRecord) return outer.valueType;
  return outer instanceof z.ZodObject && Object.hasOwn(outer.shape, key) ? outer.shape[String(key)] : null;
}

/** Without `.optional()` and `.default()` around it. */
function bare(place: unknown): unknown {
  return place instanceof z.ZodOptional || place instanceof z.ZodDefault ? bare(place.unwrap()) : place;
}
