import type { AnswerForm } from '../checklist/answerForm';
import type { Question } from '../checklist/checklistDocument';
import type { LensOrigin } from '../checklist/lensOrigin';
import { canonicalJson } from '../hash/canonicalJson';
import { keptText } from './keptKeys';
import { LENS_LIMITS } from './lensLimits';
import { lensRulesOf } from './lensRulesOf';
import { JsonObject, LensPath, LensReader } from './LensReader';
import { LensWriter } from './LensWriter';
import { lensChoiceIdOf, renameChoices } from './ownIds';
import { jsonOfRule } from './printLens';
import { resourcesOfTexts, rulesOfLens } from './questionOfLens';
import { readQuestionTexts, readRules } from './readLensParts';
import { readChoiceResources } from './readLensResources';
import { textsOfChoice, textsOfQuestion, UNSAID } from './textsOfLens';

const KNOWN_QUESTION_KEYS = [
  'title',
  'description',
  'helpfulResource',
  'riskRules',
];
const KNOWN_CHOICE_KEYS = [
  'title',
  'helpfulResource',
  'improvementPlan',
  'additionalResources',
];

type ChoicesForm = Extract<AnswerForm, { type: 'choices' }>;

/** One question of a checklist as it stands in a lens file; nothing where a lens cannot ask it. @internal */
export function lensQuestionOf(
  question: Question,
  path: LensPath,
  id: string,
  writer: LensWriter,
): JsonObject | undefined {
  const form = choicesFormOf(question, path, writer);
  if (!form) {
    return undefined;
  }
  const { lens } = question;
  const isOwn = !lens;
  const taken = new Set(form.choices.flatMap(choice => choice.lens?.id ?? []));
  const names = new Map(
    form.choices.map(choice => [
      choice.id,
      choice.lens?.id ?? lensChoiceIdOf(choice, taken),
    ]),
  );
  const title = keptText(lens, 'title', question.title);
  return {
    id,
    title: writer.title(title, [...path, 'title'], isOwn),
    ...questionTextsOf(question, path, writer),
    choices: form.choices.map((choice, index) => ({
      id: names.get(choice.id),
      ...choiceTextsOf(
        choice,
        [...path, 'answer', 'choices', index],
        writer,
        isOwn,
      ),
    })),
    riskRules: riskRulesOf(question, form, names, path, writer),
    ...unknownKeysOf(lens, KNOWN_QUESTION_KEYS),
  };
}

/** What is kept of a part under keys that the format does not know. @internal */
export function unknownKeysOf(
  lens: LensOrigin | undefined,
  known: readonly string[],
): JsonObject {
  return Object.fromEntries(
    Object.entries(lens?.keys ?? {}).filter(([key]) => !known.includes(key)),
  );
}

/** Questions are asked by choices; yes, partly and no become some. */
function choicesFormOf(
  { answer, risk }: Question,
  path: LensPath,
  writer: LensWriter,
): ChoicesForm | undefined {
  if (answer.type === 'choices') {
    return answer;
  }
  if (answer.type !== 'practice') {
    writer.lost(
      path,
      `The question: a lens asks for choices, and not for a ${answer.type}`,
    );
    return undefined;
  }
  writer.adapted(
    [...path, 'answer'],
    'Yes, partly and no are three choices; nothing keeps people from ticking several',
  );
  const partly = { high: 'medium', medium: 'low', low: 'none' } as const;
  return {
    type: 'choices',
    choices: [
      { id: 'yes', title: 'Yes', improvement: answer.improvement },
      { id: 'partly', title: 'Partly', improvement: answer.improvement },
      { id: 'answer_no', title: 'No', exclusive: true },
    ],
    riskRules: [
      { when: 'yes && !answer_no', level: 'none' },
      { when: 'partly && !answer_no', level: partly[risk] },
      { when: 'default', level: risk },
    ],
  };
}

function questionTextsOf(
  question: Question,
  path: LensPath,
  writer: LensWriter,
): JsonObject {
  const { good, guidance, lens, why } = question;
  const { description, helpfulResource } = lens?.keys ?? {};
  const kept: JsonObject =
    description === undefined && helpfulResource === undefined
      ? { ...(guidance !== UNSAID.guidance && { description: guidance }) }
      : { description, helpfulResource };
  const reader = new LensReader();
  const imported = textsOfQuestion(readQuestionTexts(kept, path, reader));
  const isUnchanged =
    lens &&
    !reader.isRefused &&
    canonicalJson(imported) === canonicalJson({ guidance, why, good });
  if (isUnchanged) {
    return kept;
  }
  const said = [
    why.text === UNSAID.why ? '' : `Why we ask: ${why.text}`,
    good === UNSAID.good ? '' : `What good looks like: ${good}`,
  ].filter(Boolean);
  const [link, ...more] = why.links ?? [];
  more.forEach((_, index) =>
    writer.lost(
      [...path, 'why', 'links', index + 1],
      'The link: a question of a lens has one',
    ),
  );
  const help = said.join('\n') || link?.title;
  return {
    ...(guidance !== UNSAID.guidance && {
      description: writer.description(guidance, [...path, 'guidance'], !lens),
    }),
    ...(help && {
      helpfulResource: {
        displayText: writer.cut(help, LENS_LIMITS.text, [...path, 'why']),
        ...(link && { url: link.url }),
      },
    }),
  };
}

function choiceTextsOf(
  choice: ChoicesForm['choices'][number],
  path: LensPath,
  writer: LensWriter,
  isOwn: boolean,
): JsonObject {
  const { exclusive, guidance, improvement, lens } = choice;
  for (const key of ['tier', 'alternativeGroup'] as const) {
    if (choice[key] !== undefined) {
      writer.lost([...path, key], `The ${key} of the choice; its rules stay`);
    }
  }
  const title = keptText(lens, 'title', choice.title);
  const written = {
    title: writer.title(title, [...path, 'title'], isOwn),
    ...unknownKeysOf(lens, KNOWN_CHOICE_KEYS),
  };
  const reader = new LensReader();
  const kept = Object.fromEntries(
    Object.entries(lens?.keys ?? {}).filter(
      ([key]) => key !== 'title' && KNOWN_CHOICE_KEYS.includes(key),
    ),
  );
  const imported = textsOfChoice(readChoiceResources(kept, path, reader));
  const now = {
    ...(guidance && { guidance }),
    ...(improvement && { improvement }),
  };
  if (
    Object.keys(kept).length &&
    !reader.isRefused &&
    canonicalJson(imported) === canonicalJson(now)
  ) {
    return { ...written, ...kept };
  }
  const plan = isOwn && !exclusive && !improvement ? choice.title : improvement;
  if (plan !== improvement) {
    writer.adapted(
      path,
      'The choice says no improvement, and a lens needs one: its title stands for it',
    );
  }
  return {
    ...written,
    ...resourcesOfTexts({
      guidance:
        guidance &&
        writer.cut(guidance, LENS_LIMITS.text, [...path, 'guidance']),
      improvement:
        plan && writer.cut(plan, LENS_LIMITS.text, [...path, 'improvement']),
    }),
  };
}

function riskRulesOf(
  { lens, risk }: Question,
  form: ChoicesForm,
  names: ReadonlyMap<string, string>,
  path: LensPath,
  writer: LensWriter,
): JsonObject[] {
  const kept = readRules(lens?.keys?.riskRules, path, new LensReader());
  if (kept.length) {
    const own = new Map([...names].map(([ours, theirs]) => [theirs, ours]));
    const imported = rulesOfLens({ riskRules: kept }, own);
    if (canonicalJson(imported) === canonicalJson(form.riskRules)) {
      return kept.map(jsonOfRule);
    }
  }
  // A question that only asks has no level of its own, and its rules give none.
  const rules = lensRulesOf(form.riskRules, risk);
  form.riskRules.forEach(({ level }, index) => {
    if (level === 'low') {
      writer.adapted(
        [...path, 'answer', 'riskRules', index, 'level'],
        'A lens has no level low: it became medium',
      );
    }
  });
  return rules.map(rule => ({
    ...rule,
    condition: renameChoices(rule.condition, names),
  }));
}
