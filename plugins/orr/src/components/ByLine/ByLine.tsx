import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DateText } from '../DateText';

/** By whom and when, after the word for what they did. @internal */
export function ByLine(props: {
  label: string;
  by: string;
  at?: string;
  variant?: 'body2' | 'caption';
}) {
  const { variant = 'caption' } = props;
  return (
    <Typography
      variant={variant}
      // The larger one stands on the page itself, whose ground is too dark for quiet words.
      color={variant === 'body2' ? 'textPrimary' : 'textSecondary'}
      component="span"
    >
      {props.label}{' '}
      <EntityRefLink
        underline="always"
        entityRef={props.by}
        defaultKind="user"
      />
      {props.at && (
        <>
          {' '}
          <DateText date={props.at} />
        </>
      )}
    </Typography>
  );
}
