import { parseImageReference } from '../../model/image-reference.ts';

/**
 * The image under its next tag: `kilo-meds:ai-brain-ocr-v3` after `…-v2`, `1.4.3` after `1.4.2`. `null` where the tag
 * does not end in a number that counts versions, as `latest`, a commit or a date does not.
 */
export function nextImage(image: string): string | null {
  const tag = parseImageReference(image)?.tag ?? null;
  if (tag === null || image.includes('@')) return null;
  const [, before = '', number = ''] = /^(|.*?(?:^|[-_.])v?|v)(\d{1,4})$/i.exec(tag) ?? [];
  if (number === '' || isDate(tag)) return null;
  const next = String(Number(number) + 1).padStart(number.startsWith('0') ? number.length : 0, '0');
  return `${image.slice(0, image.length - tag.length)}${before}${next}`;
}

/** `2026-01-06`, `20260106.2`. */
function isDate(tag: string): boolean {
  return /(?:^|\D)20\d\d[-_.]?(?:0\d|1[0-2])[-_.]?[0-3]\d(?:\D|$)/.test(tag);
}
