import { Deployment } from './gitlabModel';
import { json, Reply } from './replies';

const ORDERS = ['id', 'iid', 'created_at', 'updated_at', 'ref', 'finished_at'];
const STATUSES = [
  'created',
  'running',
  'success',
  'failed',
  'canceled',
  'skipped',
  'blocked',
];

type Listed = Deployment[] | { refusal: Reply };

function refused(error: string): Listed {
  return { refusal: json(400, { error }) };
}

/** What the list of deployments has, and in which order, as `DeploymentsFinder` of GitLab does it. */
export function listDeployments(
  deployments: Deployment[],
  query: URLSearchParams,
): Listed {
  const order = query.get('order_by') ?? 'id';
  const direction = query.get('sort') ?? 'asc';
  const status = query.get('status');
  if (!ORDERS.includes(order)) {
    return refused('order_by does not have a valid value');
  }
  if (!['asc', 'desc'].includes(direction)) {
    return refused('sort does not have a valid value');
  }
  if (status !== null && !STATUSES.includes(status)) {
    return refused('status does not have a valid value');
  }
  const isByFinish =
    query.has('finished_after') || query.has('finished_before');
  if (isByFinish !== (order === 'finished_at')) {
    return refused('`finished_at` filter and sorting must be paired');
  }
  if (isByFinish && status !== 'success') {
    return refused('`finished_at` filter must be combined with `success`');
  }
  const found = deployments.filter(
    item =>
      isWithin(item.updated_at, query, 'updated') &&
      isWithin(finishOf(item), query, 'finished') &&
      (status === null || item.status === status) &&
      [null, item.environment.name].includes(query.get('environment')),
  );
  return sorted(found, order, direction);
}

function finishOf({ deployable, updated_at }: Deployment): string {
  return deployable?.finished_at ?? updated_at;
}

/** Both ends belong to it. */
function isWithin(at: string, query: URLSearchParams, name: string): boolean {
  const after = query.get(`${name}_after`);
  const before = query.get(`${name}_before`);
  return (
    (after === null || Date.parse(at) >= Date.parse(after)) &&
    (before === null || Date.parse(at) <= Date.parse(before))
  );
}

function sorted(
  found: Deployment[],
  order: string,
  direction: string,
): Deployment[] {
  const sign = direction === 'asc' ? 1 : -1;
  const keyOf = (item: Deployment): string | number =>
    order === 'finished_at'
      ? finishOf(item)
      : (item[order as keyof Deployment] as string | number);
  return [...found].sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a !== b) {
      return a < b ? -sign : sign;
    }
    // Of those that changed in the same instant the newest comes first, in either direction.
    return order === 'updated_at' ? other.id - one.id : one.id - other.id;
  });
}
