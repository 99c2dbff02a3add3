import { reference } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import { someOf } from './amount-words.ts';
import { brokenContainer, podEvidence } from './broken-container.ts';
import { brokenWorkloads, podCounts, WORKLOADS } from './broken-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { nodesWithImage, pullTrouble, pullTroubleWords } from './image-pull.ts';
import { podCount, podVerb } from './pod-count.ts';
import { defineRule } from './rule.ts';
import { shortfallSeverity } from './shortfall.ts';

export default defineRule({
  id: 'unavailable-image',
  title: 'Pods cannot get their image',
  group: 'health',
  severity: 'high',
  why: 'The container never starts, and the kubelet keeps asking for an image it will not get. Pods that run go on only until they are moved to a node without the image.',
  fix: 'Compare the image name with what the registry has. Where the pull policy is Never, import the image on every node the pods may run on, or pin them to the nodes that have it; otherwise push the image to a registry the nodes reach, and give the pods an imagePullSecret where it asks for a login.',
  peers: { Popeye: ['POP-203'], k8sgpt: ['Pod'] },
  needs: ['pods'],
  uses: ['nodes', 'events', ...WORKLOADS],
  details: ['nodes', 'events', ...WORKLOADS],
  covers: ['partially-available-workload'],
  readsText: 'table',
  *check(view) {
    for (const workload of brokenWorkloads(view, ['image'])) {
      const { owner, worst, broken } = workload;
      const { pod, problem } = worst;
      const container = brokenContainer(pod, problem.container);
      const image = container?.spec?.image ?? container?.status.image ?? null;
      const events = view.links
        .eventsOf(reference(pod))
        .filter((event) => event.reason === 'Failed' && (image === null || event.message?.includes(image)));
      const texts = [problem.message, ...events.map((event) => event.message)];
      yield {
        subject: owner,
        severity: shortfallSeverity(workload),
        facts: {
          ...podCounts(workload),
          container: problem.container,
          image,
          reason: problem.reason,
          policy: container?.spec?.imagePullPolicy ?? null,
          trouble: pullTrouble(problem.reason, texts),
          text: texts.find((text) => text !== null && !text.startsWith('Back-off')) ?? problem.message,
          waitingOn: [...new Set(broken.flatMap((one) => one.pod.nodeName ?? []))].toSorted(byCodeUnit),
          presentOn: image === null ? [] : nodesWithImage(view.nodes, image),
          pod: pod.meta.name,
        },
        evidence: broken.slice(0, 3).flatMap((one) => {
          const path = brokenContainer(one.pod, one.problem.container)?.path ?? 'status';
          return [
            ...podEvidence(one.pod, `${path}.state.waiting.reason`, one.problem.reason),
            ...podEvidence(one.pod, `${path}.state.waiting.message`, one.problem.message),
          ];
        }),
        related: broken.map((one) => reference(one.pod)),
      };
    }
  },
  message({ broken, pods, image, reason, trouble, text, waitingOn, presentOn }) {
    const waits = `${podCount(broken, pods)} ${podVerb(broken, pods, 'waits', 'wait')} with ${excerpt(reason, 60)}`;
    const named = image === null ? 'the image' : `image ${excerpt(image, 120)}`;
    const there = presentOn.length === 0 ? '' : `; it is present on ${someOf(presentOn)}`;
    if (trouble === 'never pulled') {
      const where = waitingOn.length === 0 ? '' : ` on ${someOf(waitingOn)}`;
      return `${waits}: ${named} is not present${where} and the pull policy is Never${there}`;
    }
    const why = pullTroubleWords(trouble);
    const said = text === null ? '' : ` (${excerpt(text, 160)})`;
    return `${waits}: ${named} cannot be pulled${why === null ? '' : `, ${why}`}${said}${there}`;
  },
  commands({ pod, trouble }, subject) {
    const scope = inNamespace(subject);
    return [
      kubectl('describe', 'pod', pod, ...scope),
      ...(trouble === 'unauthorized'
        ? [kubectl('get', 'pod', pod, ...scope, '-o', 'jsonpath={.spec.imagePullSecrets}')]
        : []),
      ...(trouble === 'never pulled' ? [kubectl('get', 'pods', ...scope, '-o', 'wide')] : []),
    ];
  },
});
