import Tooltip from '@material-ui/core/Tooltip';
import useInterval from 'react-use/esm/useInterval';
import useUpdate from 'react-use/esm/useUpdate';
import { useRelativeDate } from './useRelativeDate';

const MINUTE_MS = 60_000;

/**
 * A date as one would say it ("in 12 days"), with the absolute one on hover; or the other way round.
 *
 * @internal
 */
export function DateText(props: { date: string; absolute?: boolean }) {
  // Time goes on while nothing else on the page changes.
  useInterval(useUpdate(), MINUTE_MS);
  const { words, full } = useRelativeDate()(props.date);
  return (
    <Tooltip title={props.absolute ? words : full}>
      <time dateTime={props.date}>{props.absolute ? full : words}</time>
    </Tooltip>
  );
}
