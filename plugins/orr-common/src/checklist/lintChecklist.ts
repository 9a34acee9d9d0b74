import type { FactDefinition } from '../facts/fact';
import { ChecklistDocument, Question } from './checklistDocument';
import {
  ChecklistProblem,
  ChecklistProblemCode,
  ProblemSeverity,
} from './checklistProblem';
import { lintFact } from './lintFact';
import { lintRiskRules } from './lintRiskRules';
import { lintVisibility } from './lintVisibility';

type Path = (string | number)[];

/** The most questions a checklist holds without a warning. */
const RECOMMENDED_QUESTIONS = 30;

const TIER = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

function problem(
  severity: ProblemSeverity,
  code: ChecklistProblemCode,
  path: Path,
  message: string,
): ChecklistProblem {
  return { severity, code, path, message };
}

function lintIds(document: ChecklistDocument): ChecklistProblem[] {
  const problems: ChecklistProblem[] = [];
  const sectionIds = new Set<string>();
  const questionIds = new Set<string>();
  document.sections.forEach((section, index) => {
    const path = ['sections', index];
    if (sectionIds.has(section.id)) {
      problems.push(
        problem(
          'error',
          'duplicateSectionId',
          [...path, 'id'],
          `"${section.id}" is there twice`,
        ),
      );
    }
    sectionIds.add(section.id);
    section.questions.forEach(({ id }, place) => {
      if (questionIds.has(id)) {
        const at = [...path, 'questions', place, 'id'];
        problems.push(
          problem('error', 'duplicateQuestionId', at, `"${id}" is there twice`),
        );
      }
      questionIds.add(id);
    });
  });
  return problems;
}

function lintSignOffs(document: ChecklistDocument): ChecklistProblem[] {
  return document.sections.flatMap(({ signOff }, section) => {
    const refs = (signOff?.by ?? []).map(ref => ref.toLowerCase());
    return refs.flatMap((ref, index) =>
      refs.indexOf(ref) < index
        ? [
            problem(
              'warning',
              'signerTwice',
              ['sections', section, 'signOff', 'by', index],
              `"${ref}" is named twice`,
            ),
          ]
        : [],
    );
  });
}

function lintProfiles(
  document: ChecklistDocument,
  question: Question,
  path: Path,
): ChecklistProblem[] {
  const outside = question.profiles.filter(
    profile => !document.kinds.includes(profile),
  );
  if (outside.length === question.profiles.length) {
    return [
      problem(
        'error',
        'neverAsked',
        [...path, 'profiles'],
        'None of its profiles is a kind of this checklist',
      ),
    ];
  }
  return outside.map(profile =>
    problem(
      'warning',
      'profileOutsideKinds',
      [...path, 'profiles', question.profiles.indexOf(profile)],
      `This checklist serves no ${profile} review`,
    ),
  );
}

function lintAnswerForm(question: Question, path: Path): ChecklistProblem[] {
  const form = question.answer;
  if (form.type === 'choices') {
    return lintRiskRules(question, form, [...path, 'answer']);
  }
  if (form.type !== 'number' && form.type !== 'duration') {
    return [];
  }
  const { atLeast = -Infinity, atMost = Infinity } = form.met ?? {};
  return atLeast > atMost
    ? [
        problem(
          'error',
          'limitsContradict',
          [...path, 'answer', 'met'],
          'No value is within these limits',
        ),
      ]
    : [];
}

function lintPrefill(question: Question, path: Path): ChecklistProblem[] {
  const { prefill = [], evidence } = question;
  const problems = prefill.flatMap((topic, index) =>
    prefill.indexOf(topic) < index
      ? [
          problem(
            'warning',
            'prefillTwice',
            [...path, 'prefill', index],
            `"${topic}" is named twice`,
          ),
        ]
      : [],
  );
  if (prefill.length && evidence?.rule === 'none') {
    problems.push(
      problem(
        'warning',
        'prefillWithoutEvidence',
        [...path, 'prefill'],
        'The question takes no evidence, so nothing can be offered as such',
      ),
    );
  }
  return problems;
}

function lintQuestions(
  document: ChecklistDocument,
  facts: readonly Pick<FactDefinition, 'id' | 'type'>[] | undefined,
): ChecklistProblem[] {
  return document.sections.flatMap((section, sectionIndex) =>
    section.questions.flatMap((question, index) => {
      const path = ['sections', sectionIndex, 'questions', index];
      return [
        ...lintProfiles(document, question, path),
        ...lintAnswerForm(question, path),
        ...lintPrefill(question, path),
        ...lintFact(question, path, facts),
      ];
    }),
  );
}

function lintExtent(document: ChecklistDocument): ChecklistProblem[] {
  const questions = document.sections.flatMap(section => section.questions);
  const problems = document.kinds.flatMap((kind, index) =>
    questions.some(question => question.profiles.includes(kind))
      ? []
      : [
          problem(
            'error',
            'kindWithoutQuestions',
            ['kinds', index],
            `A ${kind} review would ask nothing`,
          ),
        ],
  );
  if (questions.length > RECOMMENDED_QUESTIONS) {
    const message = `${questions.length} questions; up to ${RECOMMENDED_QUESTIONS} are answered with care`;
    problems.push(
      problem('warning', 'tooManyQuestions', ['sections'], message),
    );
  }
  return problems;
}

function lintTiers(
  byTier: Record<string, unknown> | undefined,
  path: Path,
): ChecklistProblem[] {
  return Object.keys(byTier ?? {})
    .filter(tier => !TIER.test(tier))
    .map(tier =>
      problem(
        'error',
        'invalidTier',
        [...path, tier],
        `"${tier}" cannot name a tier`,
      ),
    );
}

function lintDeciding(document: ChecklistDocument): ChecklistProblem[] {
  const { deciding, cadenceByTier } = document;
  const problems = [
    ...lintTiers(cadenceByTier, ['cadenceByTier']),
    ...lintTiers(deciding?.tiers, ['deciding', 'tiers']),
  ];
  const modes = [deciding?.default, ...Object.values(deciding?.tiers ?? {})];
  if (modes.includes('independent') && !document.reviewerGroup) {
    const message =
      'Independent reviews need a reviewer group, else nobody can decide them';
    problems.push(
      problem('error', 'noReviewerGroup', ['reviewerGroup'], message),
    );
  }
  if (document.state === 'pilot' && !document.pilotEntities?.length) {
    problems.push(
      problem(
        'error',
        'pilotWithoutEntities',
        ['pilotEntities'],
        'A pilot names its entities',
      ),
    );
  }
  return problems;
}

/**
 * What is wrong with a checklist, beyond its schema, and what its author should know. A checklist with an error is
 * refused. Whether the facts exist that it names, and are judged as their type allows, is told only where the facts are given.
 *
 * @public
 */
export function lintChecklist(
  document: ChecklistDocument,
  options: {
    /** All facts that are provided. */
    facts?: readonly Pick<FactDefinition, 'id' | 'type'>[];
  } = {},
): ChecklistProblem[] {
  return [
    ...lintIds(document),
    ...lintQuestions(document, options.facts),
    ...lintVisibility(document),
    ...lintExtent(document),
    ...lintDeciding(document),
    ...lintSignOffs(document),
  ];
}
