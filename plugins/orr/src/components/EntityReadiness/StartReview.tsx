import { FormEvent, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { ChecklistReadiness, Decision } from 'backstage-plugin-orr-common';
import { DateTime } from 'luxon';
import { useNavigate } from 'react-router-dom';
import { useStartReview } from '../../hooks/useStartReview';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { ErrorPanel, LiveRegion } from '../Feedback';
import { StartableKind, likelyKind } from './reviewAction';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: theme.spacing(0.5),
  },
  button: { minHeight: 44, whiteSpace: 'nowrap' },
  more: { minHeight: 44, textTransform: 'none' },
  options: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    alignSelf: 'stretch',
    padding: theme.spacing(1, 0),
    maxWidth: '45ch',
  },
  radio: { minHeight: 44 },
  [theme.breakpoints.down('xs')]: {
    root: { alignItems: 'stretch' },
    button: { whiteSpace: 'normal' },
  },
}));

/** The decision whose answers the next review can begin with. @internal */
export type EarlierDecision = Pick<Decision, 'decidedAt' | 'outcome'>;

interface StartReviewProps {
  entityRef: string;
  checklist: ChecklistReadiness;
  kinds: StartableKind[];
  primary?: boolean;
  /** Several checklists could be meant, so the name of the button says which. */
  nameChecklist?: boolean;
  earlier?: EarlierDecision;
}

const ACTION_OF_KIND = {
  launch: 'tab.action.startLaunch',
  periodic: 'tab.action.startPeriodic',
} as const;

const HINT_OF_KIND = {
  launch: 'tab.start.launchHint',
  periodic: 'tab.start.periodicHint',
} as const;

interface StartOptions {
  kind: StartableKind;
  targetDate: string;
  carryOver: boolean;
}

/** What is likely meant, with what was chosen otherwise. */
function optionsOf(
  { checklist, kinds, earlier }: StartReviewProps,
  chosen: Partial<StartOptions>,
): StartOptions {
  const { kind = likelyKind(checklist, kinds), targetDate = '' } = chosen;
  const renews = kind === 'periodic' && earlier?.outcome !== 'noGo';
  return {
    kind,
    targetDate,
    carryOver: earlier !== undefined && (chosen.carryOver ?? renews),
  };
}

function StartOptionFields(props: {
  kinds: StartableKind[];
  value: StartOptions;
  onChange: (change: Partial<StartOptions>) => void;
  datePast: boolean;
  earlier?: EarlierDecision;
}) {
  const { kinds, value, onChange, datePast, earlier } = props;
  const dateId = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.options}>
      <FormControl component="fieldset">
        <FormLabel component="legend">{t('tab.start.kind')}</FormLabel>
        <RadioGroup
          name="kind"
          value={value.kind}
          onChange={event =>
            onChange({ kind: event.target.value as StartableKind })
          }
        >
          {kinds.map(kind => (
            <div key={kind}>
              <FormControlLabel
                className={classes.radio}
                value={kind}
                control={<Radio color="primary" />}
                label={t(`reviewKind.${kind}`)}
              />
              <FormHelperText>{t(HINT_OF_KIND[kind])}</FormHelperText>
            </div>
          ))}
        </RadioGroup>
      </FormControl>
      {earlier && (
        <div>
          <FormControlLabel
            className={classes.radio}
            control={
              <Checkbox
                color="primary"
                checked={value.carryOver}
                onChange={event =>
                  onChange({ carryOver: event.target.checked })
                }
              />
            }
            label={t('tab.start.carryOver')}
          />
          <FormHelperText>
            {t('tab.start.carryOverHint', {
              date: (
                <DateText
                  date={DateTime.fromISO(earlier.decidedAt).toISODate()!}
                  absolute
                />
              ),
            })}
          </FormHelperText>
        </div>
      )}
      <TextField
        id={dateId}
        type="date"
        label={t('tab.start.targetDate')}
        value={value.targetDate}
        onChange={event => onChange({ targetDate: event.target.value })}
        error={datePast}
        helperText={
          datePast
            ? t('tab.start.targetDatePast')
            : t('tab.start.targetDateHint')
        }
        InputLabelProps={{ shrink: true }}
      />
    </div>
  );
}

/**
 * Starts a review with one press; kind and target date are there for whoever wants another than the likely one.
 *
 * @internal
 */
export function StartReview(props: StartReviewProps) {
  const { entityRef, checklist, kinds, earlier } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const navigate = useNavigate();
  const optionsId = useId();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Partial<StartOptions>>({});
  const options = optionsOf(props, chosen);
  const { state, start } = useStartReview(detail =>
    navigate(`reviews/${detail.review.id}`),
  );
  const starting = state.status === 'starting';
  const datePast =
    options.targetDate !== '' &&
    options.targetDate < DateTime.now().toISODate();
  const action = t(
    options.carryOver
      ? 'tab.action.startCarried'
      : ACTION_OF_KIND[options.kind],
  );

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!starting && !datePast) {
      start({
        entityRef,
        checklistId: checklist.checklistId,
        kind: options.kind,
        ...(options.targetDate && { targetDate: options.targetDate }),
        ...(options.carryOver && { carryOver: true }),
      });
    }
  };
  return (
    <form className={classes.root} onSubmit={onSubmit} noValidate>
      <Button
        type="submit"
        className={classes.button}
        variant={props.primary ? 'contained' : 'outlined'}
        color="primary"
        aria-disabled={starting}
        aria-label={
          props.nameChecklist
            ? t('tab.action.startOf', {
                action,
                checklist: checklist.checklistTitle,
              })
            : undefined
        }
      >
        {action}
      </Button>
      <LiveRegion>{starting ? t('tab.action.starting') : ''}</LiveRegion>
      <Button
        className={classes.more}
        size="small"
        color="primary"
        endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        aria-expanded={open}
        aria-controls={optionsId}
        onClick={() => setOpen(!open)}
      >
        {t(
          earlier
            ? 'tab.action.startOptionsCarried'
            : 'tab.action.startOptions',
        )}
      </Button>
      <div id={optionsId} hidden={!open}>
        {open && (
          <StartOptionFields
            kinds={kinds}
            value={options}
            onChange={change => setChosen({ ...chosen, ...change })}
            earlier={earlier}
            datePast={datePast}
          />
        )}
      </div>
      {state.status === 'error' && (
        <ErrorPanel
          error={state.error}
          title={t('tab.start.failed')}
          kept={t('tab.start.failedKept')}
        />
      )}
    </form>
  );
}
