import { useId } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import {
  ANSWER_LIMITS,
  fillTicketTemplate,
  TICKET_LIMITS,
  TicketPlaces,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { TicketDestination, destinationsOf } from './ticketDestinations';

/** What stands in the fields. @internal */
export interface TicketValues {
  destination: string;
  title: string;
  body: string;
  url: string;
}

interface TicketFieldsProps {
  places: TicketPlaces;
  destination: TicketDestination;
  values: TicketValues;
  /** Fields with nothing, or nothing that fits, in them; said once somebody has tried. */
  problems: (keyof TicketValues)[];
  onChange: (values: TicketValues) => void;
}

function Text(
  props: Omit<TicketFieldsProps, 'places' | 'destination'> & {
    name: 'title' | 'body' | 'url';
    max: number;
    hint?: string;
  },
) {
  const { name, max, hint, values, problems, onChange } = props;
  const id = useId();
  const { t } = useOrrTranslation();
  const isWrong = problems.includes(name);
  const problem = t(
    name === 'url' ? 'finding.problem.url' : 'finding.problem.missing',
  );
  return (
    <TextField
      id={id}
      label={t(`ticket.make.field.${name}`)}
      value={values[name]}
      onChange={event => onChange({ ...values, [name]: event.target.value })}
      error={isWrong}
      helperText={isWrong ? problem : hint}
      required
      multiline={name === 'body'}
      minRows={6}
      maxRows={16}
      inputProps={{ maxLength: max }}
      variant="outlined"
      size="small"
      margin="dense"
      fullWidth
    />
  );
}

function ByHand(props: TicketFieldsProps) {
  const { destination, values } = props;
  const { t } = useOrrTranslation();
  if (destination.kind !== 'template') {
    return null;
  }
  const { title: tracker, url } = destination;
  return (
    <>
      <Button
        component="a"
        href={fillTicketTemplate(url, values)}
        target="_blank"
        rel="noopener noreferrer"
        variant="outlined"
        color="primary"
        style={{ minHeight: 44, marginTop: 8 }}
      >
        {t('ticket.make.open', { tracker })}
      </Button>
      <Text
        {...props}
        name="url"
        max={ANSWER_LIMITS.url}
        hint={t('ticket.make.hint.url', { tracker })}
      />
    </>
  );
}

/** Where a ticket is made, and what goes into it, for a person to look at and change. @internal */
export function TicketFields(props: TicketFieldsProps) {
  const { places, destination, values, onChange } = props;
  const id = useId();
  const { t } = useOrrTranslation();
  return (
    <>
      <TextField
        id={id}
        select
        label={t('ticket.make.place')}
        value={destination.id}
        onChange={event =>
          onChange({ ...values, destination: event.target.value })
        }
        SelectProps={{ SelectDisplayProps: { id: `${id}-shown` } }}
        variant="outlined"
        size="small"
        margin="dense"
        fullWidth
      >
        {destinationsOf(places).map(one => (
          <MenuItem key={one.id} value={one.id}>
            {one.kind === 'place'
              ? t('ticket.make.placeIn', {
                  tracker: one.tracker,
                  place: one.title,
                })
              : t('ticket.make.byHand', { tracker: one.title })}
          </MenuItem>
        ))}
      </TextField>
      <Text {...props} name="title" max={TICKET_LIMITS.title} />
      <Text
        {...props}
        name="body"
        max={TICKET_LIMITS.body}
        hint={t('ticket.make.hint.body')}
      />
      <ByHand {...props} />
    </>
  );
}
