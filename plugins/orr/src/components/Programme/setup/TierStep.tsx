import { useId } from 'react';
import { ProgrammeSetup } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { StepForm } from './StepForm';
import { TierOrderField } from './TierOrderField';
import {
  foundValues,
  repeatedTiers,
  tierChangeOf,
  tierDraftOf,
} from './tierDraft';
import { TierSourceChoice } from './TierSourceChoice';
import { StepProps, useStepDraft } from './useStepDraft';
import { useTierSourceText } from './useTierSourceText';

/** Where the tiers of entities come from, and in which order they are. @internal */
export function TierStep(props: StepProps & { setup: ProgrammeSetup }) {
  const { state, setup } = props;
  const { tierCandidates: found } = setup;
  const { configured, inForce, from } = state.tierSource;
  const id = useId();
  const { t } = useOrrTranslation();
  const sourceText = useTierSourceText();
  const step = useStepDraft(props, {
    draftOf: document => tierDraftOf(document, found),
    changeOf: draft => tierChangeOf(draft, found),
  });
  const source = t('setup.tiers.inForce', { source: sourceText(inForce) });
  const origin = t(
    from === 'programme'
      ? 'setup.tiers.fromProgramme'
      : 'setup.tiers.fromConfiguration',
  );
  return (
    <StepForm {...props} explain={t('setup.tiers.explain')} saving={step}>
      <div>
        {source}, {origin}
      </div>
      <TierSourceChoice
        id={id}
        draft={step.draft}
        onChange={step.setDraft}
        found={found}
        configured={sourceText(configured)}
      />
      <TierOrderField
        id={id}
        order={step.draft.order}
        repeated={repeatedTiers(step.draft)}
        found={foundValues(step.draft, found, configured)}
        onChange={order => step.setDraft({ ...step.draft, order })}
      />
    </StepForm>
  );
}
