/** `6 of 7 pods`, `all 3 pods`, `the pod` where there is only one; as the subject of a clause. */
export function podCount(count: number, pods: number): string {
  if (pods <= 1) return 'the pod';
  return count === pods ? `all ${pods} pods` : `${count} of ${pods} pods`;
}

/** The verb that goes with `podCount`: one pod waits, several wait. */
export function podVerb(count: number, pods: number, singular: string, plural: string): string {
  return pods <= 1 || count === 1 ? singular : plural;
}
