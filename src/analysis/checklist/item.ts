import type { ChecklistItem, Condition } from './checklist.ts';

/** An item that holds where all of the conditions do. */
export function item(id: string, text: string, all: readonly Condition[]): ChecklistItem {
  return { id, text, check: { all } };
}
