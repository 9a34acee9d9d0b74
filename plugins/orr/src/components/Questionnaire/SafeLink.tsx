import { ReactNode } from 'react';
import MuiLink from '@material-ui/core/Link';
import { isSafeUrl } from 'backstage-plugin-orr-common';

/** A link that a person gave: it opens only where the address is harmless, and is plain text otherwise. @internal */
export function SafeLink(props: { url: string; children?: ReactNode }) {
  if (!isSafeUrl(props.url)) {
    return <span>{props.children ?? props.url}</span>;
  }
  return (
    <MuiLink
      href={props.url}
      underline="always"
      target="_blank"
      rel="noopener noreferrer"
      style={{ overflowWrap: 'anywhere' }}
    >
      {props.children ?? props.url}
    </MuiLink>
  );
}
