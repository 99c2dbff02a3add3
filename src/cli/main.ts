import { isMainThread } from 'node:worker_threads';
import { startThreadEarly } from './thread-program.ts';

if (isMainThread) {
  startThreadEarly(process.argv.slice(2));
  void import('./start.ts').then(({ start }) => start());
} else void import('../snapshot/json-thread/thread.ts').then(({ runThread }) => runThread());
