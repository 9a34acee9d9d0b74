import { useId } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import { ProgrammeSetup } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ScopeInWords } from '../ScopeInWords';
import { ScopeChoices } from './ScopeChoices';
import { ScopeCount } from './ScopeCount';
import {
  readDraft,
  SCOPE_MODES,
  scopeDraftOf,
  ScopeDraft,
  withMode,
} from './scopeDraft';
import { ScopeFilterField } from './ScopeFilterField';
import { StepForm } from './StepForm';
import { StepProps, useStepDraft } from './useStepDraft';

const useStyles = makeStyles({ option: { minHeight: 44 } });

function Modes(props: {
  draft: ScopeDraft;
  onChange: (mode: ScopeDraft['mode']) => void;
}) {
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{t('setup.scope.how')}</FormLabel>
      <RadioGroup
        name={`${id}-mode`}
        value={props.draft.mode}
        onChange={(_, mode) => props.onChange(mode as ScopeDraft['mode'])}
      >
        {SCOPE_MODES.map(mode => (
          <FormControlLabel
            key={mode}
            className={classes.option}
            value={mode}
            control={<Radio color="primary" />}
            label={t(`setup.scope.${mode}`)}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

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
      <Modes
        draft={draft}
        onChange={mode => setDraft(withMode(draft, mode, inForce))}
      />
      {draft.mode === 'chosen' && (
        <ScopeChoices
          form={draft.form}
          setup={setup}
          tierKeys={inForce}
          onChange={form => setDraft({ ...draft, form })}
        />
      )}
      {draft.mode === 'custom' && (
        <ScopeFilterField
          text={draft.text}
          problem={'problem' in read ? read.problem : undefined}
          onChange={text => setDraft({ ...draft, text })}
        />
      )}
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
