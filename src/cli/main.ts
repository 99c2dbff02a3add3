import { isMainThread } from 'node:worker_threads';

if (isMainThread) void import('./start.ts').then(({ start }) => start());
else void import('../snapshot/json-thread/thread.ts').then(({ runThread }) => runThread());
