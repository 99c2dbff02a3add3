// What is known of the item being read.

/** Where it begins. */
export let itemStart: usize = 0;
/** Members met, and points met. */
export let membersMet: u32 = 0;
export let pointsMet: u64 = 0;
/** The member that is being read: 0 metadata, 1 spec, 2 status, -1 another. */
export let member: i32 = -1;
export let isPod: bool = false;
export let hasKind: bool = false;
/** A part had no room, though its variables are listed. */
export let isLost: bool = false;

// @ts-ignore: decorator
@inline
export function beginItem(p: usize): void {
  itemStart = p;
  membersMet = 0;
  pointsMet = 0;
  member = -1;
  isPod = false;
  hasKind = false;
  isLost = false;
}
