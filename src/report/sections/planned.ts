import type { Audit } from '../../analysis/audit.ts';
import { MOST_STEPS } from './plan.ts';

/**
 * The audit for a page that prints the plan: what a step of it answers points there, and leaves out the commands that
 * change something. Nobody is to run them twice, or out of order.
 */
export function pointingToPlan(audit: Audit): Audit {
  const steps = stepNumbers(audit);
  if (steps.size === 0) return audit;
  return {
    ...audit,
    findings: audit.findings.map((finding) => {
      const step = steps.get(finding.fingerprint);
      return step === undefined
        ? finding
        : {
            ...finding,
            message: `${finding.message}; see step ${step} of the plan`,
            commands: finding.commands.filter(looksOnly),
          };
    }),
    causes: audit.causes.map((cause) => {
      const step = steps.get(cause.explains[0] ?? '');
      if (step === undefined) return cause;
      const { text, commands } = cause.remedy;
      return {
        ...cause,
        remedy: {
          text: `${text} See step ${step} of the plan.`.trimStart(),
          commands: commands.filter(looksOnly),
          otherwise: [],
        },
      };
    }),
  };
}

/** By fingerprint, the first step that answers it; of steps to choose from the advised one. Only what is printed. */
function stepNumbers({ plan }: Pick<Audit, 'plan'>): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [index, { answers, choice }] of plan.steps.slice(0, MOST_STEPS).entries()) {
    if (choice?.advised === false) continue;
    for (const fingerprint of answers) if (!numbers.has(fingerprint)) numbers.set(fingerprint, index + 1);
  }
  return numbers;
}

/** Whether a shell line of ours only shows something. */
export function looksOnly(command: string): boolean {
  return command.startsWith('#') || LOOKS.test(command);
}

const LOOKS =
  /^(?:kubectl (?:get|describe|logs|top|events|explain|version|wait|rollout (?:history|status)) |ssh \S+ (?:sudo )?(?:systemctl status|journalctl) )/;
