import { ProgrammeSetup } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ScopeInWords } from '../ScopeInWords';
import { ScopeCount } from './ScopeCount';
import { readDraft, scopeDraftOf } from './scopeDraft';
import { ScopeFields } from './ScopeFields';
import { StepForm } from './StepForm';
import { StepProps, useStepDraft } from './useStepDraft';

/** What the programme is about, with a count of what that matches. @internal */
export function ScopeStep(props: StepProps & { setup: ProgrammeSetup }) {
  const { state, setup } = props;
  const { inForce } = state.tierSource;
  const { t } = useOrrTranslation();
  const step = useStepDraft(props, {
    draftOf: document => scopeDraftOf(document.scope, inForce),
    changeOf: value => {
      const read = readDraft(value, inForce);
      return 'problem' in read ? undefined : read;
    },
  });
  const { draft, setDraft } = step;
  const read = readDraft(draft, inForce);
  return (
    <StepForm {...props} explain={t('setup.scope.explain')} saving={step}>
      <ScopeFields
        draft={draft}
        legend={t('setup.scope.how')}
        setup={setup}
        tierKeys={inForce}
        onChange={setDraft}
      />
      {'scope' in read && (
        <div>
          {draft.mode !== 'everything' && (
            <ScopeInWords scope={read.scope} tierKeys={inForce} />
          )}
          <ScopeCount scope={read.scope} />
        </div>
      )}
    </StepForm>
  );
}
