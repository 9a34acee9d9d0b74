import type { Choice } from '../checklist/answerForm';
import type { Question } from '../checklist/checklistDocument';
import { LensChoice, LensQuestion, LensResource } from './lens';

/** What stands where the document needs words and the lens has none. @internal */
export const UNSAID = {
  guidance: 'The lens gives no guidance.',
  why: 'The lens gives no reason.',
  good: 'The lens does not say.',
  stakeholder: 'Not named by the lens',
} as const;

/** As long as a text of a document may be. */
const LONGEST = 4_000;
const LONGEST_URL = 2_000;
const LINK_TITLE = 'Helpful resource';

type QuestionTexts = Pick<Question, 'guidance' | 'why' | 'good'>;

/** What a document says for the texts of a question. @internal */
export function textsOfQuestion(
  question: Pick<LensQuestion, 'description' | 'helpfulResource'>,
): QuestionTexts {
  const { description, helpfulResource } = question;
  const url = helpfulResource?.url;
  return {
    guidance:
      joined([description, helpfulResource?.displayText]) ?? UNSAID.guidance,
    why: {
      text: UNSAID.why,
      ...(url &&
        url.length <= LONGEST_URL && { links: [{ title: LINK_TITLE, url }] }),
    },
    good: UNSAID.good,
  };
}

/** What a document says for the resources of a choice. @internal */
export function textsOfChoice(
  choice: Pick<
    LensChoice,
    'helpfulResource' | 'improvementPlan' | 'additionalResources'
  >,
): Pick<Choice, 'guidance' | 'improvement'> {
  const more = (type: 'HELPFUL_RESOURCE' | 'IMPROVEMENT_PLAN') =>
    (choice.additionalResources ?? [])
      .filter(resource => resource.type === type)
      .flatMap(({ content }) => content);
  const guidance = joined(
    [choice.helpfulResource, ...more('HELPFUL_RESOURCE')].map(wordsOf),
  );
  const improvement = joined(
    [choice.improvementPlan, ...more('IMPROVEMENT_PLAN')].map(wordsOf),
  );
  return { ...(guidance && { guidance }), ...(improvement && { improvement }) };
}

function wordsOf(resource: LensResource | undefined): string | undefined {
  return joined([resource?.displayText, resource?.url], '\n');
}

/** As many of the parts as a text holds. */
function joined(
  parts: (string | undefined)[],
  joint = '\n\n',
): string | undefined {
  const said = parts.map(part => part?.trim()).filter(part => part);
  let text = '';
  for (const part of said) {
    const longer = text ? `${text}${joint}${part}` : part!;
    if (longer.length > LONGEST) {
      break;
    }
    text = longer;
  }
  return text || undefined;
}
