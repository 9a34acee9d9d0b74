import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { ProgrammeDocument } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { StepForm } from './StepForm';
import { StepProps, useStepDraft } from './useStepDraft';

const STEP = {
  draftOf: ({ muted = false }: ProgrammeDocument) => muted,
  changeOf: (muted: boolean) => ({ muted: muted || undefined }),
};

/** Whether anybody is notified of anything. @internal */
export function MessageStep(props: StepProps) {
  const { t } = useOrrTranslation();
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
