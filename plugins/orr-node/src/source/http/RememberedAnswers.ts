import { createHash } from 'node:crypto';

/** Characters of all bodies together. */
const MOST = 16_000_000;
/** No single one takes the place of all others. */
const MOST_OF_ONE = MOST / 8;

/** @internal */
export interface RememberedAnswer {
  etag: string;
  text: string;
  headers: [string, string][];
}

/** What was answered with an etag, as far as it fits; the longest unused is forgotten first. @internal */
export class RememberedAnswers {
  readonly #answers = new Map<string, RememberedAnswer>();
  #size = 0;

  /** An etag is worth something only with the very headers that were sent, credentials among them. */
  static keyOf(url: string, headers: Record<string, string>): string {
    const sent = Object.entries(headers)
      .map(([name, value]) => [name.toLocaleLowerCase('en-US'), value])
      .sort(([one], [other]) => (one < other ? -1 : 1));
    return createHash('sha256')
      .update(JSON.stringify([url, sent]))
      .digest('hex');
  }

  get(key: string): RememberedAnswer | undefined {
    const answer = this.#answers.get(key);
    if (answer) {
      this.#answers.delete(key);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  set(key: string, answer: RememberedAnswer): void {
    this.#forget(key);
    if (answer.text.length > MOST_OF_ONE) {
      return;
    }
    this.#answers.set(key, answer);
    this.#size += answer.text.length;
    while (this.#size > MOST) {
      this.#forget(this.#answers.keys().next().value!);
    }
  }

  #forget(key: string): void {
    this.#size -= this.#answers.get(key)?.text.length ?? 0;
    this.#answers.delete(key);
  }
}
