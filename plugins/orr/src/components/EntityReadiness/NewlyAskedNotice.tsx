import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CriticalityChange,
  Decision,
  NewlyAsked,
} from 'backstage-plugin-orr-common';
import { DateTime } from 'luxon';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
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

type Questions = NewlyAsked['questions'];

function useChangeText() {
  const { t } = useOrrTranslation();
  const textOf = (
    word: 'tier' | 'lifecycle',
    change: CriticalityChange | undefined,
  ) => {
    if (!change) {
      return undefined;
    }
    const { was = '', is = '' } = change;
    if (!was) {
      return t(`newlyAsked.${word}.added`, { is });
    }
    return is
      ? t(`newlyAsked.${word}.changed`, { is, was })
      : t(`newlyAsked.${word}.gone`, { was });
  };
  return (asked: NewlyAsked): string => {
    const tier = textOf('tier', asked.tier);
    const lifecycle = textOf('lifecycle', asked.lifecycle);
    return tier && lifecycle
      ? t('newlyAsked.both', { tier, lifecycle })
      : tier ?? lifecycle ?? '';
  };
}

/** What no running review asks either; undefined as long as it is not known what the running one asks. */
function unaskedOf(
  { questions }: NewlyAsked,
  { checklist, open }: ReviewPlan,
): Questions | undefined {
  if (!checklist.openReviewId || open?.status === 'error') {
    return questions;
  }
  if (open?.status !== 'ready') {
    return undefined;
  }
  const asked = new Set(
    open.judgement.questions.flatMap(({ questionId, hiddenBy }) =>
      hiddenBy ? [] : [questionId],
    ),
  );
  return questions.filter(({ questionId }) => !asked.has(questionId));
}

function QuestionTitles({ questions }: { questions: Questions }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const more = questions.length - SHOWN;
  return (
    <ul className={classes.list}>
      {questions.slice(0, SHOWN).map(({ questionId, title, risk }) => (
        <li key={questionId}>
          {title}{' '}
          <Typography component="span" variant="body2">
            ({t(`tab.checklists.risk.${risk}`)})
          </Typography>
        </li>
      ))}
      {more > 0 && <li>{t('newlyAsked.more', { number: String(more) })}</li>}
    </ul>
  );
}

/**
 * Tells that the entity is of another tier or lifecycle than when it was decided, and what is asked of it since. It moves no
 * standing, so it is told quietly, and in a line once a running review asks all of it.
 *
 * @internal
 */
export function NewlyAskedNotice(props: {
  asked: NewlyAsked;
  decision: Decision;
  plan: ReviewPlan;
  /** The way to start a review, for whoever may. */
  children?: ReactNode;
}) {
  const { asked, decision, plan, children } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const change = useChangeText()(asked);
  const unasked = unaskedOf(asked, plan);
  if (!unasked) {
    return null;
  }
  const title = t('newlyAsked.title', {
    checklist: plan.checklist.checklistTitle,
  });
  return (
    <section className={classes.root} aria-label={title}>
      <Typography>
        {t('newlyAsked.since', {
          date: (
            <DateText
              date={DateTime.fromISO(decision.decidedAt).toISODate()!}
              absolute
            />
          ),
          change,
        })}{' '}
        {unasked.length
          ? t('newlyAsked.count', { count: unasked.length })
          : t('newlyAsked.running', { count: asked.questions.length })}
      </Typography>
      {unasked.length > 0 && <QuestionTitles questions={unasked} />}
      {children}
    </section>
  );
}
