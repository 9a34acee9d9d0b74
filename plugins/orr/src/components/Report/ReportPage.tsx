import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { NamedReport, useReviewReport } from '../../hooks/useReviewReport';
import { saveFile } from '../../hooks/saveFile';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { CompareLink } from '../Compare/CompareLink';
import { ErrorPanel } from '../Feedback';
import { PageHead } from '../PageHead';
import { ReviewSkeleton } from '../Questionnaire/ReviewSkeleton';
import { markdownOf } from './markdownOf';
import { PaperCopy } from './PaperCopy';
import { ReportTree } from './ReportTree';
import { reportTree } from './reportTree';
import { useReportStyles } from './useReportStyles';
import { useReportWords } from './useReportWords';

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    '& button': { minHeight: 44 },
  },
}));

function Report({ report, names }: NamedReport) {
  const actions = useStyles().actions;
  const classes = useReportStyles();
  const { t } = useOrrTranslation();
  const [failed, setFailed] = useState(false);
  const tree = reportTree(report, useReportWords(names));
  const name = `readiness-${report.entity.entityRef.replace(
    /[^a-zA-Z0-9.-]+/g,
    '-',
  )}-${report.snapshot.createdAt.slice(0, 10)}`;
  const saveMarkdown = async () => {
    setFailed(false);
    try {
      saveFile(await markdownOf(tree), {
        name: `${name}.md`,
        type: 'text/markdown',
      });
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <PageHead
        backTo={`../reviews/${encodeURIComponent(report.review.id)}`}
        backText={t('report.back')}
        title={t('report.link')}
        action={
          <div className={actions}>
            <Button
              variant="contained"
              color="primary"
              onClick={() => window.print()}
            >
              {t('report.print')}
            </Button>
            <Button variant="outlined" onClick={saveMarkdown}>
              {t('report.markdown')}
            </Button>
            <Button
              variant="outlined"
              onClick={() =>
                saveFile(JSON.stringify(report, undefined, 2), {
                  name: `${name}.json`,
                  type: 'application/json',
                })
              }
            >
              {t('report.json')}
            </Button>
            <CompareLink
              names={{
                entity: report.entity.entityRef,
                checklist: report.checklist.id,
              }}
              text={t('compare.link')}
            />
          </div>
        }
      />
      {failed && (
        <Typography color="error" role="alert">
          {t('report.saveFailed')}
        </Typography>
      )}
      <Paper
        component="article"
        variant="outlined"
        className={classes.document}
        aria-label={t('report.document')}
      >
        <ReportTree tree={tree} />
      </Paper>
      <PaperCopy>
        <ReportTree tree={tree} />
      </PaperCopy>
    </>
  );
}

/** The report of a submission: the latest one, or that which the address names. @internal */
export function ReportPage() {
  const { reviewId = '' } = useParams();
  const [search] = useSearchParams();
  const { t } = useOrrTranslation();
  const loaded = useReviewReport(reviewId, search.get('snapshot') ?? undefined);
  switch (loaded.status) {
    case 'loading':
      return <ReviewSkeleton />;
    case 'error':
      return (
        <ErrorPanel
          error={loaded.error}
          title={t('report.failed')}
          onRetry={loaded.reload}
        />
      );
    default:
      return <Report {...loaded.value} />;
  }
}
