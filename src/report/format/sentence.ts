import { capitalized } from './severities.ts';

/** Begins with a capital letter, unless it begins with a name: `cart:v2 does not start` is about no image Cart. */
export function sentence(text: string): string {
  const [first = ''] = text.split(' ', 1);
  return /^[a-z]+[,;:.]?$/.test(first) ? capitalized(text) : text;
}
