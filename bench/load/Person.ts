import { randomUUID } from 'node:crypto';
import {
  OperationId,
  OperationOutput,
  operations,
  Question,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { LoadPerson } from './createPeople';
import { FLOOR_PATH } from './floorPlugin';
import { SIGN_IN_HEADER } from './signInModule';

/** An answer as a team would give it, in whatever form it is asked for. */
function statementFor({ answer }: Question): object {
  switch (answer.type) {
    case 'choices':
      return { kind: 'choices', choices: [answer.choices[0].id] };
    case 'practice':
      return { kind: 'practice', value: 'partly' };
    case 'number':
    case 'duration':
      return { kind: answer.type, value: 4 };
    case 'date':
      return { kind: 'date', value: '2026-01-15' };
    default:
      return { kind: 'text', value: 'As written in the runbook' };
  }
}

/** Somebody signed in, with a review of a service of their team open before them. */
export class Person {
  readonly #baseUrl: string;
  readonly #about: LoadPerson;
  #token = '';
  #reviewId = '';
  #questions: Question[] = [];
  readonly #revisions = new Map<string, number>();
  #saves = 0;

  constructor(baseUrl: string, about: LoadPerson) {
    this.#baseUrl = baseUrl;
    this.#about = about;
  }

  async begin(): Promise<void> {
    const { backstageIdentity } = await this.#send({
      method: 'post',
      path: '/api/auth/bench/refresh',
      headers: {
        [SIGN_IN_HEADER]: this.#about.userRef,
        'x-requested-with': 'XMLHttpRequest',
      },
    });
    this.#token = backstageIdentity.token;
    const { kind, namespace, name } = this.#about.entity;
    const { review, checklist } = await this.#call('createReview', '/reviews', {
      mutationId: randomUUID(),
      entityRef: `${kind}:${namespace}/${name}`,
      checklistId: 'service-launch-readiness',
      kind: 'launch',
    });
    this.#reviewId = review.id;
    this.#questions = questionsOf(checklist.document).filter(
      ({ profiles, visibleWhen }) =>
        profiles.includes('launch') && !visibleWhen,
    );
  }

  /** Saves an answer again with one more sentence in its note, question after question. */
  async save(): Promise<void> {
    const run = this.#saves++;
    const question = this.#questions[run % this.#questions.length];
    const { revision } = await this.#call(
      'saveAnswer',
      `/reviews/${this.#reviewId}/answers/${question.id}`,
      {
        mutationId: randomUUID(),
        revision: this.#revisions.get(question.id) ?? 0,
        statement: statementFor(question),
        note: `As it was agreed with the platform team last spring. ${run}`,
        evidence: [],
      },
    );
    this.#revisions.set(question.id, revision);
  }

  async askFloor(): Promise<void> {
    await this.#send({ method: 'get', path: FLOOR_PATH });
  }

  async openTab(): Promise<void> {
    const { kind, namespace, name } = this.#about.entity;
    await this.#call(
      'getEntityOverview',
      `/entities/${kind}/${namespace}/${name}/overview`,
    );
  }

  /** How deployments of an entity fare, be it theirs or not. */
  readHealth({
    kind,
    namespace,
    name,
  }: LoadPerson['entity']): Promise<OperationOutput<'getEntityDeployHealth'>> {
    return this.#call(
      'getEntityDeployHealth',
      `/entities/${kind}/${namespace}/${name}/deploy-health`,
    );
  }

  #call<TId extends OperationId>(
    operationId: TId,
    path: string,
    body?: object,
  ): Promise<OperationOutput<TId>> {
    return this.#send({
      method: operations[operationId].method,
      path: `/api/orr${path}`,
      body,
    });
  }

  /** Reads all of the answer; anything but success ends the run. */
  async #send(request: {
    method: string;
    path: string;
    headers?: Record<string, string>;
    body?: object;
  }) {
    const { method, path, body, headers } = request;
    const response = await fetch(`${this.#baseUrl}${path}`, {
      method: method.toUpperCase(),
      headers: {
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    }
    return JSON.parse(text);
  }
}
