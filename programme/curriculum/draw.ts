/** A paper drawn from the bank: the same seed and bank always give the same paper, every module has its share. */

export interface BankQuestion {
  questionId: string;
  moduleNo: number;
  choiceIds: readonly string[];
}

export interface DrawnQuestion {
  questionId: string;
  /** In the order in which this learner is shown them. */
  choiceIds: string[];
}

/** @param count at most as many as the bank has are drawn */
export function drawPaper(bank: readonly BankQuestion[], count: number, seed: number): DrawnQuestion[] {
  const next = numbers(seed);
  const modules = shuffled([...new Set(bank.map(({ moduleNo }) => moduleNo))], next);
  const waiting = modules.map((no) =>
    shuffled(
      bank.filter(({ moduleNo }) => moduleNo === no),
      next,
    ),
  );
  const drawn: BankQuestion[] = [];
  for (let at = 0; drawn.length < Math.min(count, bank.length); at += 1) {
    const one = waiting[at % waiting.length]!.pop();
    if (one) drawn.push(one);
  }
  return shuffled(drawn, next).map(({ questionId, choiceIds }) => ({
    questionId,
    choiceIds: shuffled(choiceIds, next),
  }));
}

function shuffled<One>(list: readonly One[], next: () => number): One[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}

/** Numbers from 0 to 1 (mulberry32); order of questions needs no more than to look random. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
