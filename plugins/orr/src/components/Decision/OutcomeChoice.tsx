import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { DecisionOutcome, ReviewJudgement } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const OUTCOMES: DecisionOutcome[] = ['go', 'conditionalGo', 'noGo'];

/** The three outcomes with what each means, and why one is not possible. @internal */
export function OutcomeChoice(props: {
  judgement: ReviewJudgement;
  /** The sections without whose sign-off there is no go, by their titles. */
  unsigned: string[];
  value?: DecisionOutcome;
  onChange: (outcome: DecisionOutcome) => void;
}) {
  const { permittedOutcomes, gate } = props.judgement;
  const { t } = useOrrTranslation();
  const { unsigned } = props;
  const byAnswers = gate.stops.length
    ? t('decision.form.notPermitted.stops', { count: gate.stops.length })
    : t('decision.form.notPermitted.conditions', {
        count: gate.conditions.length,
      });
  return (
    <RadioGroup
      aria-label={t('decision.form.outcome')}
      name="orr-outcome"
      value={props.value ?? ''}
      onChange={(_, outcome) => props.onChange(outcome as DecisionOutcome)}
    >
      {OUTCOMES.map(outcome => {
        const waits = outcome === 'go' && unsigned.length > 0;
        const allowed = permittedOutcomes.includes(outcome);
        const permitted = allowed && !waits;
        const whyNot = [
          ...(allowed ? [] : [byAnswers]),
          ...(waits
            ? [t('signOff.waitsFor', { sections: unsigned.join(', ') })]
            : []),
        ].join(' ');
        const hintId = `orr-outcome-${outcome}`;
        return (
          <div key={outcome}>
            <FormControlLabel
              value={outcome}
              disabled={!permitted}
              control={
                <Radio
                  color="primary"
                  inputProps={{ 'aria-describedby': hintId }}
                />
              }
              label={t(`outcome.${outcome}`)}
            />
            <Typography
              id={hintId}
              variant="body2"
              color="textSecondary"
              style={{ paddingLeft: 32 }}
            >
              {permitted ? t(`decision.form.means.${outcome}`) : whyNot}
            </Typography>
          </div>
        );
      })}
    </RadioGroup>
  );
}
