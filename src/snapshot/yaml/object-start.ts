/** Whether a file, by its first bytes, begins as most YAML files of bundles do: nothing else has to be thought of. */
export function startsAsObject(head: Uint8Array): boolean {
  return OBJECT.test(utf8.decode(head.subarray(0, LONGEST)));
}

const utf8 = new TextDecoder('utf-8');
const OBJECT = /^(?:---\r?\n)?(?:apiVersion|kind|items|metadata):/;
const LONGEST = 32;
