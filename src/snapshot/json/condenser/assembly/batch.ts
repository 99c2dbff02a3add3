// What a call of `condense` reads and writes.

/** Where the input ends, and how far the output is written. */
export let end: usize = 0;
export let out: usize = 0;
/** Bytes that parts would have taken. */
export let saved: usize = 0;
export let items: i32 = 0;
/** Values in the output. */
export let values: i32 = 0;
export let isAscii: bool = true;
/** Where the common members of a spec are gathered, and then the skeleton of a pod. */
export let side: usize = 0;
