import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { QuestionTheme, Themes } from 'backstage-plugin-orr-common';
import { GapAddressState, useGapAddress } from '../../hooks/useGapAddress';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useThemes } from '../../hooks/useThemes';
import { ColumnList } from '../ColumnList';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { GapError } from './GapError';
import { GapFilterBar } from './GapFilterBar';
import { GapPanel } from './GapPanel';
import { useThemeColumns } from './themeColumns';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  text: { maxWidth: '80ch' },
  stale: { opacity: 0.6 },
}));

const isUnmet = ({ openTotal, accepted, contradicted }: QuestionTheme) =>
  openTotal + accepted + contradicted > 0;

/** Questions that are asked, and that nobody has open. */
function Quiet({ themes }: { themes: QuestionTheme[] }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('gap.themes.quiet.title')}
      </Typography>
      <Typography className={classes.text}>
        {t('gap.themes.quiet.intro')}
      </Typography>
      <ul>
        {themes.map(({ question, asked, notApplicable }) => (
          <li key={question.id}>
            {question.title}:{' '}
            {t('gap.themes.quiet.item', { count: asked - notApplicable })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unasked({ themes }: { themes: QuestionTheme[] }) {
  const { t } = useOrrTranslation();
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('gap.themes.unasked.title')}
      </Typography>
      <ul>
        {themes.map(({ question }) => (
          <li key={question.id}>{question.title}</li>
        ))}
      </ul>
    </section>
  );
}

function Shown(props: { state: GapAddressState; themes: Themes }) {
  const { state, themes } = props;
  const { address, go } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const columns = useThemeColumns(({ question }) =>
    go({ choice: { question: question.id, itself: false } }),
  );
  const { questions, decided, entities } = themes;
  const shown = questions.filter(
    theme => isUnmet(theme) || (theme.asked > 0 && theme.notApplicable > 0),
  );
  const quiet = questions.filter(
    theme => !isUnmet(theme) && theme.asked > theme.notApplicable,
  );
  const unasked = questions.filter(({ asked }) => asked === 0);
  const chosen = questions.find(
    ({ question }) => question.id === address.choice?.question,
  );
  if (entities === 0) {
    return <Typography>{t('gap.nothing')}</Typography>;
  }
  return (
    <>
      <Typography>
        {t('gap.themes.reviewed', {
          decided,
          entities,
        })}
      </Typography>
      {chosen && (
        <GapPanel
          state={state}
          what={chosen.question.title}
          onClose={() => go({ choice: undefined })}
        />
      )}
      {shown.length ? (
        <ColumnList
          label={t('gap.themes.table')}
          rows={shown}
          keyOf={({ question }) => question.id}
          columns={columns}
        />
      ) : (
        <Typography>{t('gap.themes.noneOpen')}</Typography>
      )}
      <Typography variant="body2" className={classes.text}>
        {t('gap.themes.how')}
      </Typography>
      {quiet.length > 0 && <Quiet themes={quiet} />}
      {decided > 0 && unasked.length > 0 && <Unasked themes={unasked} />}
    </>
  );
}

/** Which questions of a checklist are open most often, for whom, and which never are. @internal */
export function ThemesView() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const state = useGapAddress();
  const themes = useThemes(state);
  const { known, checklists } = state;
  const failed = [known, themes].find(({ status }) => status === 'error');
  const found = themes.status === 'ready' ? themes.value : undefined;
  const stale = themes.status === 'ready' && themes.stale;
  if (known.status === 'ready' && !checklists.length) {
    return <Typography>{t('gap.noChecklist')}</Typography>;
  }
  return (
    <div className={classes.root}>
      <Typography className={classes.text}>{t('gap.themes.intro')}</Typography>
      <GapFilterBar state={state} />
      {failed?.status === 'error' && (
        <GapError error={failed.error} onRetry={failed.reload} />
      )}
      {!failed && !found && <ReadinessSkeleton />}
      {!failed && found && (
        <div
          className={`${classes.root} ${stale ? classes.stale : ''}`}
          aria-busy={stale}
        >
          <Shown state={state} themes={found} />
        </div>
      )}
    </div>
  );
}
