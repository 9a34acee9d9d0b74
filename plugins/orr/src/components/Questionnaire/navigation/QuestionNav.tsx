import { memo, useEffect, useRef } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { questionMarkOf } from '../../Level';
import { AskedQuestion, AskedSection } from '../askedSections';
import { QuestionStanding } from '../QuestionStanding';
import { PeopleHere } from '../together/PeopleHere';
import { QuestionFilters } from './QuestionFilters';
import { ShownQuestions } from './useQuestionFilter';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(0, 0, 2), padding: 0 },
  section: { padding: theme.spacing(0, 1) },
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
    [theme.breakpoints.down('xs')]: { minHeight: 44 },
  },
  open: { backgroundColor: theme.palette.action.selected },
  title: { overflowWrap: 'anywhere', minWidth: 0 },
  none: { padding: theme.spacing(0, 1) },
}));

interface QuestionNavProps {
  shown: ShownQuestions;
  openId: string;
  onOpen: (questionId: string) => void;
}

interface NavItemProps {
  asked: AskedQuestion;
  open: boolean;
  onOpen: (questionId: string) => void;
}

/** Every edit judges the whole review anew; most of the list shows the same as before. */
function showsTheSame(before: NavItemProps, after: NavItemProps) {
  return (
    before.open === after.open &&
    before.onOpen === after.onOpen &&
    before.asked.question === after.asked.question &&
    questionMarkOf(before.asked.judgement, before.asked.statement) ===
      questionMarkOf(after.asked.judgement, after.asked.statement)
  );
}

const NavItem = memo((props: NavItemProps) => {
  const { question, judgement, statement } = props.asked;
  const classes = useStyles();
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (props.open) {
      item.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [props.open]);
  return (
    <ButtonBase
      ref={item}
      className={`${classes.item} ${props.open ? classes.open : ''}`}
      aria-current={props.open ? 'true' : undefined}
      onClick={() => props.onOpen(question.id)}
    >
      <QuestionStanding judgement={judgement} statement={statement} />{' '}
      <Typography variant="body2" component="span" className={classes.title}>
        {question.title}
      </Typography>
      <PeopleHere questionId={question.id} mark />
    </ButtonBase>
  );
}, showsTheSame);

function NavSection(props: QuestionNavProps & { section: AskedSection }) {
  const { section, asked, answered, total } = props.section;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      <div className={classes.section}>
        <Typography variant="subtitle2" component="h3">
          {section.title}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {t('questionnaire.sectionProgress', {
            answered: String(answered),
            total: String(total),
          })}
        </Typography>
      </div>
      <ol className={classes.list} aria-label={section.title}>
        {asked.map(item => (
          <li key={item.question.id}>
            <NavItem
              asked={item}
              open={item.question.id === props.openId}
              onOpen={props.onOpen}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

/** The way through the questions: every section with its questions and their marks, narrowed by a filter. @internal */
export const QuestionNav = memo((props: QuestionNavProps) => {
  const { shown } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <nav aria-label={t('questionnaire.navigation')}>
      <QuestionFilters shown={shown} />
      {shown.counts[shown.filter] === 0 && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.none}
        >
          {t('questionnaire.filter.none')}
        </Typography>
      )}
      {shown.sections.map(section => (
        <NavSection key={section.section.id} {...props} section={section} />
      ))}
    </nav>
  );
});
