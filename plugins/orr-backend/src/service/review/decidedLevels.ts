import {
  CoverageJudgement,
  decidedCountsOf,
  decidedLevelsOf,
} from 'backstage-plugin-orr-common';
import { DecidedQuestions } from '../../database/gap/freezeLevels';
import { StoredEntity } from '../../database/StoredEntity';

/** What each question showed of each entity that a decision is about, by the id of the entity. @internal */
export function decidedLevels(
  { entities }: Pick<CoverageJudgement, 'entities'>,
  subjects: StoredEntity[],
): Map<string, DecidedQuestions> {
  const ids = new Map(subjects.map(({ entityRef, id }) => [entityRef, id]));
  return new Map(
    entities.map(({ entityRef, judgement }) => [
      ids.get(entityRef)!,
      {
        levels: decidedLevelsOf(judgement),
        counts: decidedCountsOf(judgement),
      },
    ]),
  );
}
