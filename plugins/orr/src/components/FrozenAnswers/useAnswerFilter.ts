import { useSearchParams } from 'react-router-dom';
import { ANSWER_FILTERS, AnswerFilter } from './answerFilter';

const PARAMETER = 'show';
const ALL = 'all';

/** Which answers show, kept in the address. @internal */
export interface AnswerFilterState {
  showsAll: boolean;
  chosen: readonly AnswerFilter[];
  toggle: (filter: AnswerFilter) => void;
  showAll: () => void;
  showPreset: () => void;
}

/** What wants attention is the preset where `preset` says so, else all of them. @internal */
export function useAnswerFilter(
  preset: 'attention' | 'all',
): AnswerFilterState {
  const [search, setSearch] = useSearchParams();
  const value = search.get(PARAMETER) ?? (preset === 'all' ? ALL : undefined);
  const named = ANSWER_FILTERS.filter(filter =>
    value?.split(',').includes(filter),
  );
  const showsAll = value === ALL;
  const chosen = value === undefined ? ANSWER_FILTERS : named;
  const show = (next: string | undefined) =>
    setSearch(
      previous => {
        const params = new URLSearchParams(previous);
        params.delete(PARAMETER);
        if (next !== undefined) {
          params.set(PARAMETER, next);
        }
        return params;
      },
      { replace: true },
    );
  return {
    showsAll,
    chosen: showsAll ? [] : chosen,
    toggle: filter => {
      const before: readonly AnswerFilter[] = showsAll ? [] : chosen;
      const next = ANSWER_FILTERS.filter(item =>
        item === filter ? !before.includes(item) : before.includes(item),
      );
      show(next.join(',') || ALL);
    },
    showAll: () => show(ALL),
    showPreset: () => show(preset === 'all' ? ALL : undefined),
  };
}
