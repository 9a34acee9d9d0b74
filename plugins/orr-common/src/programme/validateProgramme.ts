import { partsOfRef } from '../known/catalogEntity';
import { PROGRAMME_LIMITS, ProgrammeDocument } from './programmeDocument';

/** Something that must be changed before a programme can be stored. @public */
export interface ProgrammeProblem {
  /** Where in the document, such as `tierOrder[1]`. */
  field: string;
  /** What is wrong with it. */
  message: string;
}

function kindProblem(
  document: ProgrammeDocument,
  field: 'ownerRef' | 'sponsorRef',
): ProgrammeProblem[] {
  const ref = document[field];
  const kind = ref === undefined ? undefined : partsOfRef(ref)?.kind;
  return ref === undefined || kind === 'group' || kind === 'user'
    ? []
    : [{ field, message: 'must name a group or a user' }];
}

function scopeProblems({ scope }: ProgrammeDocument): ProgrammeProblem[] {
  if (scope === undefined) {
    return [];
  }
  // A bare value compares the entity as a whole with it, which is never meant.
  if (typeof scope !== 'object') {
    return [{ field: 'scope', message: 'must be a filter over entities' }];
  }
  return JSON.stringify(scope).length > PROGRAMME_LIMITS.scope
    ? [
        {
          field: 'scope',
          message: `must have at most ${PROGRAMME_LIMITS.scope} characters as JSON`,
        },
      ]
    : [];
}

function orderProblems({ tierOrder = [] }: ProgrammeDocument) {
  const folded = tierOrder.map(tier => tier.toLowerCase());
  return folded.flatMap((tier, index): ProgrammeProblem[] =>
    folded.indexOf(tier) < index
      ? [
          {
            field: `tierOrder[${index}]`,
            message: `names ${tierOrder[index]} a second time`,
          },
        ]
      : [],
  );
}

/** What its schema cannot say of a programme: each problem with the field that it is about. @public */
export function validateProgramme(
  document: ProgrammeDocument,
): ProgrammeProblem[] {
  return [
    ...scopeProblems(document),
    ...kindProblem(document, 'ownerRef'),
    ...kindProblem(document, 'sponsorRef'),
    ...orderProblems(document),
  ];
}
