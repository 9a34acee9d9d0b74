import {
  Lens,
  LensAdditionalResource,
  LensChoice,
  LensPillar,
  LensQuestion,
  LensResource,
  LensRiskRule,
} from './lens';

type Json = Record<string, unknown>;

/** Writes a lens as the text of its file: two lenses that mean the same give the same text. @public */
export function printLens(lens: Lens): string {
  const { pillars, extensions, ...rest } = lens;
  const file = { ...rest, pillars: pillars.map(jsonOfPillar), ...extensions };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A pillar as it stands in a file. @internal */
export function jsonOfPillar({
  questions,
  extensions,
  ...rest
}: LensPillar): Json {
  return { ...rest, questions: questions.map(jsonOfQuestion), ...extensions };
}

function jsonOfQuestion(question: LensQuestion): Json {
  const { helpfulResource, choices, riskRules, extensions, ...rest } = question;
  return {
    ...rest,
    ...(helpfulResource && {
      helpfulResource: jsonOfResource(helpfulResource),
    }),
    choices: choices.map(jsonOfChoice),
    riskRules: riskRules.map(jsonOfRule),
    ...extensions,
  };
}

function jsonOfChoice(choice: LensChoice): Json {
  const {
    helpfulResource,
    improvementPlan,
    additionalResources,
    extensions,
    ...rest
  } = choice;
  return {
    ...rest,
    ...jsonOfResources({
      helpfulResource,
      improvementPlan,
      additionalResources,
    }),
    ...extensions,
  };
}

/** The resources of a choice as they stand in a file. @internal */
export function jsonOfResources(
  choice: Pick<
    LensChoice,
    'helpfulResource' | 'improvementPlan' | 'additionalResources'
  >,
): Json {
  const { helpfulResource, improvementPlan, additionalResources } = choice;
  return {
    ...(helpfulResource && {
      helpfulResource: jsonOfResource(helpfulResource),
    }),
    ...(improvementPlan && {
      improvementPlan: jsonOfResource(improvementPlan),
    }),
    ...(additionalResources && {
      additionalResources: additionalResources.map(jsonOfAdditional),
    }),
  };
}

function jsonOfAdditional(resource: LensAdditionalResource): Json {
  const { type, content, extensions } = resource;
  return { type, content: content.map(jsonOfResource), ...extensions };
}

/** A resource as it stands in a file. @internal */
export function jsonOfResource({ extensions, ...rest }: LensResource): Json {
  return { ...rest, ...extensions };
}

/** A rule as it stands in a file. @internal */
export function jsonOfRule({ extensions, ...rest }: LensRiskRule): Json {
  return { ...rest, ...extensions };
}
