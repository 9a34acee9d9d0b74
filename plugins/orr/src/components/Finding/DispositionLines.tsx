import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { DispositionItem } from 'backstage-plugin-orr-common';
import { touchTarget } from '../../theme/touchTarget';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LevelMark } from '../Level';
import { MakeTicketDialog, TicketClosed } from '../Ticket';
import { ActDialog } from './ActDialog';
import { actsOf, DispositionActName } from './dispositionActs';
import { DispositionSummary } from './DispositionSummary';
import { useFocusFor } from '../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '&:focus': { outline: 'none' },
  },
  item: {
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1) },
  act: { ...touchTarget(theme), marginLeft: -5 },
  earlier: {
    '& summary': { cursor: 'pointer', ...theme.typography.body2 },
  },
}));

interface DispositionLinesProps {
  label: string;
  items: DispositionItem[];
  today: string;
  /** The latest day that the checklist allows, where it is known. */
  latest?: string;
  /** The way to the question of one, where it is not beside it. */
  questionPathOf?: (item: DispositionItem) => string;
  onChanged: () => void;
}

type Acting = { act: DispositionActName | 'ticket'; id: string };

function NotYours({ may }: DispositionItem) {
  const { t } = useOrrTranslation();
  const { decideRefusal } = may;
  return decideRefusal === 'isProposer' || decideRefusal === 'isAnswerer' ? (
    <Typography variant="body2" color="textSecondary">
      {t(`finding.notYours.${decideRefusal}`)}
    </Typography>
  ) : null;
}

function Line(
  props: Pick<DispositionLinesProps, 'today' | 'questionPathOf'> & {
    item: DispositionItem;
    onAct: (acting: Acting) => void;
  },
) {
  const { item, questionPathOf, onAct } = props;
  const { id, text, state, level, url } = item.disposition;
  const { questionTitle } = item;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <li className={classes.item}>
      {questionPathOf && (
        <Typography variant="body2" component="div">
          <LevelMark mark={level} words />{' '}
          <Link to={questionPathOf(item)} underline="always">
            {questionTitle ?? t('finding.toQuestion')}
          </Link>
        </Typography>
      )}
      <DispositionSummary {...item} today={props.today} />
      {item.may.change && state === 'open' && (
        <TicketClosed
          item={item}
          onClose={() => onAct({ act: 'finish', id })}
        />
      )}
      {state === 'asked' && <NotYours {...item} />}
      <div className={classes.acts}>
        {actsOf(item).map(act => (
          <Button
            key={act}
            size="small"
            color="primary"
            className={classes.act}
            aria-haspopup="dialog"
            aria-label={t('finding.act.actOf', {
              act: t(`finding.act.${act}`),
              text,
            })}
            onClick={() => onAct({ act, id })}
          >
            {t(`finding.act.${act}`)}
          </Button>
        ))}
        {item.may.change &&
          state === 'open' &&
          item.disposition.type === 'action' &&
          !url && (
            <Button
              size="small"
              color="primary"
              className={classes.act}
              aria-haspopup="dialog"
              aria-label={t('ticket.make.buttonOf', { text })}
              onClick={() => onAct({ act: 'ticket', id })}
            >
              {t('ticket.make.button')}
            </Button>
          )}
      </div>
    </li>
  );
}

const isRunning = ({ disposition: { state } }: DispositionItem) =>
  state === 'open' || state === 'asked' || state === 'approved';

/** What was decided about gaps, with what the viewer may do about it; what is closed is folded away. @internal */
export function DispositionLines(props: DispositionLinesProps) {
  const { items, today, onChanged } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [acting, setActing] = useState<Acting>();
  const [done, setDone] = useState(0);
  // The button that was pressed may be gone.
  const list = useFocusFor<HTMLUListElement>(done);
  const running = items.filter(isRunning);
  const earlier = items.filter(item => !isRunning(item));
  const item = items.find(({ disposition }) => disposition.id === acting?.id);
  const line = (one: DispositionItem) => (
    <Line key={one.disposition.id} {...props} item={one} onAct={setActing} />
  );
  const ends = {
    onClose: () => setActing(undefined),
    onConflict: onChanged,
    onDone: () => {
      setActing(undefined);
      setDone(count => count + 1);
      onChanged();
    },
  };
  return (
    <>
      <ul
        ref={list}
        className={classes.list}
        aria-label={props.label}
        tabIndex={-1}
      >
        {running.map(line)}
      </ul>
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('finding.earlier', { count: earlier.length })}</summary>
          <ul className={classes.list}>{earlier.map(line)}</ul>
        </details>
      )}
      {acting && item && acting.act === 'ticket' && (
        <MakeTicketDialog disposition={item.disposition} {...ends} />
      )}
      {acting && item && acting.act !== 'ticket' && (
        <ActDialog
          act={acting.act}
          item={item}
          today={today}
          latest={props.latest}
          {...ends}
        />
      )}
    </>
  );
}
