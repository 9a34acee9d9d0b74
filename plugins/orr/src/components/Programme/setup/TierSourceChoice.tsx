import { ReactNode } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { TierCandidate } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { TierDraft } from './tierDraft';
import { useTierSourceText } from './useTierSourceText';

const useStyles = makeStyles(theme => ({
  option: {
    alignItems: 'flex-start',
    overflowWrap: 'anywhere',
    minHeight: 44,
    '& > span:last-child': { paddingTop: theme.spacing(1.25), minWidth: 0 },
  },
  other: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    paddingLeft: theme.spacing(4),
  },
  key: { flex: '1 1 220px', maxWidth: 420 },
}));

interface TierSourceChoiceProps {
  id: string;
  draft: TierDraft;
  onChange: (draft: TierDraft) => void;
  found: readonly TierCandidate[];
  /** What is configured, in words. */
  configured: string;
}

function Found({ candidate }: { candidate: TierCandidate }) {
  const { t } = useOrrTranslation();
  const sourceText = useTierSourceText();
  const { source, count, values } = candidate;
  return (
    <>
      {sourceText(source)}, {t('setup.tiers.carry', { count })}
      <Typography variant="body2" color="textSecondary" component="span">
        {': '}
        {values.map(value => `${value.value} (${value.count})`).join(', ')}
      </Typography>
    </>
  );
}

function OtherKey({ id, draft, onChange }: TierSourceChoiceProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.other}>
      <TextField
        id={`${id}-kind`}
        select
        SelectProps={{ native: true }}
        variant="outlined"
        size="small"
        label={t('setup.tiers.otherKind')}
        value={draft.otherKind}
        onChange={event =>
          onChange({
            ...draft,
            otherKind: event.target.value as TierDraft['otherKind'],
          })
        }
      >
        <option value="label">{t('setup.tiers.otherLabel')}</option>
        <option value="annotation">{t('setup.tiers.otherAnnotation')}</option>
      </TextField>
      <TextField
        id={`${id}-key`}
        className={classes.key}
        variant="outlined"
        size="small"
        required
        label={t('setup.tiers.otherKey')}
        value={draft.otherKey}
        onChange={event => onChange({ ...draft, otherKey: event.target.value })}
        inputProps={{ maxLength: 253 }}
      />
    </div>
  );
}

/** Chooses the label or annotation that says the tier of an entity. @internal */
export function TierSourceChoice(props: TierSourceChoiceProps) {
  const { id, draft, onChange, found, configured } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const option = (choice: TierDraft['choice'], label: ReactNode) => (
    <FormControlLabel
      key={choice}
      className={classes.option}
      value={choice}
      control={<Radio color="primary" />}
      label={label}
    />
  );
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{t('setup.tiers.choose')}</FormLabel>
      <RadioGroup
        name={`${id}-source`}
        value={draft.choice}
        onChange={(_, choice) =>
          onChange({ ...draft, choice: choice as TierDraft['choice'] })
        }
      >
        {option(
          'configured',
          t('setup.tiers.useConfigured', { source: configured }),
        )}
        <Typography variant="body2">
          {t(found.length ? 'setup.tiers.found' : 'setup.tiers.nothingFound')}
        </Typography>
        {found.map((candidate, index) =>
          option(`found-${index}`, <Found candidate={candidate} />),
        )}
        {option('other', t('setup.tiers.other'))}
      </RadioGroup>
      {draft.choice === 'other' && <OtherKey {...props} />}
    </FormControl>
  );
}
