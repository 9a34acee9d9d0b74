import { useId } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import { ProgrammeSetup, TierKeys } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ScopeChoices } from './ScopeChoices';
import { readDraft, SCOPE_MODES, ScopeDraft, withMode } from './scopeDraft';
import { ScopeFilterField } from './ScopeFilterField';

const useStyles = makeStyles({ option: { minHeight: 44 } });

function Modes(props: {
  legend: string;
  draft: ScopeDraft;
  onChange: (mode: ScopeDraft['mode']) => void;
}) {
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{props.legend}</FormLabel>
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

/** Says which entities something is about: all, what fits choices, or a filter of one's own. @internal */
export function ScopeFields(props: {
  draft: ScopeDraft;
  legend: string;
  setup: ProgrammeSetup;
  tierKeys: TierKeys;
  onChange: (draft: ScopeDraft) => void;
}) {
  const { draft, legend, setup, tierKeys, onChange } = props;
  const read = readDraft(draft, tierKeys);
  return (
    <>
      <Modes
        legend={legend}
        draft={draft}
        onChange={mode => onChange(withMode(draft, mode, tierKeys))}
      />
      {draft.mode === 'chosen' && (
        <ScopeChoices
          form={draft.form}
          setup={setup}
          tierKeys={tierKeys}
          onChange={form => onChange({ ...draft, form })}
        />
      )}
      {draft.mode === 'custom' && (
        <ScopeFilterField
          text={draft.text}
          problem={'problem' in read ? read.problem : undefined}
          onChange={text => onChange({ ...draft, text })}
        />
      )}
    </>
  );
}
