import { cleanText } from '../markdown/clean-text.ts';

/**
 * Text for a message. A viewer takes `[text](target)` in it for a link (SARIF 2.1.0, 3.11.6),
 * so a bracket before a parenthesis is set apart.
 */
export function messageText(text: string): string {
  return cleanText(text, 1000).replaceAll('](', '] (');
}
