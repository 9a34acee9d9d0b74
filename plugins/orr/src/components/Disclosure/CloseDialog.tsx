import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import {
  CloseDisclosureBody,
  DisclosureItem,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { DispositionFields } from '../Finding/DispositionFields';
import { FieldSpec, fieldsToSend, FieldValues } from '../Finding/fieldSpec';
import { useFieldProblems } from '../Finding/useFieldProblems';

/** Says that a disclosed gap is fixed, and what was done. @internal */
export function CloseDialog(props: {
  item: DisclosureItem;
  onClose: () => void;
  onDone: () => void;
}) {
  const { item, onClose, onDone } = props;
  const { id: disclosureId, reviewId } = item.disclosure;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [values, setValues] = useState<FieldValues>({});
  const specs: FieldSpec[] = [
    { name: 'note', label: t('disclosure.closing.note'), required: true },
    { name: 'url', label: t('disclosure.closing.url') },
  ];
  const write = useNamedWrite<
    Omit<CloseDisclosureBody, 'mutationId'>,
    DisclosureItem
  >(
    body => api.closeDisclosure({ params: { reviewId, disclosureId }, body }),
    onDone,
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
      title={t('disclosure.closing.title')}
      explain={t('disclosure.closing.explain', {
        question: item.questionTitle,
      })}
      error={isAtField ? undefined : write.error}
      failed={t('disclosure.closing.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={() =>
            check() &&
            write.run(fieldsToSend(specs, values) as { note: string })
          }
        >
          {t('disclosure.closing.save')}
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
