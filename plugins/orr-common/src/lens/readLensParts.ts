import {
  Lens,
  LensChoice,
  LensPillar,
  LensQuestion,
  LensRisk,
  LensRiskRule,
} from './lens';
import { LENS_LIMITS } from './lensLimits';
import { extensionsOf, JsonObject, LensPath, LensReader } from './LensReader';
import {
  optional,
  readChoiceResources,
  readResource,
} from './readLensResources';

const TITLE = { max: LENS_LIMITS.title, plain: true };
const RISKS: readonly LensRisk[] = ['HIGH_RISK', 'MEDIUM_RISK', 'NO_RISK'];

/** Reads the whole of a lens; where the reader refuses it, what is read is not to be used. @internal */
export function readLens(value: JsonObject, reader: LensReader): Lens {
  const pillarIds = new Set<string>();
  // A question is found by its id alone, whichever pillar it stands in.
  const questionIds = new Set<string>();
  return {
    schemaVersion: '2021-11-01',
    name: reader.text(value.name, ['name'], TITLE) ?? '',
    description:
      reader.text(value.description, ['description'], {
        max: LENS_LIMITS.text,
        plain: true,
      }) ?? '',
    pillars: reader
      .list(value.pillars, ['pillars'], {
        min: 1,
        max: LENS_LIMITS.pillars,
        code: 'tooManyPillars',
      })
      .flatMap((pillar, index) =>
        readPillar(pillar, ['pillars', index], reader, {
          pillarIds,
          questionIds,
        }),
      ),
    ...extensionsOf(value, ['schemaVersion', 'name', 'description', 'pillars']),
  };
}

function readPillar(
  value: unknown,
  path: LensPath,
  reader: LensReader,
  ids: Record<'pillarIds' | 'questionIds', Set<string>>,
): LensPillar[] {
  const pillar = reader.object(value, path);
  if (!pillar) {
    return [];
  }
  return [
    {
      id: reader.id(pillar.id, [...path, 'id'], {
        taken: ids.pillarIds,
        code: 'duplicatePillarId',
        warnWhenLong: true,
      }),
      name: reader.text(pillar.name, [...path, 'name'], TITLE) ?? '',
      questions: reader
        .list(pillar.questions, [...path, 'questions'], {
          min: 0,
          max: LENS_LIMITS.questions,
          code: 'tooManyQuestions',
        })
        .flatMap((question, index) =>
          readQuestion(
            question,
            [...path, 'questions', index],
            reader,
            ids.questionIds,
          ),
        ),
      ...extensionsOf(pillar, ['id', 'name', 'questions']),
    },
  ];
}

const QUESTION_KEYS = [
  'id',
  'title',
  'description',
  'helpfulResource',
  'choices',
  'riskRules',
];

function readQuestion(
  value: unknown,
  path: LensPath,
  reader: LensReader,
  taken: Set<string>,
): LensQuestion[] {
  const question = reader.object(value, path);
  if (!question) {
    return [];
  }
  const choiceIds = new Set<string>();
  return [
    {
      id: reader.id(question.id, [...path, 'id'], {
        taken,
        code: 'duplicateQuestionId',
      }),
      title: reader.text(question.title, [...path, 'title'], TITLE) ?? '',
      ...readQuestionTexts(question, path, reader),
      choices: reader
        .list(question.choices, [...path, 'choices'], {
          min: 1,
          max: LENS_LIMITS.choices,
          code: 'tooManyChoices',
        })
        .flatMap((choice, index) =>
          readChoice(choice, [...path, 'choices', index], reader, choiceIds),
        ),
      riskRules: readRules(question.riskRules, path, reader),
      ...extensionsOf(question, QUESTION_KEYS),
    },
  ];
}

/** Reads the texts of a question but for its title. @internal */
export function readQuestionTexts(
  question: JsonObject,
  path: LensPath,
  reader: LensReader,
): Pick<LensQuestion, 'description' | 'helpfulResource'> {
  const rule = { max: LENS_LIMITS.text, optional: true, plain: true };
  const at = [...path, 'description'];
  return {
    ...optional('description', reader.text(question.description, at, rule)),
    ...readResource(question, 'helpfulResource', path, reader),
  };
}

/** Reads the rules of a question. @internal */
export function readRules(
  value: unknown,
  path: LensPath,
  reader: LensReader,
): LensRiskRule[] {
  const at = [...path, 'riskRules'];
  const limit = {
    min: 1,
    max: LENS_LIMITS.rules,
    code: 'tooManyRules',
  } as const;
  const taken = new Set<string>();
  return reader
    .list(value, at, limit)
    .flatMap((rule, index) => readRule(rule, [...at, index], reader, taken));
}

const CHOICE_KEYS = [
  'id',
  'title',
  'helpfulResource',
  'improvementPlan',
  'additionalResources',
];

function readChoice(
  value: unknown,
  path: LensPath,
  reader: LensReader,
  taken: Set<string>,
): LensChoice[] {
  const choice = reader.object(value, path);
  if (!choice) {
    return [];
  }
  return [
    {
      id: reader.id(choice.id, [...path, 'id'], {
        taken,
        code: 'duplicateChoiceId',
        warnWhenLong: true,
      }),
      title: reader.text(choice.title, [...path, 'title'], TITLE) ?? '',
      ...readChoiceResources(choice, path, reader),
      ...extensionsOf(choice, CHOICE_KEYS),
    },
  ];
}

function readRule(
  value: unknown,
  path: LensPath,
  reader: LensReader,
  taken: Set<string>,
): LensRiskRule[] {
  const rule = reader.object(value, path);
  if (!rule) {
    return [];
  }
  const risk = RISKS.find(known => known === rule.risk);
  if (!risk) {
    const message = `It has to be ${RISKS.join(', ')}`;
    reader.refuse('invalidRisk', [...path, 'risk'], message);
    return [];
  }
  if (taken.has(risk)) {
    const message = `${risk} has a rule already`;
    reader.refuse('duplicateRisk', [...path, 'risk'], message);
  }
  taken.add(risk);
  const condition = reader.text(rule.condition, [...path, 'condition'], {
    max: Infinity,
  });
  return [
    {
      condition: condition ?? '',
      risk,
      ...extensionsOf(rule, ['condition', 'risk']),
    },
  ];
}
