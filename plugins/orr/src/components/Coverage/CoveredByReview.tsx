import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';

/** On a part of a system: that the system's review is about it, too, and the way there. @internal */
export function CoveredByReview(props: {
  detail: ReviewDetail;
  entityRef: string;
}) {
  const { entity, review, covered } = props.detail;
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  if (entity.entityRef === props.entityRef.toLocaleLowerCase('en-US')) {
    return null;
  }
  return (
    <Typography>
      <Link to={`${pathOf(entity)}/reviews/${review.id}`}>
        {t('coverage.coveredBy', {
          system: entity.title ?? entity.name,
          count: covered.length,
        })}
      </Link>
    </Typography>
  );
}
