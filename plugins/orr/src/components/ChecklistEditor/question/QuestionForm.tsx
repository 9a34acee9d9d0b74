import { useCallback, useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ChecklistDocument,
  PlacedProblem,
  Question,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ProblemList } from '../../Checklist/HealthMark';
import { proposedId, questionIdsOf, unusedId } from '../edits/draftIds';
import { DraftActions } from '../useDraftActions';
import { AskedGroup } from './AskedGroup';
import { BasicFields } from './BasicFields';
import { EvidenceGroup } from './EvidenceGroup';
import { IdentityNotice } from './IdentityNotice';
import { OriginGroup } from './OriginGroup';
import { problemsOf } from './questionFormProps';
import { WeightGroup } from './WeightGroup';
import { WordsGroup } from './WordsGroup';

const useStyles = makeStyles(theme => ({
  basics: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  },
  id: { marginTop: theme.spacing(2), overflowWrap: 'anywhere' },
}));

const BASIC = ['title', 'answer', 'id'];

/** All that can be said of a question: first what it cannot be without, then the rest in groups. @internal */
export function QuestionForm(props: {
  question: Question;
  document: ChecklistDocument;
  problems: PlacedProblem[];
  published?: Question;
  takesFocus: boolean;
  actions: DraftActions;
}) {
  const { question, document, problems, published, takesFocus, actions } =
    props;
  const { id } = question;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const onChange = useCallback(
    (change: Partial<Question>, kind?: string) =>
      actions.changeQuestion(id, change, kind),
    [actions, id],
  );
  const basic = useMemo(() => problemsOf(problems, BASIC), [problems]);
  const part = { question, document, problems, onChange };
  const giveNewId = () => {
    const taken = questionIdsOf(document);
    actions.renameQuestion(
      id,
      proposedId(question.title, taken) ?? unusedId(id, taken),
    );
  };
  return (
    <div>
      <Typography variant="h5" component="h3" gutterBottom>
        {t('editor.question.heading')}
      </Typography>
      <div className={classes.basics}>
        <ProblemList problems={basic} />
        <IdentityNotice
          question={question}
          published={published}
          onNewId={giveNewId}
        />
        <BasicFields
          {...part}
          takesFocus={takesFocus}
          onTitleDone={() => actions.settleQuestion(id)}
        />
      </div>
      <WordsGroup {...part} />
      <OriginGroup {...part} />
      <WeightGroup {...part} />
      <AskedGroup {...part} />
      <EvidenceGroup {...part} />
      <Typography variant="body2" color="textSecondary" className={classes.id}>
        {t('editor.question.id', { id })}
      </Typography>
    </div>
  );
}
