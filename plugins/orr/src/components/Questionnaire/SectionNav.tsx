import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../translation';
import { PageTextField } from '../PageTextField';
import { AskedSection } from './askedSections';
import { QuestionStanding } from './QuestionStanding';

const useStyles = makeStyles(theme => ({
  nav: {
    position: 'sticky',
    top: theme.spacing(2),
    maxHeight: '80vh',
    overflowY: 'auto',
    padding: theme.spacing(2, 1),
  },
  list: { listStyle: 'none', margin: theme.spacing(0, 0, 2), padding: 0 },
  item: {
    width: '100%',
    minHeight: 36,
    padding: theme.spacing(0.5, 1),
    display: 'flex',
    justifyContent: 'flex-start',
    alignItems: 'flex-start',
    textAlign: 'left',
    gap: theme.spacing(0.5),
    borderRadius: theme.shape.borderRadius,
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  open: { backgroundColor: theme.palette.action.selected },
  title: { overflowWrap: 'anywhere', minWidth: 0 },
}));

interface SectionNavProps {
  sections: AskedSection[];
  openId: string;
  onOpen: (questionId: string) => void;
}

function NarrowNav(props: SectionNavProps) {
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <PageTextField
      select
      fullWidth
      margin="dense"
      id="orr-question-select"
      label={t('questionnaire.jumpTo')}
      value={props.openId}
      onChange={event => props.onOpen(event.target.value)}
      SelectProps={{ native: true }}
    >
      {props.sections.map(({ section, asked, answered }) => (
        <optgroup
          key={section.id}
          label={`${section.title} (${answered}/${asked.length})`}
        >
          {asked.map(({ question, unanswered }) => (
            <option key={question.id} value={question.id}>
              {`${unanswered ? '○' : '✓'} ${question.title}`}
            </option>
          ))}
        </optgroup>
      ))}
    </PageTextField>
  );
}

function WideNav(props: SectionNavProps) {
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <Paper className={classes.nav}>
      {props.sections.map(({ section, asked, answered }) => (
        <div key={section.id}>
          <Typography variant="subtitle2" component="h3">
            {section.title}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {t('questionnaire.sectionProgress', {
              answered: String(answered),
              total: String(asked.length),
            })}
          </Typography>
          <ol className={classes.list}>
            {asked.map(({ question, judgement, statement }) => (
              <li key={question.id}>
                <ButtonBase
                  className={`${classes.item} ${
                    question.id === props.openId ? classes.open : ''
                  }`}
                  aria-current={
                    question.id === props.openId ? 'true' : undefined
                  }
                  onClick={() => props.onOpen(question.id)}
                >
                  <QuestionStanding
                    judgement={judgement}
                    statement={statement}
                  />
                  <Typography
                    variant="body2"
                    component="span"
                    className={classes.title}
                  >
                    {question.title}
                  </Typography>
                </ButtonBase>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </Paper>
  );
}

/** The way through the questions: a list beside them, or one field above them where there is no room. @internal */
export function SectionNav(props: SectionNavProps) {
  const { t } = useTranslationRef(orrTranslationRef);
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  return (
    <nav aria-label={t('questionnaire.navigation')}>
      {narrow ? <NarrowNav {...props} /> : <WideNav {...props} />}
    </nav>
  );
}
