import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ChecklistDraft, RolloutRule } from 'backstage-plugin-orr-common';
import { useNavigate } from 'react-router-dom';
import { orrApiRef } from '../../../api';
import { useLoaded } from '../../../hooks/useLoaded';
import { lacksDay, RolloutDraft, rulesOf, timesOf } from './rolloutDraft';

/** What is still needed before a draft can be published. @internal */
export type PublishLack =
  | 'problems'
  | 'pilotEntities'
  | 'day'
  | 'changelog'
  | 'mayNot';

/** A draft on its way to being published: what that would do, and with which words. @internal */
export function usePublishing(draft: ChecklistDraft, mayPublish: boolean) {
  const api = useApi(orrApiRef);
  const navigate = useNavigate();
  const [rollout, setRollout] = useState<RolloutDraft>(() => new Map());
  const [state, setState] = useState<'pilot' | 'published'>('published');
  // What is kept elsewhere may say it itself.
  const [changelog, setChangelog] = useState(draft.document.changelog ?? '');
  const [write, setWrite] = useState<{ running: boolean; error?: unknown }>({
    running: false,
  });
  const [rules, setRules] = useState<RolloutRule[]>([]);
  const params = { draftId: draft.id };
  const isComplete = !draft.problems.some(
    ({ severity }) => severity === 'error',
  );
  // What cannot be published has no impact, and a pilot without entities none of its own.
  const isPilot = state === 'pilot' && !!draft.document.pilotEntities?.length;
  const impact = useLoaded(
    async signal =>
      isComplete
        ? api.getChecklistImpact(
            {
              params,
              body: { rollout: rules, ...(isPilot && { state: 'pilot' }) },
            },
            { signal },
          )
        : undefined,
    [api, draft.id, draft.revision, isComplete, isPilot, rules],
    { keepPrevious: true },
  );
  const bindable = (impact.status === 'ready' && impact.value?.bindable) || [];
  const choose = (
    questionIds: string[],
    rule: Omit<RolloutRule, 'questionId'>,
  ) => {
    const next = new Map(rollout);
    bindable
      .filter(question => questionIds.includes(question.questionId))
      .filter(question => timesOf(question).includes(rule.when))
      .forEach(({ questionId }) => next.set(questionId, rule));
    setRollout(next);
    setRules(rulesOf(bindable, next));
  };
  const lacks: Record<PublishLack, boolean> = {
    problems: !isComplete,
    pilotEntities: state === 'pilot' && !draft.document.pilotEntities?.length,
    day: bindable.some(({ questionId }) =>
      lacksDay(rollout.get(questionId) ?? { when: 'nextReview' }),
    ),
    changelog: !changelog.trim(),
    mayNot: !mayPublish,
  };
  const publish = async () => {
    setWrite({ running: true });
    try {
      const { checklistId } = await api.publishChecklistDraft({
        params,
        body: {
          rollout: rules,
          revision: draft.revision,
          state,
          changelog: changelog.trim(),
        },
      });
      navigate(`../checklists/${encodeURIComponent(checklistId)}`);
    } catch (error) {
      setWrite({ running: false, error });
    }
  };
  return {
    impact,
    rollout,
    choose,
    state,
    setState,
    changelog,
    setChangelog,
    // As a pilot it would end for all others.
    mayPilot: !(
      draft.basedOn !== undefined && draft.currentState === 'published'
    ),
    lacks: (Object.keys(lacks) as PublishLack[]).filter(lack => lacks[lack]),
    publish,
    ...write,
  };
}

/** @internal */
export type Publishing = ReturnType<typeof usePublishing>;
