import { ReviewDetail } from 'backstage-plugin-orr-common';
import { ChangesRequested } from './ChangesRequested';
import { SparedQuestions } from './SparedQuestions';

/** What stands above the questions because it concerns the whole review. @internal */
export function ReviewNotices(props: { detail: ReviewDetail }) {
  const { detail } = props;
  return (
    <>
      {detail.review.state === 'changesRequested' && (
        <ChangesRequested detail={detail} />
      )}
      <SparedQuestions detail={detail} />
    </>
  );
}
