import { send } from './backend/orrRequests';
import { BenchBackend } from './backend/startBenchBackend';
import { answerBody, FILTERS, queryOf, Target } from './createTarget';
import { Scenario } from './measure/measureRequests';

/** Longer than a set of visible refs lives. */
const EXPIRY_SECONDS = 61;

function readScenarios(backend: BenchBackend, target: Target): Scenario[] {
  const list = (name: string, path: string): Scenario => ({
    name,
    send: () => send(backend, 'listReadiness', path),
  });
  return [
    {
      name: 'open the tab',
      send: run =>
        send(
          backend,
          'getEntityOverview',
          `${target.entityPaths[run % target.entityPaths.length]}/overview`,
        ),
    },
    {
      name: 'readiness of an entity',
      send: run =>
        send(
          backend,
          'getEntityReadiness',
          `${target.entityPaths[run % target.entityPaths.length]}/readiness`,
        ),
    },
    {
      name: 'open a review',
      send: run =>
        send(
          backend,
          'getReview',
          `/reviews/${target.reviews[run % target.reviews.length].id}`,
        ),
    },
    list('list: first page', queryOf({})),
    list('list: page in the middle', queryOf({}, target.cursors.all)),
    list('list: filtered, first page', queryOf(FILTERS)),
    list(
      'list: filtered, page in the middle',
      queryOf(FILTERS, target.cursors.filtered),
    ),
    list('list: part of a name', queryOf({ text: 'website-00' })),
  ];
}

function autosave(
  backend: BenchBackend,
  { reviews, revisions }: Target,
): Scenario {
  return {
    name: 'autosave: one answer',
    send: async run => {
      const { id, questionIds } = reviews[run % reviews.length];
      const questionId = questionIds[run % questionIds.length];
      const path = `/reviews/${id}/answers/${questionId}`;
      const { revision } = await send(
        backend,
        'saveAnswer',
        path,
        answerBody(revisions.get(path) ?? 1),
      );
      revisions.set(path, revision);
    },
  };
}

/** Under a rule that only the catalog knows, what a minute's first request costs. */
function expired(backend: BenchBackend): Scenario {
  return {
    name: 'list: first page, once a minute',
    prepare: () => backend.clock.move(EXPIRY_SECONDS),
    send: () => send(backend, 'listReadiness', queryOf({})),
  };
}

/** All that is measured under the policy of the moment. */
export function scenariosFor(
  backend: BenchBackend,
  target: Target,
): Scenario[] {
  const scenarios = [
    ...readScenarios(backend, target),
    autosave(backend, target),
  ];
  return backend.policy.name === 'customRule'
    ? [...scenarios, expired(backend)]
    : scenarios;
}
