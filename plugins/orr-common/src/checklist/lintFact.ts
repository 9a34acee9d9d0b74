import type { FactDefinition } from '../facts/fact';
import { conditionMisfit } from '../facts/conditionMisfit';
import { Question } from './checklistDocument';
import { ChecklistProblem } from './checklistProblem';
import { FactBinding } from './factCondition';

type Path = (string | number)[];
type KnownFacts = readonly Pick<FactDefinition, 'id' | 'type'>[];

/** What is wrong with the fact that a question is bound to; known facts where they are at hand. @internal */
export function lintFact(
  { verification, fact }: Question,
  path: Path,
  known: KnownFacts | undefined,
): ChecklistProblem[] {
  if (!fact) {
    return verification === 'fact'
      ? [
          {
            severity: 'warning',
            code: 'factMissing',
            path: [...path, 'verification'],
            message: 'It names no fact, so a person answers it',
          },
        ]
      : [];
  }
  return [
    ...lintLimits(fact, path),
    ...(known ? lintKnown(fact, path, known) : []),
  ];
}

function lintLimits(
  { condition }: FactBinding,
  path: Path,
): ChecklistProblem[] {
  const { atLeast = -Infinity, atMost = Infinity } = condition;
  return atLeast > atMost
    ? [
        {
          severity: 'error',
          code: 'limitsContradict',
          path: [...path, 'fact', 'condition'],
          message: 'No value is within these limits',
        },
      ]
    : [];
}

function lintKnown(
  { id, condition }: FactBinding,
  path: Path,
  known: KnownFacts,
): ChecklistProblem[] {
  const definition = known.find(fact => fact.id === id);
  if (!definition) {
    return [
      {
        severity: 'warning',
        code: 'unknownFact',
        path: [...path, 'fact', 'id'],
        message: `Nobody provides the fact "${id}", so a person answers the question`,
      },
    ];
  }
  const misfit = conditionMisfit(definition.type, condition);
  return misfit
    ? [
        {
          severity: 'error',
          code: 'factConditionMismatch',
          path: [...path, 'fact', 'condition'],
          message: misfit,
        },
      ]
    : [];
}
