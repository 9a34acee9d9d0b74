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
  return (
    <Typography
      variant={props.variant ?? 'caption'}
      color="textSecondary"
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
