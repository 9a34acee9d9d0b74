import { useEffect, useState } from 'react';
import { ProgrammeDocument, ProgrammeState } from 'backstage-plugin-orr-common';
import { useSaveProgramme } from '../../../hooks/useSaveProgramme';

/** What every step is given. @internal */
export interface StepProps {
  state: ProgrammeState;
  onSaved: (state: ProgrammeState) => void;
  onReload: () => void;
  /** Takes whether something was entered that is not stored. */
  onDirty: (dirty: boolean) => void;
  onNext?: () => void;
}

/** Where saving a step stands. @internal */
export interface StepSaving {
  running: boolean;
  /** Something was entered that is not stored. */
  dirty: boolean;
  /** The step was stored since it was opened. */
  saved: boolean;
  error: unknown;
  /** Absent where there is nothing to store, or what was entered cannot be. */
  save?: () => void;
}

/**
 * What is entered in a step until it is saved. A step changes the fields that are its own, so that one which is left
 * open does not undo another.
 *
 * @internal
 */
export function useStepDraft<TDraft>(
  { state, onSaved, onDirty }: StepProps,
  step: {
    draftOf: (document: ProgrammeDocument) => TDraft;
    /** What a draft changes; undefined where it cannot be stored as it is. */
    changeOf: (draft: TDraft) => Partial<ProgrammeDocument> | undefined;
  },
): StepSaving & { draft: TDraft; setDraft: (draft: TDraft) => void } {
  const [entered, setEntered] = useState<{ draft: TDraft }>();
  const [saved, setSaved] = useState(false);
  const stored = step.draftOf(state.programme?.document ?? {});
  const draft = entered ? entered.draft : stored;
  const change = step.changeOf(draft);
  const dirty =
    entered !== undefined &&
    JSON.stringify(change) !== JSON.stringify(step.changeOf(stored));
  useEffect(() => {
    onDirty(dirty);
    // The page is told of each change once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [dirty]);
  const write = useSaveProgramme(state, after => {
    setEntered(undefined);
    setSaved(true);
    onSaved(after);
  });
  return {
    draft,
    setDraft: value => setEntered({ draft: value }),
    running: write.running,
    error: write.error,
    dirty,
    saved,
    save: dirty && change ? () => write.save(change) : undefined,
  };
}
