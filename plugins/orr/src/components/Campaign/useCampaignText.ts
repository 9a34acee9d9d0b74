import { Campaign, CampaignCounts } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Says in words what a campaign asks, and how far it has come. @internal */
export function useCampaignText() {
  const { t } = useOrrTranslation();
  const askedText = ({ checklist, questions }: Campaign): string =>
    questions
      ? t('campaign.asks.questions', {
          count: questions.length,
          checklist: checklist.title,
        })
      : t('campaign.asks.checklist', { checklist: checklist.title });
  const doneText = (
    { questions, checklist }: Campaign,
    { done, entities }: CampaignCounts,
  ): string => {
    const numbers = { done, entities };
    switch (questions?.length) {
      case undefined:
        return t('campaign.said.checklist', {
          ...numbers,
          checklist: checklist.title,
        });
      case 1:
        return t('campaign.said.question', numbers);
      case 2:
        return t('campaign.said.both', numbers);
      default:
        return t('campaign.said.all', {
          ...numbers,
          questions: String(questions!.length),
        });
    }
  };
  const saidText = (campaign: Campaign, counts: CampaignCounts): string =>
    counts.entities === 0
      ? t('campaign.said.none')
      : [
          doneText(campaign, counts),
          ...(['open', 'notReviewed', 'accepted'] as const).flatMap(outcome =>
            counts[outcome]
              ? t(`campaign.said.${outcome}`, {
                  number: counts[outcome],
                })
              : [],
          ),
        ].join(' ');
  return { askedText, saidText };
}
