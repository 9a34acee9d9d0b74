import {
  OperationId,
  OperationInput,
  operations,
  OrrApi,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { amendmentResponses } from './amendmentResponses';
import { answerResponses } from './answerResponses';
import { commentResponses } from './commentResponses';
import { disclosureResponses } from './disclosureResponses';
import { escalationResponses } from './escalationResponses';
import { FakeResponses } from './FakeResponses';
import { FakeReview } from './FakeReview';
import { findingResponses } from './findingResponses';
import { refusal } from './refusal';
import { reviewResponses } from './reviewResponses';
import { scrutinyResponses } from './scrutinyResponses';

/** One request as it reached the fake. */
interface FakeCall<TId extends OperationId = OperationId> {
  operation: TId;
  input: OperationInput<TId>;
}

const RESPONSES: FakeResponses = {
  ...reviewResponses,
  ...answerResponses,
  ...scrutinyResponses,
  ...commentResponses,
  ...findingResponses,
  ...disclosureResponses,
  ...escalationResponses,
  ...amendmentResponses,
};

/** The methods are made of the contract, as those of the client are. */
const FakeReviewWithMethods = FakeReview as new (
  review?: ReviewDetail,
) => FakeReview & OrrApi;

/**
 * A backend in memory that keeps one review and records what it is asked. A failure that is queued for an operation
 * is the answer to its next request; `lost` ones are carried out all the same, as when an acknowledgement is lost.
 * Every other operation is refused: `createFakeOrrApi` is for tests that prepare the answers call by call.
 */
export class FakeOrrApi extends FakeReviewWithMethods {
  readonly calls: FakeCall[] = [];
  readonly #failures: {
    operation: OperationId;
    error: Error;
    lost: boolean;
  }[] = [];
  readonly #held: { operation: OperationId; release: Promise<void> }[] = [];
  readonly #results = new Map<string, unknown>();

  constructor(options: { review?: ReviewDetail } = {}) {
    super(options.review);
    for (const id of Object.keys(operations) as OperationId[]) {
      Object.assign(this, {
        [id]: (input: FakeCall['input']) => this.#request(id, input),
      });
    }
  }

  /** The next request of an operation fails. */
  fail(
    operation: OperationId,
    error: Error,
    options: { lost?: boolean } = {},
  ): void {
    this.#failures.push({ operation, error, lost: options.lost ?? false });
  }

  /** The next request of an operation is answered once the returned function was called. */
  hold(operation: OperationId): () => void {
    let release = () => {};
    this.#held.push({
      operation,
      release: new Promise(resolve => (release = resolve)),
    });
    return () => release();
  }

  callsOf<TId extends OperationId>(operation: TId): FakeCall<TId>['input'][] {
    return this.calls
      .filter(call => call.operation === operation)
      .map(call => call.input) as FakeCall<TId>['input'][];
  }

  async #request(operation: OperationId, input: FakeCall['input']) {
    this.calls.push({ operation, input });
    const failure = this.#take(this.#failures, operation);
    await this.#take(this.#held, operation)?.release;
    if (failure && !failure.lost) {
      throw failure.error;
    }
    const result = this.#respond(operation, input);
    if (failure) {
      throw failure.error;
    }
    return result;
  }

  /** A write that comes again under its mutation id gets its first result. */
  #respond(operation: OperationId, input: FakeCall['input']): unknown {
    const respond = RESPONSES[operation] as
      | ((fake: FakeReview, given: FakeCall['input']) => unknown)
      | undefined;
    if (!respond) {
      throw refusal(404, `Nothing was prepared for ${operation}`);
    }
    const { mutationId } =
      (input as { body?: { mutationId?: string } }).body ?? {};
    if (mutationId === undefined) {
      return respond(this, input);
    }
    if (!this.#results.has(mutationId)) {
      this.#results.set(mutationId, respond(this, input));
    }
    return this.#results.get(mutationId);
  }

  #take<T extends { operation: OperationId }>(
    queue: T[],
    operation: OperationId,
  ): T | undefined {
    const at = queue.findIndex(item => item.operation === operation);
    return at < 0 ? undefined : queue.splice(at, 1)[0];
  }
}
