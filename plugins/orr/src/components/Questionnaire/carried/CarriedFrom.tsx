import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { Answer, dayOf } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { DateText } from '../../DateText';

/** When a carried answer was given, and by whom. @internal */
export function CarriedFrom(props: {
  answer: Pick<Answer, 'answeredAt' | 'answeredBy'>;
  timeZone: string;
}) {
  const { answer, timeZone } = props;
  const { t } = useOrrTranslation();
  return (
    <Typography variant="body2" component="p">
      {t('carried.from', {
        date: (
          <DateText
            date={dayOf(new Date(answer.answeredAt), timeZone)}
            absolute
          />
        ),
        person: <EntityDisplayName entityRef={answer.answeredBy} hideIcon />,
      })}
    </Typography>
  );
}
