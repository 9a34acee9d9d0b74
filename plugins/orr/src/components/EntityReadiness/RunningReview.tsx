import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ReviewDetail, ReviewJudgement } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText, useRelativeDate } from '../DateText';
import { LevelMark } from '../Level';
import { nextQuestions } from './nextQuestions';

const useStyles = makeStyles(theme => ({
  sections: { listStyle: 'none', margin: theme.spacing(1, 0), padding: 0 },
  section: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(60px, 3fr) 4em 6em',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    minHeight: 32,
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto auto',
      '& > :nth-child(2)': { display: 'none' },
    },
  },
  name: { overflowWrap: 'anywhere' },
  bar: { height: 8, borderRadius: 4 },
  figure: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  marks: { display: 'flex', gap: theme.spacing(1) },
  next: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(2.5),
    '& > li': { padding: theme.spacing(0.5, 0) },
  },
  facts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) },
}));

function SectionProgress(props: {
  detail: ReviewDetail;
  judgement: ReviewJudgement;
}) {
  const { detail, judgement } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const titles = new Map(
    detail.checklist.document.sections.map(({ id, title }) => [id, title]),
  );
  return (
    <ul className={classes.sections} aria-label={t('tab.review.sections')}>
      {judgement.sections
        .filter(({ total }) => total > 0)
        .map(({ sectionId, answered, total, counts }) => {
          const section = titles.get(sectionId) ?? sectionId;
          return (
            <li key={sectionId} className={classes.section}>
              <span className={classes.name} title={section}>
                {section}
              </span>
              <LinearProgress
                className={classes.bar}
                variant="determinate"
                value={(100 * answered) / total}
                aria-label={t('tab.review.sectionProgress', {
                  section,
                  answered: String(answered),
                  total: String(total),
                })}
              />
              <span className={classes.figure}>
                {answered}/{total}
              </span>
              <span className={classes.marks}>
                {counts.HIGH > 0 && (
                  <LevelMark mark="HIGH" count={counts.HIGH} />
                )}
                {counts.MEDIUM > 0 && (
                  <LevelMark mark="MEDIUM" count={counts.MEDIUM} />
                )}
              </span>
            </li>
          );
        })}
    </ul>
  );
}

function NextQuestions(props: {
  detail: ReviewDetail;
  judgement: ReviewJudgement;
}) {
  const { detail, judgement } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const next = nextQuestions(detail.checklist.document, judgement);
  if (!next.length) {
    return null;
  }
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t('tab.review.next')}
      </Typography>
      <ul className={classes.next}>
        {next.map(({ id, title, risk, blocking }) => (
          <li key={id}>
            <Link
              to={`reviews/${detail.review.id}?question=${encodeURIComponent(
                id,
              )}`}
            >
              {title}
            </Link>{' '}
            <Typography component="span" variant="body2" color="textSecondary">
              (
              {[
                t(`tab.checklists.risk.${risk}`),
                blocking && t('tab.review.blocking'),
              ]
                .filter(Boolean)
                .join(', ')}
              )
            </Typography>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The running review: how far it is, by section, and what to answer next; or who has it now. @internal */
export function RunningReview(props: {
  detail: ReviewDetail;
  judgement: ReviewJudgement;
}) {
  const { detail, judgement } = props;
  const { review, decidingMode } = detail;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const submitted = review.state === 'submitted';
  return (
    <section aria-label={t(`reviewKind.${review.kind}`)}>
      <Typography variant="subtitle1" component="h4">
        {t(`reviewKind.${review.kind}`)},{' '}
        {t('tab.checklist.version', {
          version: String(review.checklistVersion),
        })}
        :{' '}
        {t('tab.review.answered', {
          answered: String(judgement.answered),
          total: String(judgement.total),
        })}
      </Typography>
      <Typography
        component="div"
        variant="body2"
        color="textSecondary"
        className={classes.facts}
      >
        <span>
          {t('tab.review.driver')}{' '}
          <EntityRefLink entityRef={review.driverRef} />
        </span>
        {review.targetDate && (
          <span>
            {t('tab.review.target')} <DateText date={review.targetDate} />
          </span>
        )}
      </Typography>
      {submitted && review.submittedAt && (
        <Typography>
          {t('tab.review.submitted', {
            date: relative(review.submittedAt).words,
          })}{' '}
          {t(`tab.review.mode.${decidingMode}`)}
        </Typography>
      )}
      <SectionProgress detail={detail} judgement={judgement} />
      {!submitted && <NextQuestions detail={detail} judgement={judgement} />}
    </section>
  );
}
