import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useArrived } from '../../../hooks/useFocusFor';
import { AskedSection } from '../askedSections';

const PARAMETER = 'question';

/** The question that is open, kept in the address so that it can be shared. @internal */
export interface OpenQuestion {
  openId: string | undefined;
  /** Goes to a question and puts the focus on it. */
  open: (questionId: string) => void;
  /** Goes to a question as one step of many, which the back button does not take one by one. */
  step: (questionId: string) => void;
  /** Notes in the address which question is being worked on. */
  follow: (questionId: string) => void;
  /** Takes the heading of each question that comes on screen, and null when it leaves. */
  showHeading: (questionId: string, element: HTMLElement | null) => void;
}

/** @internal */
export function useOpenQuestion(sections: AskedSection[]): OpenQuestion {
  const [search, setSearch] = useSearchParams();
  const headings = useRef(new Map<string, HTMLElement>());
  const asked = sections.flatMap(section => section.asked);
  const [first] = useState(
    () => (asked.find(item => item.unanswered) ?? asked[0])?.question.id,
  );
  const wanted = search.get(PARAMETER) ?? first;
  const openId = asked.some(({ question }) => question.id === wanted)
    ? wanted
    : asked[0]?.question.id;

  // Whoever comes to go on, or by a link to a question, arrives at it; a review begins at its head.
  const [goal, setGoal] = useState(
    openId && openId !== asked[0]?.question.id
      ? { questionId: openId }
      : undefined,
  );

  const go = useCallback(
    (questionId: string, replace: boolean) =>
      setSearch(
        previous => {
          const next = new URLSearchParams(previous);
          next.set(PARAMETER, questionId);
          return next;
        },
        { replace },
      ),
    [setSearch],
  );

  const reached = useArrived(goal);
  useEffect(() => {
    const heading = reached && headings.current.get(reached.questionId);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView?.({ block: 'start' });
  }, [reached]);

  // Read when it is asked for, so that the cards need not hear of every step.
  const current = useRef(search.get(PARAMETER));
  current.current = search.get(PARAMETER);
  const goTo = useRef(go);
  goTo.current = go;
  const follow = useCallback((questionId: string) => {
    if (questionId !== current.current) {
      goTo.current(questionId, true);
    }
  }, []);
  const showHeading = useCallback(
    (questionId: string, element: HTMLElement | null) => {
      if (element) {
        headings.current.set(questionId, element);
      } else {
        headings.current.delete(questionId);
      }
    },
    [],
  );

  const open = useCallback((questionId: string) => {
    goTo.current(questionId, false);
    setGoal({ questionId });
  }, []);
  const step = useCallback((questionId: string) => {
    goTo.current(questionId, true);
    setGoal({ questionId });
  }, []);

  return { openId, open, step, follow, showHeading };
}
