import { randomUUID } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { VIEWER } from './backend/BenchPolicy';
import { send } from './backend/orrRequests';
import { BenchBackend } from './backend/startBenchBackend';

const REVIEWS = 10;
/** A page of one part of the organisation. */
export const FILTERS = {
  kind: 'Component',
  owner: 'group:default/area-0',
  standing: ['neverReviewed', 'notReady', 'ready'],
  limit: '50',
};

type Filters = Record<string, string | string[]>;

/** The requests that are measured, on data that is there under every policy. */
export interface Target {
  entityPaths: string[];
  reviews: { id: string; questionIds: string[] }[];
  /** Of the answers that were saved again, by path. */
  revisions: Map<string, number>;
  cursors: { all: string; filtered: string };
}

/** The path of the list. */
export function queryOf(filters: Filters, cursor?: string): string {
  const pairs = Object.entries(filters).flatMap(([key, value]) =>
    [value].flat().map(item => [key, item]),
  );
  return `/readiness?${new URLSearchParams([
    ...pairs,
    ...(cursor ? [['cursor', cursor]] : []),
  ])}`;
}

/** Goes through the list to its middle, as far as it has one. */
async function middleOf(
  backend: BenchBackend,
  filters: Filters,
): Promise<string> {
  const limit = (size: number) => ({ ...filters, limit: String(size) });
  const first = await send(backend, 'listReadiness', queryOf(limit(1)));
  let left = Math.floor(first.totalItems / 2);
  let cursor = first.nextCursor;
  while (left > 0 && cursor) {
    const size = Math.min(left, 200);
    const page = await send(
      backend,
      'listReadiness',
      queryOf(limit(size), cursor),
    );
    left -= size;
    cursor = page.nextCursor ?? cursor;
  }
  if (!cursor) {
    throw new Error('The list has no second page');
  }
  return cursor;
}

/** An answer to any question, and what a person may write beside it. */
export function answerBody(revision: number) {
  return {
    mutationId: randomUUID(),
    revision,
    statement: {
      kind: 'toBeResearched',
      assigneeRef: VIEWER.userEntityRef,
      note: 'To be asked of the platform team',
    },
    note: 'As it was agreed with the platform team last spring',
    evidence: [],
  };
}

async function startReview(backend: BenchBackend, entityRef: string) {
  const detail = await send(backend, 'createReview', '/reviews', {
    mutationId: randomUUID(),
    entityRef,
    checklistId: 'service-launch-readiness',
    kind: 'launch',
  });
  const { id } = detail.review;
  const questionIds = detail.checklist.document.sections.flatMap(
    ({ questions }) => questions.map(question => question.id),
  );
  for (const questionId of questionIds) {
    await send(
      backend,
      'saveAnswer',
      `/reviews/${id}/answers/${questionId}`,
      answerBody(0),
    );
  }
  return { id, questionIds };
}

/** Starts and answers reviews of services spread over the catalog that everybody sees. */
export async function createTarget(
  backend: BenchBackend,
  entities: Entity[],
): Promise<Target> {
  backend.policy.name = 'customRule';
  const services = entities.filter(
    entity =>
      entity.spec?.type === 'service' &&
      entity.spec.lifecycle === 'production' &&
      backend.policy.shows(entity),
  );
  backend.policy.name = 'allowAll';
  const step = Math.floor(services.length / REVIEWS);
  const names = Array.from(
    { length: REVIEWS },
    (_, index) => services[index * step].metadata.name,
  );
  const reviews = [];
  for (const name of names) {
    reviews.push(await startReview(backend, `component:default/${name}`));
  }
  return {
    reviews,
    revisions: new Map(),
    entityPaths: names.map(name => `/entities/component/default/${name}`),
    cursors: {
      all: await middleOf(backend, {}),
      filtered: await middleOf(backend, FILTERS),
    },
  };
}
