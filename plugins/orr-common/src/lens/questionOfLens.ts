import type { AnswerForm, Choice, RiskRule } from '../checklist/answerForm';
import type {
  Question,
  ReviewKind,
  Risk,
} from '../checklist/checklistDocument';
import { canonicalJson } from '../hash/canonicalJson';
import { ConversionNote } from './conversionNote';
import { keptKeys } from './keptKeys';
import { isNoneOfThese, LensChoice, LensQuestion } from './lens';
import { isDefault, isSurvey, LEVEL_OF_RISK, worstRiskOf } from './lintLens';
import { ownIdOf, renameChoices } from './ownIds';
import { jsonOfResource, jsonOfResources, jsonOfRule } from './printLens';
import { textsOfChoice, textsOfQuestion, UNSAID } from './textsOfLens';

const RISKS: Record<RiskRule['level'], Risk> = {
  high: 'high',
  medium: 'medium',
  low: 'low',
  none: 'low',
};

/** One question of a lens as one of a checklist. @internal */
export function questionOfLens(
  question: LensQuestion,
  path: ConversionNote['path'],
  within: {
    kinds: ReviewKind[];
    area: string;
    taken: Set<string>;
    notes: ConversionNote[];
  },
): Question {
  const id = ownIdOf(question.id, within.taken, 'question');
  const worst = LEVEL_OF_RISK[worstRiskOf(question)];
  const adapted = (message: string) =>
    within.notes.push({ kind: 'adapted', path, message });
  if (isSurvey(question)) {
    adapted('No answer shows a risk: it informs, and is not a gate');
  } else if (!question.riskRules.some(isDefault)) {
    adapted(
      `No rule is "default": one was added that gives ${worst}, the worst that the question declares`,
    );
  }
  if (question.choices.some(isNoneOfThese)) {
    // Said once for all questions is enough; the first one shows where.
    noteOnce(
      within.notes,
      path,
      'Ticking "None of these" clears the other choices',
    );
  }
  return {
    id,
    title: question.title.trim(),
    ...textsOfQuestion(question),
    area: within.area,
    stakeholder: UNSAID.stakeholder,
    origin: 'best-practice',
    risk: RISKS[worst],
    ...(isSurvey(question) && { gate: 'advisory' as const }),
    effort: 'medium',
    phase: 'operate',
    profiles: within.kinds,
    answer: answerOf(question),
    lens: keptKeys({
      id: { own: id, lens: question.id },
      texts: { title: question.title },
      extensions: question.extensions,
      keys: { ...keptTexts(question), ...keptRules(question) },
    }),
  };
}

function noteOnce(
  notes: ConversionNote[],
  path: ConversionNote['path'],
  message: string,
): void {
  if (!notes.some(note => note.message === message)) {
    notes.push({ kind: 'adapted', path, message });
  }
}

function answerOf(question: LensQuestion): AnswerForm {
  const taken = new Set(['default']);
  const names = new Map(
    question.choices.map(({ id }) => [id, ownIdOf(id, taken, 'choice')]),
  );
  return {
    type: 'choices',
    choices: question.choices.map(choice =>
      choiceOf(choice, names.get(choice.id)!),
    ),
    riskRules: rulesOfLens(question, names),
  };
}

/** The rules of a lens over the ids of a checklist, with a default where there was none. @internal */
export function rulesOfLens(
  question: Pick<LensQuestion, 'riskRules'>,
  names: ReadonlyMap<string, string>,
): RiskRule[] {
  const rules = question.riskRules.map(({ condition, risk }) => ({
    when: renameChoices(condition, names),
    level: LEVEL_OF_RISK[risk],
  }));
  return question.riskRules.some(isDefault)
    ? rules
    : [
        ...rules,
        { when: 'default', level: LEVEL_OF_RISK[worstRiskOf(question)] },
      ];
}

function choiceOf(choice: LensChoice, id: string): Choice {
  const texts = textsOfChoice(choice);
  const resources = jsonOfResources(choice);
  const isPlain =
    canonicalJson(resources) === canonicalJson(resourcesOfTexts(texts));
  const lens = keptKeys({
    id: { own: id, lens: choice.id },
    texts: { title: choice.title },
    extensions: choice.extensions,
    keys: isPlain ? {} : resources,
  });
  return {
    id,
    title: choice.title.trim(),
    ...texts,
    ...(isNoneOfThese(choice) && { exclusive: true }),
    ...(Object.keys(lens).length > 0 && { lens }),
  };
}

/** The resources of a choice that say no more than its texts. @internal */
export function resourcesOfTexts({
  guidance,
  improvement,
}: Pick<Choice, 'guidance' | 'improvement'>): Record<string, unknown> {
  return {
    ...(guidance && { helpfulResource: { displayText: guidance } }),
    ...(improvement && { improvementPlan: { displayText: improvement } }),
  };
}

function keptTexts(question: LensQuestion): Record<string, unknown> {
  const { description, helpfulResource } = question;
  const isPlain =
    !helpfulResource &&
    (description === undefined ||
      description === textsOfQuestion(question).guidance);
  return isPlain
    ? {}
    : {
        ...(description !== undefined && { description }),
        ...(helpfulResource && {
          helpfulResource: jsonOfResource(helpfulResource),
        }),
      };
}

/** Rules are kept where a document says them in another way, or not all of what they say. */
function keptRules({ riskRules }: LensQuestion): Record<string, unknown> {
  const isPlain =
    riskRules.some(isDefault) &&
    riskRules.every(({ extensions }) => !extensions);
  return isPlain ? {} : { riskRules: riskRules.map(jsonOfRule) };
}
