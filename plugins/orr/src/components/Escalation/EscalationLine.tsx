import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Escalation,
  ESCALATION_FIELDS,
  EscalationItem,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { touchTarget } from '../../theme/touchTarget';
import { ByLine } from '../ByLine';
import { DateText } from '../DateText';
import { AnswerEscalation, WithdrawEscalation } from './EscalationEnds';

const useStyles = makeStyles(theme => ({
  root: { maxWidth: '80ch', overflowWrap: 'anywhere' },
  said: {
    '& summary': {
      ...touchTarget(theme),
      cursor: 'pointer',
      ...theme.typography.body2,
    },
  },
  facts: {
    ...theme.typography.body2,
    margin: 0,
    '& dt': { fontWeight: theme.typography.fontWeightBold },
    '& dd': { margin: theme.spacing(0, 0, 1), whiteSpace: 'pre-line' },
  },
  words: { whiteSpace: 'pre-line' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1) },
  act: { ...touchTarget(theme), marginLeft: -5 },
}));

function Said(props: { escalation: Escalation; isOpen: boolean }) {
  const { escalation, isOpen } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <details className={classes.said} open={isOpen}>
      <summary>{t('escalation.said')}</summary>
      <dl className={classes.facts}>
        {ESCALATION_FIELDS.map(field => (
          <div key={field}>
            <dt>{t(`escalation.field.${field}`)}</dt>
            <dd>{escalation[field]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Answered({ escalation }: { escalation: Escalation }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return escalation.answeredBy ? (
    <>
      <Typography variant="body2" className={classes.words}>
        {escalation.answer}
      </Typography>
      <ByLine
        label={t('escalation.answeredBy')}
        by={escalation.answeredBy}
        at={escalation.answeredAt}
        variant="body2"
      />
    </>
  ) : null;
}

/** One escalation: to whom, what was said, what came of it, and what the viewer may do about it. @internal */
export function EscalationLine(props: {
  item: EscalationItem;
  questionTitle: string;
  onChanged: () => void;
}) {
  const { item, questionTitle, onChanged } = props;
  const { escalation, may } = item;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [act, setAct] = useState<'answer' | 'withdraw'>();
  const acts = (['answer', 'withdraw'] as const).filter(name => may[name]);
  const ends = {
    escalation,
    questionTitle,
    onClose: () => setAct(undefined),
    onDone: () => {
      setAct(undefined);
      onChanged();
    },
  };
  return (
    <div className={classes.root}>
      <Typography variant="body2" component="div">
        {t(`escalation.state.${escalation.state}`, {
          to: (
            <EntityRefLink
              entityRef={escalation.toRef}
              defaultKind="group"
              underline="always"
            />
          ),
          on: <DateText date={escalation.raisedAt} />,
        })}
      </Typography>
      <ByLine
        label={t('escalation.raisedBy')}
        by={escalation.raisedBy}
        variant="body2"
      />
      <Answered escalation={escalation} />
      <Said escalation={escalation} isOpen={may.answer} />
      {acts.length > 0 && (
        <div className={classes.acts}>
          {acts.map(name => (
            <Button
              key={name}
              size="small"
              color="primary"
              className={classes.act}
              aria-haspopup="dialog"
              aria-label={t(`escalation.${name}.buttonOf`, {
                question: questionTitle,
              })}
              onClick={() => setAct(name)}
            >
              {t(`escalation.${name}.button`)}
            </Button>
          ))}
        </div>
      )}
      {act === 'answer' && <AnswerEscalation {...ends} />}
      {act === 'withdraw' && <WithdrawEscalation {...ends} />}
    </div>
  );
}
