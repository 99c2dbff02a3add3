/** No file system gives longer ones. */
const LONGEST = 4096;

/**
 * The path an archive's entry is known by, or why it gets none. Nothing is ever written to it, but it is printed, and
 * it names a kind and a namespace. What begins at a root or a drive is taken as relative.
 */
export function entryPath(name: string): { readonly path: string } | { readonly refused: string } {
  if (name.length > LONGEST) return { refused: `its name has ${name.length} characters` };
  if (name.includes('\0')) return { refused: 'there is a NUL in its name' };
  if (name.split(/[\\/]/).includes('..')) return { refused: 'its name leads out of the archive' };
  const relative = /^[A-Za-z]:[\\/]/.test(name) ? name.slice(2).replaceAll('\\', '/') : name;
  const path = relative
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  return path === '' ? { refused: 'it has no name' } : { path };
}
