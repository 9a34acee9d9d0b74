import Tooltip from '@material-ui/core/Tooltip';
import { useRelativeDate } from './useRelativeDate';

/**
 * A date as one would say it ("in 12 days"), with the absolute one on hover; or the other way round.
 *
 * @internal
 */
export function DateText(props: { date: string; absolute?: boolean }) {
  const { words, full } = useRelativeDate()(props.date);
  return (
    <Tooltip title={props.absolute ? words : full}>
      <time dateTime={props.date}>{props.absolute ? full : words}</time>
    </Tooltip>
  );
}
