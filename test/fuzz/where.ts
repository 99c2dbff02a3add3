import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { workerData } from 'node:worker_threads';

// Runs beside the reader, in a thread of its own: asked by a file, it writes where the reader is into another.
const { asked, told }: { readonly asked: string; readonly told: string } = workerData;

// Goes on when it was asked: a session alone does not keep the thread alive.
setInterval(() => {
  if (!existsSync(asked)) return;
  rmSync(asked);
  const session = new Session();
  session.connectToMainThread();
  session.once('Debugger.paused', ({ params }) => {
    const frames = params.callFrames.map(
      ({ functionName, location }) =>
        `    at ${functionName} (${location.lineNumber + 1}:${location.columnNumber})`,
    );
    writeFileSync(told, frames.slice(0, 30).join('\n'));
  });
  session.post('Debugger.enable');
  session.post('Debugger.pause');
}, 300);
