import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { WaitingItem } from 'backstage-plugin-orr-common';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { useReadinessPath } from '../../hooks/useReadinessPath';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    '&:last-child': { borderBottom: 0 },
  },
  link: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
}));

function textOf(item: WaitingItem, t: OrrText): string {
  switch (item.waitingFor) {
    case 'driveReview':
      return t('mine.waiting.driveReview');
    case 'decideReview':
      return t('mine.waiting.decideReview');
    case 'answerQuestion':
      return t('mine.waiting.answerQuestion', {
        question: item.question?.title ?? '',
      });
    case 'answerEscalation':
      return t('mine.waiting.answerEscalation', {
        question: item.question?.title ?? '',
      });
    case 'meetCondition':
      return t('mine.waiting.meetCondition', {
        condition: item.condition?.text ?? '',
      });
    case 'signOffSection':
      return t('mine.waiting.signOffSection', {
        section: item.section?.title ?? '',
      });
    case 'doAction':
      return t('mine.waiting.doAction', {
        text: item.disposition?.text ?? '',
      });
    case 'decideRisk':
      return t(
        item.disposition?.type === 'mitigation'
          ? 'mine.waiting.confirmMitigation'
          : 'mine.waiting.decideAcceptance',
        { text: item.disposition?.text ?? '' },
      );
    case 'respondToContradiction':
      return t('mine.waiting.respondToContradiction', {
        question: item.question?.title ?? '',
      });
    case 'affirmOwnership':
      return t('mine.waiting.affirmOwnership');
    default:
      return t('mine.waiting.changeAnswers');
  }
}

/** By when it is to be done. */
function dueOf({ waitingFor, condition, disposition }: WaitingItem) {
  return waitingFor === 'doAction' ? disposition?.until : condition?.dueOn;
}

/** Where it is done. */
function usePlaceOf(): (item: WaitingItem) => string {
  const pathOf = useReadinessPath();
  return item => {
    const review = `${pathOf(item.entity)}/reviews/${item.reviewId}`;
    switch (item.waitingFor) {
      case 'decideReview':
        return `${review}/decision`;
      case 'answerQuestion':
      case 'doAction':
      case 'decideRisk':
      case 'answerEscalation':
        return `${review}?question=${encodeURIComponent(
          item.question?.id ?? '',
        )}`;
      case 'affirmOwnership':
      case 'respondToContradiction':
        // What it is about and how to do it stands on the tab.
        return pathOf(item.entity);
      default:
        return review;
    }
  };
}

/** What waits for the viewer, each a link to where it is done. @internal */
export function WaitingLines({ items }: { items: WaitingItem[] }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const placeOf = usePlaceOf();
  return (
    <ul className={classes.list}>
      {items.map(item => (
        <li
          key={[
            item.waitingFor,
            item.reviewId,
            item.entity.entityRef,
            item.question?.id,
            item.section?.id,
            item.condition?.id,
            item.disposition?.id,
          ].join()}
          className={classes.item}
        >
          <Link to={placeOf(item)} className={classes.link}>
            {item.entity.title ?? item.entity.name}: {textOf(item, t)}
          </Link>
          <Typography variant="caption" component="div" color="textSecondary">
            {item.checklistTitle} · {t(`reviewKind.${item.reviewKind}`)} ·{' '}
            {dueOf(item) ? (
              <>
                {t('mine.waiting.due')} <DateText date={dueOf(item)!} />
              </>
            ) : (
              <>
                {t('mine.waiting.since')} <DateText date={item.since} />
              </>
            )}
          </Typography>
        </li>
      ))}
    </ul>
  );
}
