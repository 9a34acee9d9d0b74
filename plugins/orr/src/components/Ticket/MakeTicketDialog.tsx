import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { isError } from '@backstage/errors';
import { useApi } from '@backstage/core-plugin-api';
import {
  FindingDisposition,
  isSafeUrl,
  TicketPlaces,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, LiveRegion, WriteDialog } from '../Feedback';
import { destinationsOf, TicketDestination } from './ticketDestinations';
import { TicketFailure, trackerFailureOf } from './TicketFailure';
import { TicketFields, TicketValues } from './TicketFields';
import { useTicketWrite } from './useTicketWrite';

interface MakeTicketDialogProps {
  disposition: FindingDisposition;
  onClose: () => void;
  onDone: () => void;
  /** Somebody else has changed the action: what it says now is to be fetched. */
  onConflict: () => void;
}

function problemsOf(
  { kind }: TicketDestination,
  { title, body, url }: TicketValues,
): (keyof TicketValues)[] {
  if (kind === 'template') {
    return isSafeUrl(url.trim()) ? [] : ['url'];
  }
  return (Object.entries({ title, body }) as ['title' | 'body', string][])
    .filter(([, text]) => !text.trim())
    .map(([name]) => name);
}

/** Asks for the action as it is now where somebody else has changed it; what was typed stays. */
function useConflict(error: unknown, onConflict: () => void): void {
  const isConflict = isError(error) && Number(error.statusCode) === 409;
  useEffect(() => {
    if (isConflict) {
      onConflict();
    }
    // Once for each refused attempt.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
}

function Form(props: MakeTicketDialogProps & { places: TicketPlaces }) {
  const { disposition, places, onClose } = props;
  const { t } = useOrrTranslation();
  const destinations = destinationsOf(places);
  const [values, setValues] = useState<TicketValues>({
    destination: destinations[0].id,
    ...places.draft,
    url: '',
  });
  const [tried, setTried] = useState(false);
  const destination =
    destinations.find(({ id }) => id === values.destination) ?? destinations[0];
  const write = useTicketWrite(disposition.id, props.onDone);
  useConflict(write.error, props.onConflict);
  const failure = trackerFailureOf(write.error);
  const problems = problemsOf(destination, values);
  const isByHand = destination.kind === 'template';
  const save = () => {
    setTried(true);
    if (!problems.length) {
      write.run({ revision: disposition.revision, destination, values });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('ticket.make.title')}
      explain={t('ticket.make.explain')}
      error={failure ? undefined : write.error}
      failed={t(isByHand ? 'ticket.make.notSaved' : 'ticket.make.notMade')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={save}
        >
          {t(isByHand ? 'ticket.make.saveUrl' : 'ticket.make.save')}
        </Button>
      }
    >
      <TicketFields
        places={places}
        destination={destination}
        values={values}
        problems={tried ? problems : []}
        onChange={setValues}
      />
      <LiveRegion>{write.running ? t('ticket.make.running') : ''}</LiveRegion>
      {failure && <TicketFailure {...failure} />}
    </WriteDialog>
  );
}

/** Makes a ticket of an action: where, with which title and text. @internal */
export function MakeTicketDialog(props: MakeTicketDialogProps) {
  const { disposition, onClose } = props;
  const { id } = disposition;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const loaded = useLoaded(
    signal =>
      api.listTicketPlaces({ params: { dispositionId: id } }, { signal }),
    [api, id],
  );
  if (loaded.status === 'ready' && destinationsOf(loaded.value).length) {
    return <Form {...props} places={loaded.value} />;
  }
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('ticket.make.title')}
      explain={
        loaded.status === 'ready'
          ? t('ticket.make.nowhere')
          : t('ticket.make.explain')
      }
      failed={t('ticket.make.failed')}
      actions={null}
    >
      {loaded.status === 'loading' && (
        <Typography role="status">{t('ticket.make.loading')}</Typography>
      )}
      {loaded.status === 'error' && (
        <ErrorPanel
          error={loaded.error}
          title={t('ticket.make.failed')}
          onRetry={loaded.reload}
        />
      )}
    </WriteDialog>
  );
}
