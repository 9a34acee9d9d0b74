import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import {
  ChangeVouchingBody,
  ChecklistSummary,
  MAX_VOUCHED_QUESTIONS,
  Vouching,
  VouchingItem,
  VouchingPage,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, WriteDialog } from '../Feedback';
import { DispositionFields } from '../Finding/DispositionFields';
import { FieldSpec, fieldsToSend, FieldValues } from '../Finding/fieldSpec';
import { useFieldProblems } from '../Finding/useFieldProblems';
import { QuestionChoice } from './QuestionChoice';

type Content = Pick<
  ChangeVouchingBody,
  'questionIds' | 'statement' | 'url' | 'validUntil'
>;

function useSpecs(range: VouchingPage['range']): FieldSpec[] {
  const { t } = useOrrTranslation();
  return [
    { name: 'text', label: t('vouching.dialog.statement'), required: true },
    { name: 'url', label: t('vouching.dialog.url'), required: true },
    {
      name: 'until',
      label: t('vouching.dialog.until'),
      hint: t('vouching.dialog.untilHint'),
      required: true,
      range,
    },
  ];
}

function useSave(
  about: { voucherRef: string; checklistId: string; vouching?: Vouching },
  onDone: () => void,
) {
  const api = useApi(orrApiRef);
  const { voucherRef, checklistId, vouching } = about;
  return useNamedWrite<Content, VouchingItem>(
    body =>
      vouching
        ? api.changeVouching({
            params: { vouchingId: vouching.id },
            body: { ...body, revision: vouching.revision },
          })
        : api.giveVouching({ body: { ...body, voucherRef, checklistId } }),
    onDone,
  );
}

/** The version of the checklist whose questions are chosen from. */
function useDocument(checklist: ChecklistSummary | undefined) {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal =>
      checklist &&
      api.getChecklistVersion(
        { params: { checklistId: checklist.id, version: checklist.version } },
        { signal },
      ),
    [api, checklist?.id, checklist?.version],
  );
}

function ChecklistField(props: {
  checklists: ChecklistSummary[];
  value: string;
  onChange: (checklistId: string) => void;
}) {
  const { t } = useOrrTranslation();
  const id = useId();
  return (
    <TextField
      id={id}
      label={t('vouching.dialog.checklist')}
      select
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      variant="outlined"
      size="small"
      margin="dense"
      fullWidth
    >
      {props.checklists.map(({ id: checklistId, title }) => (
        <MenuItem key={checklistId} value={checklistId}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** The one that is looked at, else one for launches: a change is rarely the same for all. */
function firstOf(checklists: ChecklistSummary[], wanted: string): string {
  const first =
    checklists.find(({ id }) => id === wanted) ??
    checklists.find(({ kinds }) => kinds.includes('launch')) ??
    checklists[0];
  return first?.id ?? '';
}

function useChoiceProblem(chosen: string[]): string | undefined {
  const { t } = useOrrTranslation();
  if (!chosen.length) {
    return t('vouching.dialog.noQuestion');
  }
  return chosen.length > MAX_VOUCHED_QUESTIONS
    ? t('vouching.dialog.tooMany', { count: MAX_VOUCHED_QUESTIONS })
    : undefined;
}

/** Vouches for questions, or says anew what is vouched for. @internal */
export function VouchDialog(props: {
  voucherRef: string;
  /** Those that one can vouch under. */
  checklists: ChecklistSummary[];
  /** The one that is looked at; empty where all are. */
  checklistId: string;
  range: VouchingPage['range'];
  /** What is changed; absent where something new is vouched for. */
  vouching?: Vouching;
  onClose: () => void;
  onDone: () => void;
}) {
  const { checklists, range, vouching, onClose, onDone } = props;
  const { t } = useOrrTranslation();
  const [checklistId, setChecklistId] = useState(
    vouching?.checklistId ?? firstOf(checklists, props.checklistId),
  );
  const [chosen, setChosen] = useState(vouching?.questionIds ?? []);
  const [tried, setTried] = useState(false);
  const [values, setValues] = useState<FieldValues>({
    text: vouching?.statement,
    url: vouching?.url,
    until: vouching?.validUntil,
  });
  const document = useDocument(checklists.find(({ id }) => id === checklistId));
  const specs = useSpecs(range);
  const save = useSave({ ...props, checklistId }, onDone);
  const fields = useFieldProblems(specs, values, save.error);
  const problem = useChoiceProblem(chosen);
  const send = () => {
    setTried(true);
    if (fields.check() && !problem) {
      const { text, url, until } = fieldsToSend(specs, values);
      save.run({
        questionIds: chosen,
        statement: text!,
        url: url!,
        validUntil: until!,
      });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t(
        vouching ? 'vouching.dialog.changeTitle' : 'vouching.dialog.giveTitle',
      )}
      explain={t(
        vouching
          ? 'vouching.dialog.changeExplain'
          : 'vouching.dialog.giveExplain',
      )}
      error={fields.isAtField ? undefined : save.error}
      failed={t('vouching.dialog.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={save.running || document.status !== 'ready'}
          onClick={send}
        >
          {t(vouching ? 'vouching.dialog.change' : 'vouching.dialog.give')}
        </Button>
      }
    >
      {!vouching && (
        <ChecklistField
          checklists={checklists}
          value={checklistId}
          onChange={next => {
            setChecklistId(next);
            setChosen([]);
          }}
        />
      )}
      {document.status === 'error' && (
        <ErrorPanel
          error={document.error}
          title={t('vouching.page.failedToVouch')}
          onRetry={document.reload}
        />
      )}
      {document.status === 'ready' && document.value && (
        <QuestionChoice
          document={document.value.document}
          chosen={chosen}
          problem={tried ? problem : undefined}
          onChange={setChosen}
        />
      )}
      <DispositionFields
        specs={specs}
        values={values}
        problemAt={fields.problemAt}
        onChange={setValues}
      />
    </WriteDialog>
  );
}
