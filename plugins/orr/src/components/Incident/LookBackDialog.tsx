import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { Entity } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityIncident,
  IncidentHindsight,
  RecordIncidentFindingBody,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useLoaded } from '../../hooks/useLoaded';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { ErrorPanel, WriteDialog } from '../Feedback';
import { draftOf, findingOf, nameableQuestions } from './lookBackDraft';
import { LookBackForm } from './LookBackForm';

interface LookBackProps {
  entity: Entity;
  incidentId: string;
  /** What the incident is called. */
  title: string;
  openedAt: string;
  onClose: () => void;
  onDone: (incident: EntityIncident) => void;
}

function useExplain({ title, openedAt }: LookBackProps) {
  const { t } = useOrrTranslation();
  const date = useRelativeDate()(openedAt).full;
  return t('incident.lookBack.explain', { title, date });
}

function Loading(
  props: LookBackProps & { error?: unknown; retry: () => void },
) {
  const { onClose, error, retry } = props;
  const { t } = useOrrTranslation();
  return (
    <WriteDialog
      open
      isWide
      onClose={onClose}
      title={t('incident.lookBack.title')}
      explain={useExplain(props)}
      failed=""
      actions={null}
    >
      {error === undefined ? (
        <Progress aria-label={t('incident.lookBack.loading')} />
      ) : (
        <ErrorPanel
          error={error}
          title={t('incident.lookBack.loadFailed')}
          onRetry={retry}
        />
      )}
    </WriteDialog>
  );
}

function Form(props: LookBackProps & { hindsight: IncidentHindsight }) {
  const { entity, incidentId, hindsight, onClose, onDone } = props;
  const { finding } = hindsight.incident;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [draft, setDraft] = useState(() => draftOf(finding));
  const [tried, setTried] = useState(false);
  const questions = nameableQuestions(hindsight);
  const write = useNamedWrite<
    Omit<RecordIncidentFindingBody, 'mutationId'>,
    EntityIncident
  >(
    body =>
      api.recordIncidentFinding({
        params: { ...entityParamsOf(entity), incidentId },
        body,
      }),
    onDone,
  );
  const said = findingOf(draft, questions);
  const save = () => {
    setTried(true);
    if (said) {
      write.run({ ...said, revision: finding?.revision ?? 0 });
    }
  };
  return (
    <WriteDialog
      open
      isWide
      onClose={onClose}
      title={t('incident.lookBack.title')}
      explain={useExplain(props)}
      error={write.error}
      failed={t('incident.lookBack.saveFailed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={save}
        >
          {t('incident.lookBack.save')}
        </Button>
      }
    >
      <LookBackForm
        hindsight={hindsight}
        questions={questions}
        draft={draft}
        tried={tried}
        onChange={setDraft}
      />
    </WriteDialog>
  );
}

/** Asks which question should have caught an incident, beside what the last review before it said. @internal */
export function LookBackDialog(props: LookBackProps) {
  const { entity, incidentId } = props;
  const api = useApi(orrApiRef);
  const loaded = useLoaded(
    signal =>
      api.getIncidentHindsight(
        { params: { ...entityParamsOf(entity), incidentId } },
        { signal },
      ),
    [api, entity, incidentId],
  );
  return loaded.status === 'ready' ? (
    <Form {...props} hindsight={loaded.value} />
  ) : (
    <Loading
      {...props}
      error={loaded.status === 'error' ? loaded.error : undefined}
      retry={loaded.reload}
    />
  );
}
