/** In whole points of 100, half up; 100 only for all of it. */
export function share(part: number, whole: number): number {
  const points = Math.floor((100 * part) / whole + 0.5);
  return part < whole ? Math.min(99, points) : points;
}
