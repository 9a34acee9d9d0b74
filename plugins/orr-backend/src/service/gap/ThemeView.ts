import { NotFoundError } from '@backstage/errors';
import {
  orrReviewReadPermission,
  QuestionTheme,
  Themes,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import {
  QuestionCount,
  ThemeModel,
  ThemeTeam,
} from '../../database/gap/ThemeModel';
import { ThemeQuery } from '../GapService';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { gapFilterOf } from './gapFilterOf';
import { openableQuestions, PlacedQuestion } from './openableQuestions';
import { openCountsOf } from './openCountsOf';
import { pastOf, PastOfQuestions, QuestionPast } from './QuestionPast';

/** How many owners are named for each question. */
const TEAMS = 5;

/** What was found of all questions. */
interface FoundOfQuestions {
  decided: number;
  alike: QuestionCount[];
  teams: ThemeTeam[];
  past: PastOfQuestions;
}

function themeOf(
  { question, section }: PlacedQuestion,
  found: FoundOfQuestions,
): QuestionTheme {
  const { id, title, area, risk } = question;
  const { notAsked, ...counts } = openCountsOf(
    found.alike.filter(({ questionId }) => questionId === id),
  );
  const teams = found.teams.filter(({ questionId }) => questionId === id);
  return {
    question: { id, title },
    section,
    area,
    risk,
    asked: Math.max(0, found.decided - notAsked),
    ...counts,
    teams: teams.map(({ ownerRef, title: teamTitle, entities }) => ({
      ownerRef,
      title: teamTitle,
      entities,
    })),
    teamCount: teams[0]?.teamCount ?? 0,
    ...pastOf(id, found.past),
  };
}

/** What is open most often first, and among equals the higher risk. */
function byHowOften(one: QuestionTheme, other: QuestionTheme): number {
  return (
    other.openTotal - one.openTotal ||
    other.open.high - one.open.high ||
    other.accepted - one.accepted ||
    other.contradicted - one.contradicted
  );
}

/** Tells which questions of a checklist are open most often, as far as the caller sees. @internal */
export class ThemeView {
  readonly #checklists: DatabaseChecklistStore;
  readonly #model: ThemeModel;
  readonly #past: QuestionPast;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    themes: ThemeModel;
    past: QuestionPast;
    visibility: EntityVisibility;
  }) {
    this.#checklists = options.checklists;
    this.#model = options.themes;
    this.#past = options.past;
    this.#visibility = options.visibility;
  }

  async get(query: ThemeQuery, options: RequestOptions): Promise<Themes> {
    const checklist = await this.#checklists.getCurrent(query.checklist);
    if (checklist?.document.state !== 'published') {
      throw new NotFoundError(
        `query.checklist: no published checklist has the id '${query.checklist}'`,
      );
    }
    const filter = gapFilterOf(
      query,
      await this.#visibility.filterFor(
        { permission: orrReviewReadPermission },
        options,
      ),
    );
    const counts = await this.#model.countEntities(filter);
    const found = {
      decided: counts.decided,
      alike: await this.#model.countAlike(filter),
      teams: await this.#model.listTeams(filter, {
        limit: TEAMS,
        shown: await this.#visibility.catalogFilterFor(options),
      }),
      past: await this.#past.of({
        ...filter,
        checklistId: checklist.checklistId,
      }),
    };
    return {
      checklist: {
        id: checklist.checklistId,
        title: checklist.document.title,
        version: checklist.version,
      },
      ...counts,
      questions: openableQuestions(checklist)
        .map(placed => themeOf(placed, found))
        .sort(byHowOften),
    };
  }
}
