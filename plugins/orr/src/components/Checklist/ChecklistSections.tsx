import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ChecklistDocument,
  ChecklistVersion,
  PlacedProblem,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ProposeButton } from '../Proposal';
import { AskedQuestion } from './AskedQuestion';
import { ProblemList } from './HealthMark';

const useStyles = makeStyles(theme => ({
  questions: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(3),
  },
  section: { overflowWrap: 'anywhere' },
}));

/** What a checklist asks, as whoever answers it meets it, with what its authors should know at its place. @internal */
export function ChecklistSections(props: {
  document: ChecklistDocument;
  /** By which rules its questions came to those who were decided on before; absent of what was never published. */
  rollout?: Pick<ChecklistVersion, 'binding' | 'spared'>;
  problems: PlacedProblem[];
  /** Whether it is what is asked now. */
  takesProposals?: boolean;
}) {
  const { document, problems, rollout, takesProposals } = props;
  const about = { checklistId: document.id, checklistTitle: document.title };
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      <ProblemList
        problems={problems.filter(({ questionId }) => !questionId)}
      />
      {document.sections.map(section => (
        <section
          key={section.id}
          aria-label={section.title}
          className={classes.section}
        >
          <Typography variant="h5" component="h3">
            {section.title}
          </Typography>
          {section.description && (
            <Typography>{section.description}</Typography>
          )}
          {section.signOff && (
            <Typography variant="body2">
              {t('checklists.one.signOff')}:{' '}
              {section.signOff.by.map((ref, index) => (
                <span key={ref}>
                  {index > 0 && ', '}
                  <EntityRefLink entityRef={ref} />
                </span>
              ))}
            </Typography>
          )}
          <div className={classes.questions}>
            {section.questions.map(question => (
              <AskedQuestion
                key={question.id}
                question={question}
                rollout={rollout}
                problems={problems.filter(
                  ({ questionId }) => questionId === question.id,
                )}
              >
                {takesProposals && (
                  <ProposeButton subject={{ ...about, question }} />
                )}
              </AskedQuestion>
            ))}
          </div>
        </section>
      ))}
      {takesProposals && <ProposeButton subject={about} />}
    </>
  );
}
