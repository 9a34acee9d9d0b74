import { ReviewDetail } from 'backstage-plugin-orr-common';
import { ChangesRequested } from './ChangesRequested';

/** What stands above the questions because it concerns the whole review. @internal */
export function ReviewNotices(props: { detail: ReviewDetail }) {
  const { review } = props.detail;
  return review.state === 'changesRequested' ? (
    <ChangesRequested detail={props.detail} />
  ) : null;
}
