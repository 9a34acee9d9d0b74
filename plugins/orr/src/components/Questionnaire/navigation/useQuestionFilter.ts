import { useCallback, useMemo, useRef, useState } from 'react';
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

/** Adds what matches now to what has shown already, and leaves out the rest. */
function narrowed(
  sections: AskedSection[],
  filter: QuestionFilter,
  held: Set<string>,
  openId: string | undefined,
): AskedSection[] {
  sections
    .flatMap(section => section.asked)
    .filter(item => matchesFilter(filter, item))
    .forEach(({ question }) => held.add(question.id));
  return sections
    .map(section => ({
      ...section,
      asked: section.asked.filter(
        ({ question }) => held.has(question.id) || question.id === openId,
      ),
    }))
    .filter(section => section.asked.length > 0);
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
  const [chosen, setChosen] = useState(0);
  const shown = useMemo(() => {
    if (held.current.filter !== filter) {
      held.current = { filter, ids: new Set() };
    }
    return filter === 'all'
      ? sections
      : narrowed(sections, filter, held.current.ids, openId);
    // Chosen again, a filter begins anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sections, filter, openId, chosen]);
  const counts = useMemo(
    () => filterCounts(sections.flatMap(section => section.asked)),
    [sections],
  );

  const choose = useCallback(
    (next: QuestionFilter) => {
      held.current = { filter: next, ids: new Set() };
      setChosen(times => times + 1);
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
  return useMemo(
    () => ({ filter, counts, sections: shown, choose }),
    [filter, counts, shown, choose],
  );
}
