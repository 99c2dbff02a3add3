import type { Fields } from '../../fixtures/objects/resource.ts';
import type { Container } from './container.ts';
import type { Random } from './random.ts';
import { ago } from './time.ts';
import type { Health } from './workload.ts';

export interface ContainerSituation {
  readonly container: Container;
  /** `name_namespace`, as the kubelet words it. */
  readonly pod: string;
  readonly health: Health;
  /** Seconds ago. */
  readonly started: number;
  readonly random: Random;
}

export function containerStatus({ container, pod, health, started, random }: ContainerSituation): Fields {
  const { name, image, imageId: imageID } = container;
  const containerID = newId(random);
  const stopped = { lastState: {}, name, ready: false, restartCount: 0, started: false };
  const running = {
    containerID,
    image,
    imageID,
    lastState: {},
    name,
    ready: true,
    restartCount: 0,
    started: true,
    state: { running: { startedAt: ago(started) } },
  };
  switch (health) {
    case 'no image':
      return { ...stopped, image, imageID: '', state: waiting('ImagePullBackOff', notFound(image)) };
    case 'completed':
    case 'failed': {
      const [exitCode, reason] = health === 'completed' ? [0, 'Completed'] : [1, 'Error'];
      const terminated = ended({ containerID, exitCode, reason }, started - started / 2, started);
      return { ...stopped, containerID, image, imageID, state: { terminated } };
    }
    case 'crashing': {
      const exit = { containerID, exitCode: random.pick([1, 2, 139]), message: PANIC, reason: 'Error' };
      return {
        ...stopped,
        containerID,
        image,
        imageID,
        lastState: { terminated: ended(exit, random.between(10, 290), random.between(300, 600)) },
        restartCount: random.between(5, 900),
        state: waiting(
          'CrashLoopBackOff',
          `back-off 5m0s restarting failed container=${name} pod=${pod}(${random.uid()})`,
        ),
      };
    }
    case 'killed': {
      const exit = { containerID: newId(random), exitCode: 137, reason: 'OOMKilled' };
      return restarted(running, exit, random);
    }
    default: {
      if (!random.chance(0.05)) return running;
      return restarted(running, { containerID: newId(random), exitCode: 0, reason: 'Completed' }, random);
    }
  }
}

export function initContainerStatus(
  { name, image, imageId }: Container,
  created: number,
  started: number,
  random: Random,
): Fields {
  const containerID = newId(random);
  return {
    containerID,
    image,
    imageID: imageId,
    lastState: {},
    name,
    ready: true,
    restartCount: 0,
    started: false,
    state: { terminated: ended({ containerID, exitCode: 0, reason: 'Completed' }, started, created) },
  };
}

function restarted(running: Fields, exit: Fields, random: Random): Fields {
  const terminated = ended(exit, random.between(100, 4000), random.between(4001, 9000));
  return { ...running, lastState: { terminated }, restartCount: random.between(1, 30) };
}

function ended(exit: Fields, finished: number, started: number): Fields {
  return { ...exit, finishedAt: ago(Math.round(finished)), startedAt: ago(started) };
}

function waiting(reason: string, message: string): Fields {
  return { waiting: { message, reason } };
}

function notFound(image: string): string {
  return `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${image}": not found`;
}

function newId(random: Random): string {
  return `containerd://${random.hex(64)}`;
}

const PANIC =
  'panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation]\n\ngoroutine 1 [running]:\nmain.main()\n';
