import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import {
  ContradictionItem,
  ContradictionResponseKind,
  LookAtContradictionBody,
  RespondToContradictionBody,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { DispositionFields } from '../Finding/DispositionFields';
import { FieldSpec, fieldsToSend, FieldValues } from '../Finding/fieldSpec';
import { useFieldProblems } from '../Finding/useFieldProblems';
import { contradictionParams } from './contradictionParams';

/** What a dialog says about a contradiction: one of the responses, or that a response does not stand. @internal */
export type Saying = ContradictionResponseKind | 'refuse';

/** The fields of it, as the dialogs about gaps have them. */
function useSpecs(item: ContradictionItem, saying: Saying): FieldSpec[] {
  const { t } = useOrrTranslation();
  const text: FieldSpec = {
    name: saying === 'refuse' ? 'note' : 'text',
    label: t('drift.dialog.text'),
    required: true,
  };
  return saying === 'fix'
    ? [
        text,
        {
          name: 'until',
          label: t('drift.dialog.dueOn'),
          required: true,
          range: item.fixRange,
        },
        {
          name: 'url',
          label: t('drift.dialog.url'),
          hint: t('drift.dialog.urlHint'),
        },
      ]
    : [text];
}

function useSaying(
  item: ContradictionItem,
  saying: Saying,
  onDone: () => void,
) {
  const api = useApi(orrApiRef);
  const params = contradictionParams(item);
  const respond = useNamedWrite<
    Omit<RespondToContradictionBody, 'mutationId'>,
    ContradictionItem
  >(body => api.respondToContradiction({ params, body }), onDone);
  const look = useNamedWrite<
    Omit<LookAtContradictionBody, 'mutationId'>,
    ContradictionItem
  >(body => api.lookAtContradiction({ params, body }), onDone);
  const { running, error } = saying === 'refuse' ? look : respond;
  return {
    running,
    error,
    send: ({ text, note, until, url }: FieldValues) =>
      saying === 'refuse'
        ? look.run({ outcome: 'refused', note: note! })
        : respond.run({
            kind: saying,
            text: text!,
            ...(until && { dueOn: until }),
            ...(url && { url }),
          }),
  };
}

/** Says something to a contradiction, or to what was said to it. @internal */
export function ResponseDialog(props: {
  item: ContradictionItem;
  saying: Saying;
  onClose: () => void;
  onDone: () => void;
}) {
  const { item, saying, onClose, onDone } = props;
  const { t } = useOrrTranslation();
  const [values, setValues] = useState<FieldValues>({});
  const specs = useSpecs(item, saying);
  const write = useSaying(item, saying, onDone);
  const { problemAt, isAtField, check } = useFieldProblems(
    specs,
    values,
    write.error,
  );
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t(`drift.dialog.${saying}Title`)}
      explain={t(`drift.dialog.${saying}Explain`, {
        question: item.questionTitle,
      })}
      error={isAtField ? undefined : write.error}
      failed={t('drift.dialog.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={() => check() && write.send(fieldsToSend(specs, values))}
        >
          {t(saying === 'refuse' ? 'drift.dialog.refuse' : 'drift.dialog.save')}
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
