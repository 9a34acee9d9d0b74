import { useApi } from '@backstage/core-plugin-api';
import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useSearchChoice } from './useSearchChoice';

/** Which checklists are shown: those of a state, or all that are not archived. @internal */
export const SHOWN_STATES = [
  'current',
  'published',
  'pilot',
  'draft',
  'archived',
] as const;
/** @internal */
export const SORTINGS = ['title', 'newest', 'asked', 'health'] as const;

function oneOf<T extends string>(
  values: readonly T[],
  value: string | undefined,
): T {
  return values.find(one => one === value) ?? values[0];
}

/** Errors weigh more than warnings, and these more than notes. */
function troubleOf({ problems }: ChecklistOverview): number {
  return problems.error * 1_000_000 + problems.warning * 1_000 + problems.info;
}

const ORDERS: Record<
  (typeof SORTINGS)[number],
  (one: ChecklistOverview, other: ChecklistOverview) => number
> = {
  title: (one, other) => one.title.localeCompare(other.title),
  newest: (one, other) => other.publishedAt.localeCompare(one.publishedAt),
  asked: (one, other) =>
    (other.askedEntities ?? -1) - (one.askedEntities ?? -1),
  health: (one, other) => troubleOf(other) - troubleOf(one),
};

function matches(checklist: ChecklistOverview, text: string): boolean {
  const { id, title, ownerRef } = checklist;
  return [id, title, ownerRef].some(part =>
    part.toLowerCase().includes(text.toLowerCase()),
  );
}

/** The checklists as the address asks for them. @internal */
export function useChecklistOverviews() {
  const api = useApi(orrApiRef);
  const { read, choose } = useSearchChoice();
  const state = oneOf(SHOWN_STATES, read('state'));
  const sort = oneOf(SORTINGS, read('sort'));
  const text = read('text') ?? '';
  const loaded = useLoaded(
    signal =>
      api.listChecklistOverviews(
        { query: state === 'current' ? {} : { state: [state] } },
        { signal },
      ),
    [api, state],
    { keepPrevious: true },
  );
  const items = loaded.status === 'ready' ? loaded.value.items : [];
  return {
    loaded,
    state,
    sort,
    text,
    isFiltered: state !== 'current' || text !== '',
    choose,
    items: items
      .filter(checklist => matches(checklist, text))
      .sort((one, other) => ORDERS[sort](one, other)),
  };
}
