import { ReactElement, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { LeaveQuestion } from '../../Feedback';
import { CadenceStep, ChecklistStep, ReviewerStep } from './ChecklistSteps';
import { MessageStep } from './MessageStep';
import { PurposeStep } from './PurposeStep';
import { ScopeStep } from './ScopeStep';
import { SETUP_STEPS, setupGaps, SetupKnown, SetupStepName } from './setupGaps';
import { SetupStep, stepButtonId } from './SetupStep';
import { TierStep } from './TierStep';
import { StepProps } from './useStepDraft';

const STEP_FORMS: Record<
  SetupStepName,
  (props: StepProps & Pick<SetupKnown, 'setup'>) => ReactElement
> = {
  tiers: TierStep,
  scope: ScopeStep,
  checklists: ChecklistStep,
  reviewers: ReviewerStep,
  cadence: CadenceStep,
  messages: MessageStep,
  purpose: PurposeStep,
};

const PARAM = 'step';
/** In the address while no step is open. */
const NONE = 'none';

/** The step that is open is in the address, so that one comes back to it. */
function useOpenStep() {
  const [params, setParams] = useSearchParams();
  const named = params.get(PARAM);
  const open =
    named === NONE
      ? undefined
      : SETUP_STEPS.find(step => step === named) ?? SETUP_STEPS[0];
  const goTo = (step: SetupStepName | undefined) =>
    setParams(
      before => {
        const after = new URLSearchParams(before);
        after.set(PARAM, step ?? NONE);
        return after;
      },
      { replace: true },
    );
  return { open, goTo };
}

/** The steps of the set-up; each is opened, saved and left on its own. @internal */
export function SetupSteps(
  props: SetupKnown & Pick<StepProps, 'onSaved' | 'onReload'>,
) {
  const { state, setup, onSaved, onReload } = props;
  const { open, goTo } = useOpenStep();
  const [unsaved, setUnsaved] = useState<
    Partial<Record<SetupStepName, boolean>>
  >({});
  const gaps = setupGaps(props);
  const goOn = (step: SetupStepName) => {
    goTo(step);
    document.getElementById(stepButtonId(step))?.focus();
  };
  return (
    <div>
      <LeaveQuestion isUnsaved={Object.values(unsaved).includes(true)} />
      {SETUP_STEPS.map((step, index) => {
        const Form = STEP_FORMS[step];
        const next: SetupStepName | undefined = SETUP_STEPS[index + 1];
        return (
          <SetupStep
            key={step}
            step={step}
            number={index + 1}
            gaps={gaps[step]}
            open={open === step}
            onToggle={isOpen => goTo(isOpen ? step : undefined)}
          >
            <Form
              state={state}
              setup={setup}
              onSaved={onSaved}
              onReload={onReload}
              onDirty={dirty =>
                setUnsaved(steps => ({ ...steps, [step]: dirty }))
              }
              onNext={next && (() => goOn(next))}
            />
          </SetupStep>
        );
      })}
    </div>
  );
}
