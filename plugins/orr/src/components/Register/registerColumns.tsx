import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  DispositionRow,
  FindingDisposition,
  shownStateOf,
} from 'backstage-plugin-orr-common';
import { RegisterKind } from '../../hooks/registerFilters';
import { useToday } from '../../hooks/useToday';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ListColumn } from '../ColumnList';
import { DateText } from '../DateText';
import { LevelMark } from '../Level';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { toneColour } from '../Standing';
import { TicketState } from '../Ticket';

const useStyles = makeStyles<Theme>(theme => ({
  late: { color: toneColour(theme, 'error'), fontWeight: 'bold' },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
}));

interface CellProps {
  kind: RegisterKind;
  row: DispositionRow;
}

function isLate({ state, until }: FindingDisposition, today: string): boolean {
  return (
    (state === 'open' || state === 'approved') &&
    until !== undefined &&
    until < today
  );
}

function Day({ kind, row: { disposition } }: CellProps) {
  const { until } = disposition;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const today = useToday();
  if (!until) {
    return <>{t('register.undated')}</>;
  }
  return (
    <>
      <DateText date={until} absolute />
      {isLate(disposition, today) && (
        <div className={classes.late}>{t(`register.late.${kind}`)}</div>
      )}
    </>
  );
}

function What({ row: { disposition, entity, question } }: CellProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  const { text, reviewId, postponements } = disposition;
  const place = pathOf({
    entityRef: disposition.entityRef ?? entity.entityRef,
  });
  return (
    <>
      <Link
        className={classes.text}
        to={`${place}/reviews/${reviewId}?question=${encodeURIComponent(
          question.id,
        )}`}
      >
        {text}
      </Link>
      {postponements.length > 0 && (
        <Typography variant="caption" component="div">
          {t('finding.postponed', { count: postponements.length })}
        </Typography>
      )}
    </>
  );
}

function About({ row: { entity } }: CellProps) {
  const pathOf = useReadinessPath();
  return entity.title ? (
    <Link to={pathOf(entity)}>{entity.title}</Link>
  ) : (
    <EntityRefLink
      entityRef={entity.entityRef}
      defaultKind="component"
      hideIcon
    />
  );
}

function Asks({ row: { question, checklistTitle } }: CellProps) {
  return (
    <>
      {question.title}
      <Typography variant="caption" component="div" color="textSecondary">
        {checklistTitle}
      </Typography>
    </>
  );
}

function Who({ kind, row: { disposition } }: CellProps) {
  const { t } = useOrrTranslation();
  const { ownerRef, decidedBy, state } = disposition;
  const ref = kind === 'actions' ? ownerRef : decidedBy;
  return ref && state !== 'refused' ? (
    <EntityRefLink
      entityRef={ref}
      defaultKind={kind === 'actions' ? 'group' : 'user'}
      hideIcon
    />
  ) : (
    <>{t('register.nobody')}</>
  );
}

function State({ row: { disposition, ticket } }: CellProps) {
  const { t } = useOrrTranslation();
  const today = useToday();
  const { residualLevel } = disposition;
  return (
    <>
      {t(`finding.state.${shownStateOf(disposition, today)}`)}
      {residualLevel && (
        <Typography variant="caption" component="div" color="textSecondary">
          {t('finding.residual', { level: t(`level.${residualLevel}`) })}
        </Typography>
      )}
      {ticket && (
        <Typography variant="caption" component="div">
          <TicketState ticket={ticket} />
        </Typography>
      )}
    </>
  );
}

function Level({ row: { disposition } }: CellProps) {
  const { type, state, level } = disposition;
  const today = useToday();
  const accepted =
    type === 'acceptance' &&
    state === 'approved' &&
    !isLate(disposition, today);
  return (
    <LevelMark
      mark={accepted ? 'accepted' : level}
      accepted={{ level }}
      words
    />
  );
}

type RegisterColumn = ListColumn<DispositionRow>;

/** What a list tells of each row, in the order of its columns; what is done comes second, after its day. @internal */
export function useRegisterColumns(kind: RegisterKind): RegisterColumn[] {
  const { t } = useOrrTranslation();
  const column = (
    key: string,
    heading: string,
    Cell: (props: CellProps) => JSX.Element,
  ): RegisterColumn => ({
    key,
    heading,
    cell: row => <Cell kind={kind} row={row} />,
  });
  return [
    column('day', t(`register.column.day.${kind}`), Day),
    column('what', t(`register.column.what.${kind}`), What),
    column('entity', t('register.column.entity'), About),
    column('question', t('register.column.question'), Asks),
    column('level', t('register.column.level'), Level),
    column('who', t(`register.column.who.${kind}`), Who),
    column('state', t('register.column.state'), State),
  ];
}
