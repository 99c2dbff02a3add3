/**
 * The folder that everything of a snapshot lies in, empty or ending in `/`: an archive of `capture/` holds nothing
 * beside it, and what lies at the root of the one lies at the root of the other.
 */
export function homeOf(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  let home = folderOf(first);
  while (home !== '' && !others.every((path) => path.startsWith(home))) home = folderOf(home.slice(0, -1));
  return home;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
