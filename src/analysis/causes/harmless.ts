import type { Impact } from './cause.ts';

/** Nothing of what was captured is known to be lost by it. */
export function isHarmless({ replicas, services, routes }: Impact): boolean {
  return (replicas?.missing ?? 0) + services.length + routes.length === 0;
}
