import Typography from '@material-ui/core/Typography';
import {
  Answer,
  ReviewDetail,
  ReviewFilling,
  carriedSummaryOf,
  dayOf,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';

/** From here on hours say more than minutes. */
const HOURS_FROM = 120;
const NO_ANSWERS: Answer[] = [];

function Carried(props: {
  carried: NonNullable<ReviewFilling['carried']>;
  answers: Answer[];
  timeZone: string;
}) {
  const { t } = useOrrTranslation();
  const { oldest, ...counts } = carriedSummaryOf(props.carried, props.answers);
  const said = (['affirmed', 'changed', 'unaffirmed'] as const).map(name =>
    t(`carried.filled.${name}`, { number: String(counts[name]) }),
  );
  return (
    <>
      ; {said.join(', ')}
      {oldest && (
        <>
          {' ('}
          {t('carried.filled.oldest', {
            date: (
              <DateText
                date={dayOf(new Date(oldest), props.timeZone)}
                absolute
              />
            ),
          })}
          )
        </>
      )}
    </>
  );
}

/** How long it took to fill in a review, and what became of the answers it was started with. @internal */
export function FilledIn({ detail }: { detail: ReviewDetail }) {
  const { filling, snapshot } = detail;
  const { t } = useOrrTranslation();
  if (!filling) {
    return null;
  }
  const { minutes, days, carried } = filling;
  const duration =
    minutes < HOURS_FROM
      ? t('carried.filled.minutes', { count: minutes })
      : t('carried.filled.hours', { count: Math.round(minutes / 60) });
  return (
    <>
      <Typography variant="body2" component="p">
        {t('carried.filled.line', {
          duration,
          days: t('carried.filled.days', { count: days }),
        })}
        {carried && (
          <Carried
            carried={carried}
            answers={snapshot?.answers ?? NO_ANSWERS}
            timeZone={detail.timeZone}
          />
        )}
      </Typography>
      <Typography variant="caption" component="p">
        {t('carried.filled.how')}
      </Typography>
    </>
  );
}
