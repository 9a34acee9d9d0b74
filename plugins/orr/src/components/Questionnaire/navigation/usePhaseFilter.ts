import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { REVIEW_PHASES, ReviewPhase } from 'backstage-plugin-orr-common';
import { AskedSection } from '../askedSections';

const PARAMETER = 'phase';

/** The one phase that shows, kept in the address, and what it leaves. @internal */
export interface ShownPhase {
  /** Absent where all show. */
  phase?: ReviewPhase;
  sections: AskedSection[];
  choose: (phase: ReviewPhase | undefined) => void;
}

/** Narrows the questions to those of a phase; the open one stays, as does all where the phase asks nothing. @internal */
export function usePhaseFilter(
  sections: AskedSection[],
  openId: string | undefined,
): ShownPhase {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get(PARAMETER);
  const phase = REVIEW_PHASES.find(
    one =>
      one === wanted &&
      sections.some(({ asked }) =>
        asked.some(({ question }) => question.phase === one),
      ),
  );
  const shown = useMemo(
    () =>
      phase
        ? sections
            .map(section => ({
              ...section,
              asked: section.asked.filter(
                ({ question }) =>
                  question.phase === phase || question.id === openId,
              ),
            }))
            .filter(({ asked }) => asked.length > 0)
        : sections,
    [sections, phase, openId],
  );
  const choose = useCallback(
    (next: ReviewPhase | undefined) =>
      setSearch(
        previous => {
          const params = new URLSearchParams(previous);
          params.delete(PARAMETER);
          if (next) {
            params.set(PARAMETER, next);
          }
          return params;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return useMemo(
    () => ({ phase, sections: shown, choose }),
    [phase, shown, choose],
  );
}
