/** The works in turn by every peer: answers compared first, then times. The same code in Node and in Chromium. */
import type { Query, Result } from "../../web/src/engine/types.ts";
import { differences } from "./compare.ts";
import type { Peer } from "./peer.ts";
import { askedWorks, type Asked, type Work } from "./works.ts";

/** Milliseconds per call. */
export interface Times {
  median: number;
  min: number;
  max: number;
  rounds: number;
  /** The very first call, before any compiler has looked at the code. */
  first: number;
}

export interface Measured {
  times: Partial<Record<Work, Record<string, Times>>>;
  /** Bytes of WebAssembly memory before and after the engine's first opening of a bundle. */
  memory: { before: number; after: number };
}

/** The peers' answers that differ from the engine's, one line each. */
export class WrongAnswer extends Error {
  override name = "WrongAnswer";
}

/** Several short calls make one sample, for clocks are coarse: Chromium's counts in steps of 0.1 ms. */
const sampleMilliseconds = 8;
const roundsAtLeast = 5;
const roundsAtMost = 25;
/** What one peer may spend on one work, as long as it has its least rounds. */
const budgetMilliseconds = 800;
/** Calls before a peer is measured, so that its code has been compiled. */
const warmUpCalls = 6;
const warmUpMilliseconds = 250;
const warmUpAtMostMilliseconds = 3_000;

export function median(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function timed<T>(work: () => T): [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

/** So that nobody pays for another's garbage, where the host lets us. */
const collect = () => (globalThis as { gc?: () => void }).gc?.();

interface Runner {
  name: string;
  /** One sample of `calls` calls, in milliseconds. */
  sample(calls: number): number;
  first: number;
}

/** `peers` begins with the engine, which the others are compared with. */
export function measure(
  peers: Record<string, Peer>,
  bytes: Uint8Array,
  questions: Record<Asked, Query[]>,
): Measured {
  const [[name, engine], ...others] = Object.entries(peers) as [
    [string, Peer],
    ...[string, Peer][],
  ];
  const before = engine.memory?.() ?? 0;
  const opening = timed(() => engine.open(bytes))[1];
  const after = engine.memory?.() ?? 0;
  const opened: Runner[] = [runner(name, opening, () => engine.open(bytes))];
  const answers = {} as Record<Asked, Result[]>;
  const runners: Partial<Record<Work, Runner[]>> = { open: opened };
  const asked = others.some(([, peer]) => peer.ask) ? askedWorks : [];
  for (const work of asked) {
    const [first, took] = timed(() => engine.ask!(questions[work][0]!));
    answers[work] = [first as Result];
    for (const question of questions[work].slice(1))
      answers[work].push(engine.ask!(question) as Result);
    runners[work] = [asker(name, took, engine, questions[work])];
  }
  const wrong: string[] = [];
  for (const [peerName, peer] of others) {
    const took = timed(() => peer.open(bytes))[1];
    opened.push(runner(peerName, took, () => peer.open(bytes)));
    wrong.push(...(peer.wrongCells?.(bytes) ?? []).map((line) => `${peerName}, open: ${line}`));
    if (!peer.ask) continue;
    for (const work of asked) {
      let firstTook = 0;
      questions[work].forEach((question, turn) => {
        const [answer, ms] = timed(() => peer.ask!(question));
        if (turn === 0) firstTook = ms;
        for (const line of differences(answers[work][turn]!, peer.tell!(answer, question)))
          wrong.push(`${peerName}, ${work} ${turn + 1}: ${line}`);
      });
      runners[work]!.push(asker(peerName, firstTook, peer, questions[work]));
    }
  }
  if (wrong.length > 0) throw new WrongAnswer(wrong.join("\n"));
  const times: Measured["times"] = {};
  for (const work of [...asked, "open"] as const)
    times[work] = takeTurns(runners[work]!, work === "open" || work === "evaluate");
  return { times, memory: { before, after } };
}

function runner(name: string, first: number, call: (turn: number) => unknown): Runner {
  let turn = 0;
  return {
    name,
    first,
    sample(calls) {
      const start = performance.now();
      for (let i = 0; i < calls; i++) call(turn++);
      return (performance.now() - start) / calls;
    },
  };
}

function asker(name: string, first: number, peer: Peer, questions: Query[]): Runner {
  return runner(name, first, (turn) => peer.ask!(questions[turn % questions.length]!));
}

/** Samples in turns: each round begins with the next one, and goes the other way round every other time. */
function takeTurns(runners: Runner[], large: boolean): Record<string, Times> {
  const plans = runners.map((one) => {
    let spent = 0;
    let took = one.first;
    for (
      let calls = 0;
      (calls < warmUpCalls || spent < warmUpMilliseconds) &&
      calls < 500 &&
      spent < warmUpAtMostMilliseconds;
      calls++
    ) {
      took = one.sample(1);
      spent += took;
    }
    // A short warm-up call may be less than the clock's step: several are counted together.
    if (took < sampleMilliseconds / 4) took = one.sample(100);
    const calls = Math.max(1, Math.min(10_000, Math.round(sampleMilliseconds / took)));
    const rounds = Math.floor(budgetMilliseconds / (took * calls));
    return { one, calls, rounds: Math.min(roundsAtMost, Math.max(roundsAtLeast, rounds)) };
  });
  // Ours meets every other one in each of its rounds.
  plans[0]!.rounds = Math.max(...plans.map(({ rounds }) => rounds));
  const samples = new Map(runners.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < plans[0]!.rounds; round++) {
    const order = plans.map((_, at) => plans[(at + round) % plans.length]!);
    if (round % 2) order.reverse();
    for (const { one, calls, rounds } of order) {
      if (round >= rounds) continue;
      if (large) collect();
      samples.get(one.name)!.push(one.sample(calls));
    }
  }
  return Object.fromEntries(
    runners.map(({ name, first }) => {
      const all = samples.get(name)!;
      return [
        name,
        {
          median: median(all),
          min: Math.min(...all),
          max: Math.max(...all),
          rounds: all.length,
          first,
        },
      ];
    }),
  );
}
