/** What file managers and version control leave behind. A folder's path ends in `/`. */
export function isJunk(path: string): boolean {
  return /(^|\/)(\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$|(^|\/)(\.git|__MACOSX)\//.test(path);
}
