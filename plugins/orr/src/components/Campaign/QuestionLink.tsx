import { Link } from '@backstage/core-components';
import { CampaignEntity } from 'backstage-plugin-orr-common';
import { useReadinessPath } from '../../hooks/useReadinessPath';

/** The way to the answer of one question: in the review that runs or was decided, else by the tab of the entity. @internal */
export function QuestionLink(props: {
  entity: CampaignEntity['entity'];
  review: CampaignEntity['review'];
  questionId?: string;
  children: string;
}) {
  const { entity, review, questionId, children } = props;
  const pathOf = useReadinessPath();
  const at = questionId ? `?question=${encodeURIComponent(questionId)}` : '';
  return (
    <Link
      underline="always"
      to={
        review
          ? `${pathOf(review)}/reviews/${review.reviewId}${at}`
          : pathOf(entity)
      }
    >
      {children}
    </Link>
  );
}
