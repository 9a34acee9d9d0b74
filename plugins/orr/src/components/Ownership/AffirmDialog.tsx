import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  AffirmOwnershipBody,
  OwnershipAffirmed,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { DispositionFields } from '../Finding/DispositionFields';
import { FieldSpec, fieldsToSend, FieldValues } from '../Finding/fieldSpec';
import { useFieldProblems } from '../Finding/useFieldProblems';

/** Says, as a new owner, that the answers of a decision hold. @internal */
export function AffirmDialog(props: {
  entityRef: string;
  checklistId: string;
  checklistTitle: string;
  decisionId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { entityRef, checklistId, checklistTitle, decisionId } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [values, setValues] = useState<FieldValues>({});
  const specs: FieldSpec[] = [
    { name: 'note', label: t('ownership.takenOver.dialog.note') },
  ];
  const write = useNamedWrite<
    Omit<AffirmOwnershipBody, 'mutationId'>,
    OwnershipAffirmed
  >(
    body => api.affirmOwnership({ params: parseEntityRef(entityRef), body }),
    props.onDone,
  );
  const { problemAt, isAtField, check } = useFieldProblems(
    specs,
    values,
    write.error,
  );
  return (
    <WriteDialog
      open
      onClose={props.onClose}
      title={t('ownership.takenOver.dialog.title')}
      explain={t('ownership.takenOver.dialog.explain', {
        checklist: checklistTitle,
      })}
      error={isAtField ? undefined : write.error}
      failed={t('ownership.takenOver.dialog.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={() =>
            check() &&
            write.run({
              checklistId,
              decisionId,
              ...fieldsToSend(specs, values),
            })
          }
        >
          {t('ownership.takenOver.dialog.save')}
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
