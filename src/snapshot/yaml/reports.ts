import type { YamlProblemCode, YamlSink } from './sink.ts';

/** Hands problems and noise to the sink up to a bound, so that a hostile file cannot fill the memory. */
export class Reports {
  noiseLines = 0;
  readonly #sink: YamlSink;
  readonly #mostNoise: number;
  readonly #mostProblems: number;
  #problems = 0;

  constructor(sink: YamlSink, mostNoise: number, mostProblems: number) {
    this.#sink = sink;
    this.#mostNoise = mostNoise;
    this.#mostProblems = mostProblems;
  }

  noise(line: string, offset: number): void {
    this.noiseLines++;
    if (this.noiseLines <= this.#mostNoise) this.#sink.noise(line.slice(0, LONGEST_NOISE).trimEnd(), offset);
  }

  problem(code: YamlProblemCode, offset: number, message: string): void {
    this.#problems++;
    if (this.#problems <= this.#mostProblems) this.#sink.problem({ code, offset, message });
  }

  close(offset: number): void {
    const more = this.#problems - this.#mostProblems;
    if (more <= 0) return;
    const message = `${more} more ${more === 1 ? 'problem was' : 'problems were'} counted, but not listed.`;
    this.#sink.problem({ code: 'more-problems', offset, message });
  }
}

const LONGEST_NOISE = 400;
