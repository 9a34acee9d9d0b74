import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { isError } from '@backstage/errors';
import {
  DispositionItem,
  FindingDisposition,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { actsOf, DispositionActName } from './dispositionActs';
import { DispositionFields } from './DispositionFields';
import { DispositionSummary } from './DispositionSummary';
import { fieldsToSend, FieldValues } from './fieldSpec';
import { useActSpecs } from './useActSpecs';
import { useActWrite } from './useActWrite';
import { useFieldProblems } from './useFieldProblems';

type Outcome = 'approved' | 'refused';

interface ActDialogProps {
  act: DispositionActName;
  item: DispositionItem;
  today: string;
  /** The latest day that the checklist allows, where it is known. */
  latest?: string;
  onClose: () => void;
  onDone: () => void;
  /** Somebody else has changed it: what it says now is to be fetched. */
  onConflict: () => void;
}

function firstValues(
  act: DispositionActName,
  {
    disposition: { text, ownerRef, effort, url, until },
    ticket,
  }: DispositionItem,
): FieldValues {
  switch (act) {
    case 'change':
      return { text, ownerRef, effort, url };
    case 'decide':
    case 'postpone':
      return { until };
    case 'finish':
      return ticket?.state === 'closed' ? { url: ticket.url } : {};
    default:
      return {};
  }
}

function useTexts(act: DispositionActName, { type }: FindingDisposition) {
  const { t } = useOrrTranslation();
  if (act === 'decide') {
    const way = type === 'mitigation' ? 'mitigation' : 'acceptance';
    return {
      title: t(`finding.act.title.decide.${way}`),
      explain: t(`finding.act.explain.decide.${way}`),
      buttons: [
        { outcome: 'refused' as const, label: t('finding.act.save.refuse') },
        {
          outcome: 'approved' as const,
          label: t(`finding.act.save.approve.${way}`),
        },
      ],
    };
  }
  return {
    title: t(`finding.act.title.${act}`),
    explain: t(`finding.act.explain.${act}`),
    buttons: [
      { outcome: 'approved' as const, label: t(`finding.act.save.${act}`) },
    ],
  };
}

/** Asks for what somebody else has made of it meanwhile; what was typed stays. */
function useConflict(error: unknown, onConflict: () => void): boolean {
  const isConflict = isError(error) && Number(error.statusCode) === 409;
  useEffect(() => {
    if (isConflict) {
      onConflict();
    }
    // Once for each refused attempt.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
  return isConflict;
}

function Meanwhile(props: ActDialogProps & { gone: boolean }) {
  const { t } = useOrrTranslation();
  return (
    <div role="status">
      <Typography>
        {t(props.gone ? 'finding.act.gone' : 'finding.act.changed')}
      </Typography>
      <DispositionSummary
        disposition={props.item.disposition}
        today={props.today}
      />
    </div>
  );
}

/** Does one thing about a disposition: finishes, postpones, decides and so on. @internal */
export function ActDialog(props: ActDialogProps) {
  const { act, item, onClose } = props;
  const { disposition } = item;
  const { t } = useOrrTranslation();
  const [opened] = useState(disposition.revision);
  const [values, setValues] = useState(() => firstValues(act, item));
  const [outcome, setOutcome] = useState<Outcome>('approved');
  const write = useActWrite(act, disposition.id, props.onDone);
  const specsOf = useActSpecs({ ...props, disposition, values });
  const specs = specsOf(outcome);
  const { problemAt, isAtField, check } = useFieldProblems(
    specs,
    values,
    write.error,
  );
  const isConflict = useConflict(write.error, props.onConflict);
  const gone = !actsOf(item).includes(act);
  const changed = isConflict && disposition.revision !== opened;
  const texts = useTexts(act, disposition);
  const save = (chosen: Outcome) => {
    setOutcome(chosen);
    const wanted = specsOf(chosen);
    if (check(wanted)) {
      write.run({
        revision: disposition.revision,
        ...(act === 'decide' && { outcome: chosen }),
        fields: fieldsToSend(
          chosen === 'refused'
            ? wanted.filter(({ name }) => name === 'note')
            : wanted,
          values,
        ),
      });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={texts.title}
      explain={texts.explain}
      error={isAtField || gone ? undefined : write.error}
      failed={t('finding.act.failed')}
      keeps={specs.length > 0}
      actions={
        !gone &&
        texts.buttons.map((button, index) => (
          <Button
            key={button.outcome}
            color="primary"
            variant={
              index === texts.buttons.length - 1 ? 'contained' : 'outlined'
            }
            style={{ minHeight: 44 }}
            disabled={write.running}
            onClick={() => save(button.outcome)}
          >
            {button.label}
          </Button>
        ))
      }
    >
      {act === 'decide' && !changed && (
        <DispositionSummary disposition={disposition} today={props.today} />
      )}
      <DispositionFields
        specs={specs}
        values={values}
        problemAt={problemAt}
        onChange={setValues}
      />
      {(changed || gone) && <Meanwhile {...props} gone={gone} />}
    </WriteDialog>
  );
}
