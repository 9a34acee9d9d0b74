import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { AskedQuestion } from '../Questionnaire/askedSections';
import { DispositionFields } from './DispositionFields';
import { FieldSpec, FieldValues } from './fieldSpec';
import { useFindings } from './FindingsContext';
import { isTakenCareOf } from './shownDisposition';
import { useFieldProblems } from './useFieldProblems';

function FillDialog(props: {
  detail: ReviewDetail;
  count: number;
  onClose: () => void;
  onDone: (added: number) => void;
}) {
  const { detail, count, onClose, onDone } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [values, setValues] = useState<FieldValues>({
    ownerRef: detail.entity.ownerRefs[0],
  });
  const specs: FieldSpec[] = [
    { name: 'ownerRef', label: t('finding.field.ownerRef'), required: true },
  ];
  const write = useNamedWrite<{ ownerRef: string }, { added: number }>(
    body => api.fillBacklog({ params: { reviewId: detail.review.id }, body }),
    ({ added }) => onDone(added),
  );
  const { problemAt, isAtField, check } = useFieldProblems(
    specs,
    values,
    write.error,
  );
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('finding.fill.title')}
      explain={t('finding.fill.explain')}
      error={isAtField ? undefined : write.error}
      failed={t('finding.act.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={() =>
            check() && write.run({ ownerRef: values.ownerRef!.trim() })
          }
        >
          {t('finding.fill.save', { count })}
        </Button>
      }
    >
      <DispositionFields
        specs={specs}
        values={values}
        problemAt={problemAt}
        onChange={setValues}
      />
    </WriteDialog>
  );
}

/** Puts the medium gaps that nothing was decided about into the backlog, in one act. @internal */
export function FillBacklog(props: {
  detail: ReviewDetail;
  asked: AskedQuestion[];
  /** What was answered is still being saved. */
  waits: boolean;
}) {
  const { detail, asked, waits } = props;
  const { t } = useOrrTranslation();
  const { items, mayPropose, reload } = useFindings();
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState<number>();
  const dispositions = items.map(({ disposition }) => disposition);
  const count = asked.filter(
    ({ question, judgement }) =>
      judgement.level === 'MEDIUM' && !isTakenCareOf(dispositions, question.id),
  ).length;
  return (
    <>
      {mayPropose && count > 0 && (
        <Button
          variant="outlined"
          style={{ minHeight: 44 }}
          aria-haspopup="dialog"
          disabled={waits}
          onClick={() => setOpen(true)}
        >
          {t('finding.fill.button', { count })}
        </Button>
      )}
      <Typography variant="body2" role="status">
        {added !== undefined && t('finding.fill.done', { count: added })}
      </Typography>
      {open && (
        <FillDialog
          detail={detail}
          count={count}
          onClose={() => setOpen(false)}
          onDone={number => {
            setOpen(false);
            setAdded(number);
            reload();
          }}
        />
      )}
    </>
  );
}
