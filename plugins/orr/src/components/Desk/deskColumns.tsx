import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { DeskItem, isSameRef, UsualWait } from 'backstage-plugin-orr-common';
import { useToday } from '../../hooks/useToday';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ListColumn } from '../ColumnList';
import { DateText } from '../DateText';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { toneColour } from '../Standing';

const useStyles = makeStyles<Theme>(theme => ({
  late: { color: toneColour(theme, 'error'), fontWeight: 'bold' },
  figure: { fontVariantNumeric: 'tabular-nums' },
  how: { fontSize: theme.typography.caption.fontSize, maxWidth: 320 },
}));

function Due({ dueOn }: DeskItem) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const today = useToday();
  if (!dueOn) {
    return <>{t('desk.undated')}</>;
  }
  return (
    <>
      <DateText date={dueOn} absolute />
      {dueOn < today && <div className={classes.late}>{t('desk.late')}</div>}
    </>
  );
}

function textOf(item: DeskItem, t: OrrText): string {
  const { disposition, section } = item;
  if (item.waitingFor === 'lookAtResponse') {
    return t('desk.lookAtResponse', { question: item.question?.title ?? '' });
  }
  if (section) {
    return t('desk.signOffSection', { section: section.title });
  }
  if (!disposition) {
    return t('desk.decideReview');
  }
  const { type, text } = disposition;
  return t(
    type === 'mitigation' ? 'desk.confirmMitigation' : 'desk.decideAcceptance',
    { text },
  );
}

/** Where it is done, below the path of its review. */
function placeOf({ waitingFor, question }: DeskItem, review: string): string {
  if (waitingFor === 'signOffSection') {
    return review;
  }
  if (waitingFor === 'lookAtResponse') {
    // It stands on the tab.
    return review.replace(/\/reviews\/[^/]*$/, '');
  }
  return question
    ? `${review}?question=${encodeURIComponent(question.id)}`
    : `${review}/decision`;
}

function What(item: DeskItem) {
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  const review = `${pathOf(item.entity)}/reviews/${item.reviewId}`;
  const place = placeOf(item, review);
  const name = item.entity.title ?? item.entity.name;
  const text = textOf(item, t);
  return (
    <>
      <Link to={place} underline="always" aria-label={`${text}, ${name}`}>
        {text}
      </Link>
      <Typography variant="caption" component="div" color="textSecondary">
        {item.checklistTitle} · {t(`reviewKind.${item.reviewKind}`)}
      </Typography>
    </>
  );
}

function Holder({ item, userRef }: { item: DeskItem; userRef?: string }) {
  const { t } = useOrrTranslation();
  const { holderRef, waitingFor } = item;
  if (waitingFor !== 'decideReview') {
    return null;
  }
  if (!holderRef) {
    return <>{t('desk.holder.nobody')}</>;
  }
  return userRef && isSameRef(holderRef, userRef) ? (
    <>{t('desk.holder.me')}</>
  ) : (
    <EntityRefLink entityRef={holderRef} defaultKind="user" hideIcon />
  );
}

function Usual({ usualWait }: { usualWait?: UsualWait }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!usualWait) {
    return null;
  }
  const { medianDays, reviews } = usualWait;
  return (
    <Tooltip title={t('desk.usual.how')} classes={{ tooltip: classes.how }}>
      {/* Whoever comes by keyboard reads it too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <span tabIndex={0} className={classes.figure}>
        {medianDays === undefined
          ? t('desk.usual.tooFew')
          : `${t('desk.usual.days', { count: medianDays })}, ${t(
              'desk.usual.basis',
              { number: String(reviews) },
            )}`}
      </span>
    </Tooltip>
  );
}

type DeskColumn = ListColumn<DeskItem>;

/** What is told of each row, in the order of its columns. @internal */
export function useDeskColumns(userRef: string | undefined): DeskColumn[] {
  const { t } = useOrrTranslation();
  const isReview = ({ waitingFor }: DeskItem) => waitingFor === 'decideReview';
  const headings = {
    due: t('desk.column.due'),
    what: t('desk.column.what'),
    entity: t('desk.column.entity'),
    owner: t('desk.column.owner'),
    driver: t('desk.column.driver'),
    holder: t('desk.column.holder'),
    since: t('desk.column.since'),
    usual: t('desk.column.usual'),
  };
  const column = (
    key: keyof typeof headings,
    cell: DeskColumn['cell'],
    tells?: DeskColumn['tells'],
  ): DeskColumn => ({ key, heading: headings[key], cell, tells });
  return [
    column('due', item => <Due {...item} />),
    column('what', item => <What {...item} />),
    column('entity', ({ entity }) => (
      <EntityRefLink
        entityRef={entity.entityRef}
        title={entity.title ?? entity.name}
        defaultKind="component"
        hideIcon
      />
    )),
    column(
      'owner',
      ({ ownerRefs }) => (
        <EntityRefLinks entityRefs={ownerRefs} defaultKind="group" hideIcons />
      ),
      ({ ownerRefs }) => ownerRefs.length > 0,
    ),
    column('driver', ({ driverRef }) => (
      <EntityRefLink entityRef={driverRef} defaultKind="user" hideIcon />
    )),
    column(
      'holder',
      item => <Holder item={item} userRef={userRef} />,
      isReview,
    ),
    column('since', ({ since }) => <DateText date={since} />),
    column('usual', item => <Usual usualWait={item.usualWait} />, isReview),
  ];
}
