import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { DisclosureItem, gateCell } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { DateText } from '../DateText';
import { LevelMark } from '../Level';
import { SafeLink } from '../Questionnaire/SafeLink';
import { CloseDialog } from './CloseDialog';

const useStyles = makeStyles(theme => ({
  line: {
    margin: theme.spacing(1, 0),
    maxWidth: '80ch',
    overflowWrap: 'anywhere',
  },
  words: { whiteSpace: 'pre-line' },
  button: { minHeight: 44 },
}));

function Counts(props: { item: DisclosureItem; today: string }) {
  const { item, today } = props;
  const { level, gate } = item.disclosure;
  const { t } = useOrrTranslation();
  if (item.countsFrom) {
    const since = item.countsFrom <= today;
    return (
      <>
        {t(since ? 'disclosure.counts.since' : 'disclosure.counts.from')}{' '}
        <DateText date={item.countsFrom} absolute />
      </>
    );
  }
  if (!item.counts) {
    return <>{t('disclosure.counts.ended')}</>;
  }
  return gateCell(level, gate) === 'condition' ? (
    <>{t('disclosure.counts.condition')}</>
  ) : (
    <>{t('disclosure.counts.nothing')}</>
  );
}

function Closed({ item }: { item: DisclosureItem }) {
  const { closedBy, closedAt, closedNote, closedUrl } = item.disclosure;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      <ByLine
        label={t('disclosure.closedBy')}
        by={closedBy!}
        at={closedAt}
        variant="body2"
      />
      <Typography variant="body2" className={classes.words}>
        {closedNote}
      </Typography>
      {closedUrl && <SafeLink url={closedUrl} />}
    </>
  );
}

/** One disclosure: its level, by whom, from when on it counts, and the way to close it. @internal */
export function DisclosureLine(props: {
  item: DisclosureItem;
  /** YYYY-MM-DD. */
  today: string;
  onChanged: () => void;
}) {
  const { item, today, onChanged } = props;
  const { disclosure, questionTitle } = item;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [closing, setClosing] = useState(false);
  const isOpen = disclosure.closedAt === undefined;
  return (
    <div className={classes.line}>
      <Typography variant="body2" component="div">
        <LevelMark mark={disclosure.level} words />
        {isOpen && (
          <>
            {' · '}
            <Counts item={item} today={today} />
          </>
        )}
      </Typography>
      {disclosure.coveredEntityRef && (
        <Typography variant="body2">
          <EntityDisplayName
            entityRef={disclosure.coveredEntityRef}
            hideIcon
            disableTooltip
          />
        </Typography>
      )}
      <ByLine
        label={t('disclosure.disclosedBy')}
        by={disclosure.disclosedBy}
        at={disclosure.disclosedAt}
        variant="body2"
      />
      {disclosure.note && (
        <Typography variant="body2" className={classes.words}>
          {t('disclosure.note', { note: disclosure.note })}
        </Typography>
      )}
      {disclosure.isNoteKept && (
        <Typography variant="body2">{t('disclosure.noteKept')}</Typography>
      )}
      {!isOpen && <Closed item={item} />}
      {item.may.close && (
        <Button
          size="small"
          variant="outlined"
          className={classes.button}
          aria-haspopup="dialog"
          aria-label={t('disclosure.closeOf', { question: questionTitle })}
          onClick={() => setClosing(true)}
        >
          {t('disclosure.close')}
        </Button>
      )}
      {closing && (
        <CloseDialog
          item={item}
          onClose={() => setClosing(false)}
          onDone={() => {
            setClosing(false);
            onChanged();
          }}
        />
      )}
    </div>
  );
}
