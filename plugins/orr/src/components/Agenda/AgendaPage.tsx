import { useNavigate, useParams } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  questionsOf,
  ReviewDetail,
  Snapshot,
} from 'backstage-plugin-orr-common';
import { AgendaLoad, useAgenda } from '../../hooks/useAgenda';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReview } from '../../hooks/useReview';
import { useScrutiny } from '../../hooks/useScrutiny';
import { CommentsProvider } from '../Comments/CommentsProvider';
import { ErrorPanel } from '../Feedback';
import { PageHead } from '../PageHead';
import { ReviewSkeleton } from '../Questionnaire/ReviewSkeleton';
import { showAnswer } from '../Questionnaire/showAnswer';
import { PaperCopy } from '../Report/PaperCopy';
import { AskForChange } from '../Scrutiny/AskForChange';
import { ChangesPanel } from '../Scrutiny/ChangesPanel';
import { useChangeDraft } from '../Scrutiny/useChangeDraft';
import { AgendaAnswer } from './AgendaAnswer';
import { AgendaPaper } from './AgendaPaper';
import { AgendaPart, agendaParts } from './agendaParts';
import { useKindTexts } from './useKindTexts';

const useStyles = makeStyles(theme => ({
  print: { minHeight: 44 },
  how: {
    margin: theme.spacing(0, 0, 2),
    maxWidth: '80ch',
    '& summary': { cursor: 'pointer', minHeight: 44, lineHeight: '44px' },
  },
  list: { listStyle: 'none', margin: theme.spacing(1, 0, 3), padding: 0 },
}));

interface AgendaProps {
  detail: ReviewDetail;
  snapshot: Snapshot;
  userRef: string;
  agenda: Extract<AgendaLoad, { status: 'ready' }>;
}

function HowChosen() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <details className={classes.how}>
      <Typography component="summary" variant="body2">
        {t('agenda.how')}
      </Typography>
      <Typography variant="body2">{t('agenda.formula')}</Typography>
    </details>
  );
}

/** All there is to talk about, and what is asked to be changed from it. */
function AgendaLists(props: AgendaProps & { parts: AgendaPart[] }) {
  const { detail, snapshot, userRef, parts } = props;
  const { frozen, isCompared } = props.agenda;
  const classes = useStyles();
  const navigate = useNavigate();
  const scrutiny = useScrutiny(detail.review);
  const draft = useChangeDraft(snapshot.id, userRef);
  const { titleOf, explain } = useKindTexts(isCompared);
  const reviewPath = `../reviews/${encodeURIComponent(detail.review.id)}`;
  const questions = questionsOf(detail.checklist.document);
  const open = (questionId: string) =>
    document.getElementById(`answer-${questionId}`)
      ? showAnswer(questionId)
      : navigate(`${reviewPath}?question=${encodeURIComponent(questionId)}`);
  return (
    <CommentsProvider review={detail.review} userRef={userRef}>
      {parts.map(({ kind, entries }) => (
        <section key={kind} aria-labelledby={`orr-agenda-${kind}`}>
          <Typography id={`orr-agenda-${kind}`} variant="h6" component="h3">
            {titleOf(kind)}
          </Typography>
          <Typography variant="body2">{explain(kind)}</Typography>
          <ol className={classes.list}>
            {entries.map(({ item, question }) => (
              <li key={question.id}>
                <AgendaAnswer
                  item={item}
                  question={question}
                  frozen={frozen}
                  isCompared={isCompared}
                  reviewPath={reviewPath}
                >
                  {scrutiny.may.requestChanges && (
                    <AskForChange question={question} draft={draft} />
                  )}
                </AgendaAnswer>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {scrutiny.may.requestChanges && (
        <ChangesPanel
          detail={detail}
          draft={draft}
          titleOf={id => questions.find(one => one.id === id)?.title ?? id}
          onOpen={open}
          onSent={() => navigate(reviewPath, { replace: true })}
        />
      )}
    </CommentsProvider>
  );
}

function Agenda(props: AgendaProps) {
  const { detail, agenda } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { document } = detail.checklist;
  const parts = agendaParts(agenda.items, questionsOf(document));
  const minutes = agenda.items.reduce((sum, item) => sum + item.minutes, 0);
  const intro = t('agenda.intro', {
    checklist: document.title,
    minutes: String(minutes),
  });
  return (
    <>
      <PageHead
        backTo={`../reviews/${encodeURIComponent(detail.review.id)}`}
        backText={t('agenda.back')}
        title={t('agenda.title')}
        intro={parts.length ? intro : t('agenda.empty')}
        action={
          parts.length > 0 && (
            <Button
              className={classes.print}
              variant="outlined"
              onClick={() => window.print()}
            >
              {t('agenda.print')}
            </Button>
          )
        }
      />
      <HowChosen />
      <AgendaLists {...props} parts={parts} />
      <PaperCopy>
        <AgendaPaper
          heading={`${t('agenda.title')}: ${
            detail.entity.title ?? detail.entity.name
          }`}
          intro={intro}
          parts={parts}
          frozen={agenda.frozen}
          isCompared={agenda.isCompared}
        />
      </PaperCopy>
    </>
  );
}

function SubmittedReview(props: Omit<AgendaProps, 'agenda'>) {
  const agenda = useAgenda(props.detail, props.snapshot);
  const { t } = useOrrTranslation();
  switch (agenda.status) {
    case 'loading':
      return <ReviewSkeleton />;
    case 'error':
      return (
        <ErrorPanel
          error={agenda.error}
          title={t('agenda.failed')}
          onRetry={agenda.reload}
        />
      );
    default:
      return <Agenda {...props} agenda={agenda} />;
  }
}

/** What to talk about of a submitted review, when those who wrote it and those who decide it meet. @internal */
export function AgendaPage() {
  const { reviewId = '' } = useParams();
  const load = useReview(reviewId);
  const { t } = useOrrTranslation();
  if (load.status === 'loading') {
    return <ReviewSkeleton />;
  }
  if (load.status === 'error') {
    return <ErrorPanel error={load.error} onRetry={load.reload} />;
  }
  const { detail, userRef } = load;
  const { snapshot, review } = detail;
  return snapshot && review.state === 'submitted' ? (
    <SubmittedReview detail={detail} snapshot={snapshot} userRef={userRef} />
  ) : (
    <PageHead
      backTo={`../reviews/${encodeURIComponent(review.id)}`}
      backText={t('agenda.back')}
      title={t('agenda.title')}
      intro={t('agenda.notSubmitted')}
    />
  );
}
