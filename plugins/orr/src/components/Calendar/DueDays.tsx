import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DueItem } from 'backstage-plugin-orr-common';
import { DateTime } from 'luxon';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useRelativeDate } from '../DateText';
import { LevelMark } from '../Level';
import { toneColour } from '../Standing';

const useStyles = makeStyles<Theme>(theme => ({
  month: { marginTop: theme.spacing(3), '&:first-child': { marginTop: 0 } },
  day: {
    display: 'grid',
    gridTemplateColumns: '13em minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1.25, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  isToday: { fontWeight: 'bold' },
  past: { color: toneColour(theme, 'error') },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    overflowWrap: 'anywhere',
    '& + &': { marginTop: theme.spacing(1) },
    [theme.breakpoints.down('xs')]: {
      '& a': { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
    },
  },
  quiet: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    color: theme.palette.text.secondary,
  },
}));

/** In the order they come in. */
function groupedBy<T>(items: T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  items.forEach(item => {
    const group = groups.get(keyOf(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  });
  return [...groups];
}

/** Where something that falls due is dealt with. @internal */
export function useDuePath(): (item: DueItem) => string {
  const pathOf = useReadinessPath();
  return ({ entity, reviewId, questionId }) => {
    const question = questionId
      ? `?question=${encodeURIComponent(questionId)}`
      : '';
    return reviewId
      ? `${pathOf(entity)}/reviews/${reviewId}${question}`
      : pathOf(entity);
  };
}

function Due({ item }: { item: DueItem }) {
  const { entity, kind, text, level, checklistTitle, personRef } = item;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useDuePath();
  return (
    <li className={classes.item}>
      <Link to={pathOf(item)}>
        {entity.title ?? entity.name}: {t(`briefing.due.${kind}`)}
      </Link>
      {text && <div>{text}</div>}
      <Typography variant="caption" component="div" className={classes.quiet}>
        {level && <LevelMark mark={level} words />}
        {checklistTitle && <span>{checklistTitle}</span>}
        {personRef && (
          <span>
            {t('calendar.by', {
              person: (
                <EntityRefLink
                  key="person"
                  entityRef={personRef}
                  defaultKind="user"
                  hideIcon
                />
              ),
            })}
          </span>
        )}
      </Typography>
    </li>
  );
}

function Day(props: { day: string; items: DueItem[]; today: string }) {
  const { day, items, today } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const locale =
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  const isToday = day === today;
  return (
    <section className={classes.day} aria-label={relative(day).full}>
      <div>
        <Typography
          variant="body1"
          component="h4"
          className={isToday ? classes.isToday : undefined}
        >
          <time dateTime={day}>
            {DateTime.fromISO(day).setLocale(locale).toLocaleString({
              weekday: 'long',
              day: 'numeric',
              month: 'long',
            })}
          </time>
        </Typography>
        <Typography
          variant="caption"
          className={day < today ? classes.past : undefined}
        >
          {isToday ? t('calendar.today') : relative(day).words}
        </Typography>
      </div>
      <ul className={classes.list}>
        {items.map(item => (
          <Due key={`${item.kind}:${item.id}`} item={item} />
        ))}
      </ul>
    </section>
  );
}

/** What falls due, by month and day. @internal */
export function DueDays(props: { items: DueItem[]; today: string }) {
  const { items, today } = props;
  const classes = useStyles();
  const locale =
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  return (
    <>
      {groupedBy(items, ({ dueOn }) => dueOn.slice(0, 7)).map(
        ([month, inMonth]) => (
          <section key={month} className={classes.month}>
            <Typography variant="h6" component="h3">
              {DateTime.fromISO(month)
                .setLocale(locale)
                .toLocaleString({ month: 'long', year: 'numeric' })}
            </Typography>
            {groupedBy(inMonth, ({ dueOn }) => dueOn).map(([day, onDay]) => (
              <Day key={day} day={day} items={onDay} today={today} />
            ))}
          </section>
        ),
      )}
    </>
  );
}
