/**
 * Finds every word of a long list in a text in one pass (Aho and Corasick, 1975). Regular expressions took
 * 23 seconds for the 280,000 titles of one year; this takes one.
 */
export class WordAutomaton {
  /** state × character class → state */
  private readonly next: Int32Array;
  private readonly classOf = new Uint8Array(65_536);
  private readonly classCount: number;
  /** state → index of the longest word that ends there, or -1 */
  private readonly ends: Int32Array;
  /** state → the state of the next shorter word that ends there as well, or 0 */
  private readonly shorter: Int32Array;

  /** @param words distinct, not empty, together of fewer than 255 different characters */
  constructor(words: readonly string[]) {
    this.classCount = this.classifyCharacters(words);
    const states = 1 + words.reduce((sum, word) => sum + word.length, 0);
    this.next = new Int32Array(states * this.classCount);
    this.ends = new Int32Array(states).fill(-1);
    this.shorter = new Int32Array(states);
    words.forEach((word, index) => this.plant(word, index));
    this.connect(states);
  }

  /** Calls `found(word index, where it begins)` for every occurrence, in the order of their ends. */
  each(text: string, found: (word: number, start: number) => void, lengths: Int32Array): void {
    let state = 0;
    for (let i = 0; i < text.length; i += 1) {
      state = this.next[state * this.classCount + (this.classOf[text.charCodeAt(i)] ?? 0)] ?? 0;
      for (let at = state; at !== 0; at = this.shorter[at] ?? 0) {
        const word = this.ends[at] ?? -1;
        if (word >= 0) found(word, i + 1 - (lengths[word] ?? 0));
      }
    }
  }

  private classifyCharacters(words: readonly string[]): number {
    let classes = 1; // class 0: a character that no word holds
    for (const word of words) {
      for (let i = 0; i < word.length; i += 1) {
        const code = word.charCodeAt(i);
        if (this.classOf[code] !== 0) continue;
        if (classes > 255) throw new Error('too many different characters in the word list');
        this.classOf[code] = classes;
        classes += 1;
      }
    }
    return classes;
  }

  private stateCount = 1;

  private plant(word: string, index: number): void {
    let state = 0;
    for (let i = 0; i < word.length; i += 1) {
      const slot = state * this.classCount + (this.classOf[word.charCodeAt(i)] ?? 0);
      if (this.next[slot] === 0) {
        this.next[slot] = this.stateCount;
        this.stateCount += 1;
      }
      state = this.next[slot] ?? 0;
    }
    this.ends[state] = index;
  }

  /** Breadth first: where a state has no way on, it goes on as its longest proper suffix does. */
  private connect(states: number): void {
    const fail = new Int32Array(states);
    const queue: number[] = [];
    for (let c = 1; c < this.classCount; c += 1) {
      const child = this.next[c] ?? 0;
      if (child !== 0) queue.push(child);
    }
    for (const state of queue) {
      // the queue grows while it is walked
      const suffix = fail[state] ?? 0;
      this.shorter[state] = (this.ends[suffix] ?? -1) >= 0 ? suffix : (this.shorter[suffix] ?? 0);
      for (let c = 0; c < this.classCount; c += 1) {
        const slot = state * this.classCount + c;
        const child = this.next[slot] ?? 0;
        const other = this.next[suffix * this.classCount + c] ?? 0;
        if (child === 0) this.next[slot] = other;
        else {
          fail[child] = other;
          queue.push(child);
        }
      }
    }
  }
}
