import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { NewerVersion } from 'backstage-plugin-orr-common';
import { DateTime } from 'luxon';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ChecklistVersionLinks } from '../Checklist/ChecklistVersionLinks';
import { DateText } from '../DateText';
import { ReviewPlan } from './planReviews';

/** What is named at first sight; the review shows all. */
const SHOWN = 5;

const useStyles = makeStyles(theme => ({
  root: {
    borderLeft: `4px solid ${theme.palette.divider}`,
    paddingLeft: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  list: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(2.5),
    '& > li': { padding: theme.spacing(0.25, 0) },
  },
}));

function Questions({ questions }: Pick<NewerVersion, 'questions'>) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const more = questions.length - SHOWN;
  return (
    <ul className={classes.list}>
      {questions.slice(0, SHOWN).map(({ questionId, title, risk, why }) => (
        <li key={questionId}>
          {t('newerVersion.question', {
            title,
            why: t(`newerVersion.why.${why}`),
            risk: t(`tab.checklists.risk.${risk}`),
          })}
        </li>
      ))}
      {more > 0 && <li>{t('newerVersion.more', { number: String(more) })}</li>}
    </ul>
  );
}

function WhenItBinds({ newer }: { newer: NewerVersion }) {
  const { version, dueOn } = newer;
  const { t } = useOrrTranslation();
  const number = String(version);
  if (dueOn === undefined) {
    return <>{t('newerVersion.next', { version: number })}</>;
  }
  const isPast = dueOn < DateTime.now().toISODate()!;
  return (
    <>
      {t(isPast ? 'newerVersion.wasDue' : 'newerVersion.due', {
        version: number,
        date: <DateText date={dueOn} absolute />,
      })}
    </>
  );
}

/**
 * Tells that an entity meets a version that is no longer current: by when the newer one binds, what that asks besides, and the way
 * to a review in which the last answers are there already.
 *
 * @internal
 */
export function NewerVersionNotice(props: {
  newer: NewerVersion;
  plan: ReviewPlan;
  /** The way to start a review, for whoever may. */
  children?: ReactNode;
}) {
  const { newer, plan, children } = props;
  const { checklistTitle, openReviewId } = plan.checklist;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const running =
    openReviewId && plan.open?.status === 'ready'
      ? plan.open.detail.review.checklistVersion
      : undefined;
  return (
    <section
      className={classes.root}
      aria-label={t('newerVersion.title', { checklist: checklistTitle })}
    >
      <Typography>
        {t('newerVersion.meets', { decided: String(newer.decidedVersion) })}{' '}
        <WhenItBinds newer={newer} />{' '}
        {newer.questions.length
          ? t('newerVersion.count', { count: newer.questions.length })
          : t('newerVersion.nothing')}
      </Typography>
      {newer.questions.length > 0 && <Questions questions={newer.questions} />}
      <ChecklistVersionLinks
        checklistId={newer.checklistId}
        checklistTitle={checklistTitle}
        current={newer.version}
        decided={newer.decidedVersion}
        only="differences"
      />
      {openReviewId === undefined && newer.questions.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('newerVersion.carried')}
        </Typography>
      )}
      {running !== undefined && (
        <Typography variant="body2">
          {t('newerVersion.running', { version: String(running) })}
        </Typography>
      )}
      {children}
    </section>
  );
}
