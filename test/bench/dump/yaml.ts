import type { Fields, Json } from '../../fixtures/objects/resource.ts';
import { isList } from './json.ts';
import { scalar } from './yaml-scalar.ts';

/**
 * Block YAML as kubectl prints it (sigs.k8s.io/yaml): lists as far left as their key, scalars folded after column 80.
 * The first line is not indented: it continues what stands before it. Keys are printed as they come.
 */
export function yaml(value: Json, indent: number): string {
  if (value === null || typeof value !== 'object') return scalar(value, indent, indent);
  if (isList(value)) return value.length === 0 ? '[]' : list(value, indent);
  return Object.keys(value).length === 0 ? '{}' : map(value, indent);
}

function list(items: readonly Json[], indent: number): string {
  return items.map((item) => `- ${yaml(item, indent + 2)}`).join(newline(indent));
}

function map(fields: Fields, indent: number): string {
  return Object.entries(fields)
    .map(([name, value = null]) => {
      const key = `${scalar(name, indent, null)}:`;
      if (value === null || typeof value !== 'object')
        return `${key} ${scalar(value, indent + key.length + 1, indent + 2)}`;
      if (isList(value))
        return value.length === 0 ? `${key} []` : key + newline(indent) + list(value, indent);
      if (Object.keys(value).length === 0) return `${key} {}`;
      return key + newline(indent + 2) + map(value, indent + 2);
    })
    .join(newline(indent));
}

function newline(indent: number): string {
  return `\n${' '.repeat(indent)}`;
}
