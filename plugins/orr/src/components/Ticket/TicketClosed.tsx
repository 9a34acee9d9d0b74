import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { DispositionItem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Asks whether an action is done whose ticket is closed; that is for a person to say. @internal */
export function TicketClosed(props: {
  item: DispositionItem;
  onClose: () => void;
}) {
  const { disposition, ticket } = props.item;
  const { t } = useOrrTranslation();
  if (ticket?.state !== 'closed') {
    return null;
  }
  return (
    <Typography component="div">
      {t('ticket.isClosed')}{' '}
      <Button
        size="small"
        variant="outlined"
        color="primary"
        style={{ minHeight: 44 }}
        aria-haspopup="dialog"
        aria-label={t('ticket.closeOf', { text: disposition.text })}
        onClick={props.onClose}
      >
        {t('ticket.close')}
      </Button>
    </Typography>
  );
}
