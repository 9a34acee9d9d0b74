import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityReadiness } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';

/** On a part of a system: that it goes by the decision on the system's review. @internal */
export function DecidedWith(props: {
  decision: EntityReadiness['decisions'][number];
  readable: boolean;
}) {
  const { coveredBy, reviewId } = props.decision;
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  if (!coveredBy) {
    return null;
  }
  const text = t('coverage.decidedWith', { system: coveredBy.title });
  return (
    <Typography>
      {props.readable ? (
        <Link to={`${pathOf(coveredBy)}/reviews/${reviewId}`}>{text}</Link>
      ) : (
        text
      )}
    </Typography>
  );
}
