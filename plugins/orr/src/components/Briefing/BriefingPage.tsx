import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  BriefingState,
  NamedBriefing,
  useBriefing,
} from '../../hooks/useBriefing';
import { saveFile } from '../../hooks/saveFile';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf, LiveRegion } from '../Feedback';
import { PageFrame } from '../PageHead';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { markdownOf } from '../Report/markdownOf';
import { PaperCopy } from '../Report/PaperCopy';
import { ReportTree } from '../Report/ReportTree';
import { useReportStyles } from '../Report/useReportStyles';
import { BriefingChoice } from './BriefingChoice';
import { briefingTree } from './briefingTree';
import { useBriefingWords } from './useBriefingWords';

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    '& button': { minHeight: 44 },
  },
  stale: { opacity: 0.6 },
}));

type Tree = ReturnType<typeof briefingTree>;

function Actions({ tree, today }: { tree: Tree; today: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const withMarkdown = async (
    take: (text: string) => void | Promise<void>,
    done: 'idle' | 'copied',
  ) => {
    setState('idle');
    try {
      await take(await markdownOf(tree));
      setState(done);
    } catch {
      setState('failed');
    }
  };
  return (
    <div className={classes.actions}>
      <Button
        variant="contained"
        color="primary"
        onClick={() => window.print()}
      >
        {t('briefing.print')}
      </Button>
      <Button
        variant="outlined"
        onClick={() =>
          withMarkdown(
            text => window.navigator.clipboard.writeText(text),
            'copied',
          )
        }
      >
        {t(state === 'copied' ? 'briefing.copied' : 'briefing.copy')}
      </Button>
      <Button
        variant="outlined"
        onClick={() =>
          withMarkdown(
            text =>
              saveFile(text, {
                name: `readiness-briefing-${today}.md`,
                type: 'text/markdown',
              }),
            'idle',
          )
        }
      >
        {t('briefing.markdown')}
      </Button>
      <LiveRegion>{state === 'copied' ? t('briefing.copied') : ''}</LiveRegion>
      {state === 'failed' && (
        <Typography color="error" role="alert">
          {t('briefing.saveFailed')}
        </Typography>
      )}
    </div>
  );
}

function Document(props: NamedBriefing & { stale: boolean }) {
  const { briefing, names, stale } = props;
  const classes = useStyles();
  const styles = useReportStyles();
  const { t } = useOrrTranslation();
  const tree = briefingTree(briefing, useBriefingWords(names));
  if (!briefing.teams.length) {
    return <Typography>{t('briefing.noGroups')}</Typography>;
  }
  return (
    <>
      <Actions tree={tree} today={briefing.today} />
      <Paper
        component="article"
        variant="outlined"
        className={`${styles.document} ${stale ? classes.stale : ''}`}
        aria-label={t('briefing.document')}
        aria-busy={stale}
      >
        <ReportTree tree={tree} />
      </Paper>
      <PaperCopy>
        <ReportTree tree={tree} />
      </PaperCopy>
    </>
  );
}

function Result({ loaded }: Pick<BriefingState, 'loaded'>) {
  const { t } = useOrrTranslation();
  if (loaded.status === 'loading') {
    return <ReadinessSkeleton />;
  }
  if (loaded.status === 'error') {
    const isDenied = errorKindOf(loaded.error) === 'denied';
    return (
      <ErrorPanel
        error={loaded.error}
        title={t(isDenied ? 'briefing.denied.title' : 'briefing.failed')}
        advice={isDenied ? t('briefing.denied.advice') : undefined}
        onRetry={isDenied ? undefined : loaded.reload}
      />
    );
  }
  return <Document {...loaded.value} stale={loaded.stale} />;
}

/** What an operations review is to know of some teams, as a document. @internal */
export function BriefingPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const state = useBriefing();
  return (
    <PageFrame
      className={className}
      backTo=".."
      backText={t('briefing.back')}
      title={t('briefing.title')}
      intro={t('briefing.intro')}
    >
      <BriefingChoice state={state} />
      <Result loaded={state.loaded} />
    </PageFrame>
  );
}
