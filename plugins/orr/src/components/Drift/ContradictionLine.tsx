import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { ContradictionItem } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useToday } from '../../hooks/useToday';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { DateText } from '../DateText';
import { ErrorPanel } from '../Feedback';
import { SafeLink } from '../Questionnaire/SafeLink';
import { contradictionParams } from './contradictionParams';
import { ResponseDialog, Saying } from './ResponseDialog';
import { SignalText } from './SignalText';

const useStyles = makeStyles(theme => ({
  line: { maxWidth: '80ch', overflowWrap: 'anywhere' },
  question: { fontWeight: theme.typography.fontWeightBold as number },
  part: { marginTop: theme.spacing(1) },
  words: { whiteSpace: 'pre-line' },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  button: { minHeight: 44 },
}));

/** What the review said, as far as it can be said in a word. */
function Decided({ item }: { item: ContradictionItem }) {
  const { t } = useOrrTranslation();
  const { statement } = item;
  const answer =
    statement?.kind === 'practice' && statement.value !== 'no'
      ? t(`answer.practice.${statement.value}`)
      : t(
          statement?.kind === 'practice'
            ? 'drift.answer.mitigated'
            : 'drift.answer.met',
        );
  return (
    <Typography>
      {t('drift.decided', {
        date: <DateText date={item.decidedAt} absolute />,
        answer,
      })}
    </Typography>
  );
}

/** Since when, until when somebody is waited for, and what happens then. */
function Days({ item }: { item: ContradictionItem }) {
  const { t } = useOrrTranslation();
  const today = useToday();
  const { dueOn, openedAt, response, policy, escalatedAt } = item;
  const isFix = response?.kind === 'fix' && item.look?.outcome !== 'refused';
  const isWaited = dueOn !== undefined;
  return (
    <Typography variant="body2" component="div">
      {t('drift.since', { date: <DateText date={openedAt} absolute /> })}
      {isWaited && (
        <>
          {' · '}
          {t(isFix ? 'drift.fixDue' : 'drift.due', {
            date: <DateText date={dueOn} absolute />,
          })}
        </>
      )}
      {isWaited && dueOn >= today && policy === 'lost' && (
        <div>{t('drift.lost')}</div>
      )}
      {isWaited && policy === 'condition' && (
        <div>{t('drift.condition_policy')}</div>
      )}
      {isWaited && escalatedAt && <div role="note">{t('drift.late')}</div>}
    </Typography>
  );
}

function Response({ item }: { item: ContradictionItem }) {
  const { response, look } = item;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!response) {
    return null;
  }
  return (
    <div className={classes.part}>
      <Typography variant="body2">
        {t('drift.response', { kind: t(`drift.kind.${response.kind}`) })}
      </Typography>
      <ByLine
        label={t('drift.responseBy')}
        by={response.by}
        at={response.at}
        variant="body2"
      />
      <Typography variant="body2" className={classes.words}>
        {response.text ?? t('drift.textKept')}
      </Typography>
      {response.url && <SafeLink url={response.url} />}
      {look && (
        <>
          <ByLine
            label={t(
              look.outcome === 'agreed' ? 'drift.agreed' : 'drift.refused',
            )}
            by={look.by}
            at={look.at}
            variant="body2"
          />
          <Typography variant="body2" className={classes.words}>
            {look.note}
          </Typography>
        </>
      )}
      {!look && response.kind !== 'fix' && (
        <Typography variant="body2">{t('drift.waits')}</Typography>
      )}
    </div>
  );
}

const RESPONSES = ['fix', 'explain', 'sourceIsWrong'] as const;

function Ways(props: {
  item: ContradictionItem;
  onSay: (saying: Saying) => void;
  onChanged: () => void;
}) {
  const { item, onSay, onChanged } = props;
  const classes = useStyles();
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const agree = useNamedWrite<{ outcome: 'agreed' }, ContradictionItem>(
    body =>
      api.lookAtContradiction({ params: contradictionParams(item), body }),
    onChanged,
  );
  const way = (action: (typeof RESPONSES)[number] | 'agree' | 'refuse') => (
    <Button
      key={action}
      variant={action === 'agree' ? 'contained' : 'outlined'}
      color="primary"
      className={classes.button}
      aria-haspopup={action === 'agree' ? undefined : 'dialog'}
      aria-label={t('drift.button.of', {
        action: t(`drift.button.${action}`),
        question: item.questionTitle,
      })}
      disabled={action === 'agree' && agree.running}
      onClick={() =>
        action === 'agree' ? agree.run({ outcome: 'agreed' }) : onSay(action)
      }
    >
      {t(`drift.button.${action}`)}
    </Button>
  );
  return (
    <>
      <div className={classes.ways}>
        {item.may.look && (['agree', 'refuse'] as const).map(way)}
        {item.may.respond && RESPONSES.map(way)}
      </div>
      {agree.error !== undefined && (
        <ErrorPanel error={agree.error} title={t('drift.dialog.failed')} />
      )}
    </>
  );
}

/** One contradiction: what was said, what the signal says, what was said to that, and what the viewer may do. @internal */
export function ContradictionLine(props: {
  item: ContradictionItem;
  onChanged: () => void;
}) {
  const { item, onChanged } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [saying, setSaying] = useState<Saying>();
  const place = `reviews/${encodeURIComponent(
    item.reviewId,
  )}?question=${encodeURIComponent(item.questionId)}`;
  return (
    <div className={classes.line}>
      <Link
        className={classes.question}
        to={place}
        aria-label={t('drift.toQuestion', { question: item.questionTitle })}
      >
        {item.questionTitle}
      </Link>
      <Decided item={item} />
      <div className={classes.part}>
        <SignalText item={item} />
      </div>
      <div className={classes.part}>
        <Days item={item} />
      </div>
      <Response item={item} />
      <Ways item={item} onSay={setSaying} onChanged={onChanged} />
      {saying && (
        <ResponseDialog
          item={item}
          saying={saying}
          onClose={() => setSaying(undefined)}
          onDone={() => {
            setSaying(undefined);
            onChanged();
          }}
        />
      )}
    </div>
  );
}
