import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ProgrammeDocument } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../../translation';
import { StepForm } from './StepForm';
import { StepProps, useStepDraft } from './useStepDraft';

const STEP = {
  draftOf: ({ muted = false }: ProgrammeDocument) => muted,
  changeOf: (muted: boolean) => ({ muted: muted || undefined }),
};

/** Whether anybody is notified of anything. @internal */
export function MessageStep(props: StepProps) {
  const { t } = useTranslationRef(orrTranslationRef);
  const step = useStepDraft(props, STEP);
  return (
    <StepForm {...props} explain={t('setup.messages.explain')} saving={step}>
      <FormControlLabel
        label={t('setup.messages.mute')}
        control={
          <Checkbox
            color="primary"
            checked={step.draft}
            onChange={(_, checked) => step.setDraft(checked)}
          />
        }
      />
    </StepForm>
  );
}
