import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import { AskedSection } from '../askedSections';
import {
  QUESTION_FILTERS,
  QuestionFilter,
  filterCounts,
  matchesFilter,
} from './questionFilter';

const PARAMETER = 'show';

/** The chosen filter, kept in the address, and what it leaves. @internal */
export interface ShownQuestions {
  filter: QuestionFilter;
  counts: Record<QuestionFilter, number>;
  /** The sections with the questions that show; sections without any are left out. */
  sections: AskedSection[];
  choose: (filter: QuestionFilter) => void;
}

function filterOf(value: string | null): QuestionFilter {
  return QUESTION_FILTERS.find(filter => filter === value) ?? 'all';
}

/**
 * Narrows the questions. What showed once stays until a filter is chosen again, so that no question goes from under
 * the hands of whoever answers it.
 *
 * @internal
 */
export function useQuestionFilter(
  sections: AskedSection[],
  openId: string | undefined,
): ShownQuestions {
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search.get(PARAMETER));
  const held = useRef({ filter, ids: new Set<string>() });
  if (held.current.filter !== filter) {
    held.current = { filter, ids: new Set() };
  }
  const { ids } = held.current;
  const asked = sections.flatMap(section => section.asked);
  asked
    .filter(item => matchesFilter(filter, item))
    .forEach(({ question }) => ids.add(question.id));

  const shown = sections
    .map(section => ({
      ...section,
      asked: section.asked.filter(
        ({ question }) => ids.has(question.id) || question.id === openId,
      ),
    }))
    .filter(section => section.asked.length > 0);

  const choose = useCallback(
    (next: QuestionFilter) => {
      held.current = { filter: next, ids: new Set() };
      setSearch(
        previous => {
          const params = new URLSearchParams(previous);
          params.delete(PARAMETER);
          if (next !== 'all') {
            params.set(PARAMETER, next);
          }
          return params;
        },
        { replace: true },
      );
    },
    [setSearch],
  );
  return {
    filter,
    counts: useMemo(() => filterCounts(asked), [asked]),
    sections: filter === 'all' ? sections : shown,
    choose,
  };
}
