import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CoverageJudgement,
  ReviewDetail,
  isGap,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { NamedParts } from '../Coverage/NamedParts';
import { ShortDisposition } from '../Finding/ShortDisposition';
import { QuestionLinks } from '../Questionnaire/QuestionLinks';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), marginTop: theme.spacing(2) },
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: theme.spacing(2),
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

const GROUPS = ['stops', 'conditions', 'notes'] as const;

/** What stops a go, what becomes a condition, what is noted; each leads to its answer. @internal */
export function GatePanel(props: {
  detail: ReviewDetail;
  judgement: CoverageJudgement;
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { detail, judgement } = props;
  const { gate, gaps } = judgement;
  /** The components that a question is open for; undefined where it is open for all. */
  const openFor = (group: (typeof GROUPS)[number], questionId: string) => {
    const open = gaps[group].filter(gap => gap.questionId === questionId);
    const refs = open.flatMap(({ entityRefs = [] }) => entityRefs);
    return open.some(({ entityRefs }) => !entityRefs) ||
      refs.length === detail.covered.length
      ? undefined
      : refs;
  };
  const shows = (id: string) =>
    judgement.questions.some(
      ({ questionId, level }) => questionId === id && isGap(level),
    );
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={t('decision.page.gate')}
    >
      <Typography variant="h6" component="h3">
        {t('decision.page.gate')}
      </Typography>
      <div className={classes.groups}>
        {GROUPS.map(group => (
          <div key={group}>
            <Typography variant="subtitle2" component="h4">
              {t(`decision.page.${group}`)} ({gate[group].length})
            </Typography>
            {gate[group].length === 0 && (
              <Typography variant="body2" color="textSecondary">
                {t('decision.page.none')}
              </Typography>
            )}
            {gate[group].length > 0 && (
              <QuestionLinks
                questionIds={gate[group]}
                titleOf={props.titleOf}
                onOpen={props.onOpen}
                suffixOf={id => (
                  <>
                    <NamedParts
                      detail={detail}
                      entityRefs={openFor(group, id)}
                    />
                    <ShortDisposition
                      questionId={id}
                      orNothing={group !== 'notes' && shows(id)}
                    />
                  </>
                )}
                label={t(`decision.page.${group}`)}
              />
            )}
          </div>
        ))}
      </div>
    </Paper>
  );
}
