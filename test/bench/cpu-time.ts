/** What some work costs this process, in milliseconds: whatever else the machine does, does not count. */
export function cpuTime(work: () => unknown): number {
  const started = cpu();
  work();
  return cpu() - started;
}

/** So far, in milliseconds. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
