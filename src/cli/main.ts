import { isMainThread } from 'node:worker_threads';
import { tolerateClosedPipes } from './output.ts';
import { program } from './program.ts';
import { run } from './run.ts';

if (isMainThread) {
  tolerateClosedPipes();
  void run(program, process.argv).then((code) => {
    process.exitCode = code;
  });
} else {
  void import('../snapshot/json-thread/thread.ts').then(({ runThread }) => runThread());
}
