import { useContext } from 'react';
import Typography from '@material-ui/core/Typography';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { CopiedFrom as Source } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { DateText } from '../../DateText';
import { KnownContext } from './KnownContext';

/** Where an answer was copied from: the entity as far as the viewer may see it, who answered there, and when. @internal */
export function CopiedFrom({ source }: { source: Source }) {
  const { sources } = useContext(KnownContext);
  const { t } = useOrrTranslation();
  const from = sources.find(({ reviewId }) => reviewId === source.reviewId);
  const words = {
    person: <EntityDisplayName entityRef={source.answeredBy} hideIcon />,
    date: <DateText date={source.answeredAt} absolute />,
  };
  return (
    <Typography variant="caption" color="textSecondary" component="p">
      {from
        ? t('known.copiedFrom.entity', {
            ...words,
            entity: <EntityDisplayName entityRef={from.entityRef} hideIcon />,
          })
        : t('known.copiedFrom.unnamed', words)}
    </Typography>
  );
}
