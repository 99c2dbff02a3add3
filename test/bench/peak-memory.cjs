// Loaded into a measured Node process (`node -r`): as it ends, writes its peak resident memory in bytes to a file.
const { readFileSync, writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const file = process.env.BENCH_PEAK_FILE;
if (file && isMainThread) process.on('exit', () => writeFileSync(file, String(peak())));

/** Linux: the high-water mark of this program alone; `maxRSS` there starts with that of the process it was forked from. */
function peak() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
}
