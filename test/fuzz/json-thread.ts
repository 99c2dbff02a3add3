import { runThread } from '../../src/snapshot/json-thread/thread.ts';

// What the program is when it is started as a thread.
runThread();
