import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { adminMessages } from './messages/adminMessages';
import { sourceAdminMessages } from './messages/sourceAdminMessages';
import { agendaMessages } from './messages/agendaMessages';
import { amendmentMessages } from './messages/amendmentMessages';
import { answerMessages } from './messages/answerMessages';
import { assignmentMessages } from './messages/assignmentMessages';
import { changeReviewMessages } from './messages/changeReviewMessages';
import { authoringMessages } from './messages/authoringMessages';
import { badgeMessages } from './messages/badgeMessages';
import { briefingMessages } from './messages/briefingMessages';
import { campaignMessages } from './messages/campaignMessages';
import { calendarMessages } from './messages/calendarMessages';
import { carriedMessages } from './messages/carriedMessages';
import { changesMessages } from './messages/changesMessages';
import { columnMessages } from './messages/columnMessages';
import { checklistMessages } from './messages/checklistMessages';
import { commentMessages } from './messages/commentMessages';
import { compareMessages } from './messages/compareMessages';
import { coverageMessages } from './messages/coverageMessages';
import { decisionMessages } from './messages/decisionMessages';
import { deployHealthMessages } from './messages/deployHealthMessages';
import { deskMessages } from './messages/deskMessages';
import { downloadMessages } from './messages/downloadMessages';
import { driftMessages } from './messages/driftMessages';
import { disclosureMessages } from './messages/disclosureMessages';
import { entityPickerMessages } from './messages/entityPickerMessages';
import { editorMessages } from './messages/editorMessages';
import { escalationMessages } from './messages/escalationMessages';
import { exemptionMessages } from './messages/exemptionMessages';
import { factMessages } from './messages/factMessages';
import { gateMessages } from './messages/gateMessages';
import { feedbackMessages } from './messages/feedbackMessages';
import { findingMessages } from './messages/findingMessages';
import { gapMessages } from './messages/gapMessages';
import { incidentMessages } from './messages/incidentMessages';
import { ticketMessages } from './messages/ticketMessages';
import { knownMessages } from './messages/knownMessages';
import { mineMessages } from './messages/mineMessages';
import { movesMessages } from './messages/movesMessages';
import { newerVersionMessages } from './messages/newerVersionMessages';
import { newlyAskedMessages } from './messages/newlyAskedMessages';
import { organisationMessages } from './messages/organisationMessages';
import { ownershipMessages } from './messages/ownershipMessages';
import { pageMessages } from './messages/pageMessages';
import { panelMessages } from './messages/panelMessages';
import { phaseMessages } from './messages/phaseMessages';
import { programmeMessages } from './messages/programmeMessages';
import { proposalMessages } from './messages/proposalMessages';
import { matchMessages } from './messages/matchMessages';
import { recordedMessages } from './messages/recordedMessages';
import { publishMessages } from './messages/publishMessages';
import { questionnaireMessages } from './messages/questionnaireMessages';
import { registerMessages } from './messages/registerMessages';
import { reportMessages } from './messages/reportMessages';
import { savedViewMessages } from './messages/savedViewMessages';
import { searchMessages } from './messages/searchMessages';
import { scorecardMessages } from './messages/scorecardMessages';
import { scrutinyMessages } from './messages/scrutinyMessages';
import { setupMessages } from './messages/setupMessages';
import { signOffMessages } from './messages/signOffMessages';
import { sourceMessages } from './messages/sourceMessages';
import { standingMessages } from './messages/standingMessages';
import { togetherMessages } from './messages/togetherMessages';
import { tabMessages } from './messages/tabMessages';
import { treeMessages } from './messages/treeMessages';
import { vouchingMessages } from './messages/vouchingMessages';

/** The same by the rooms that they are shown in. @internal */
export const orrMessages = {
  ...standingMessages,
  date: { justNow: 'just now' },
  feedback: feedbackMessages,
  entityPicker: entityPickerMessages,
  tab: tabMessages,
  page: pageMessages,
  vouching: vouchingMessages,
  proposal: proposalMessages,
  recorded: recordedMessages,
  questionnaire: questionnaireMessages,
  admin: adminMessages,
  sourceAdmin: sourceAdminMessages,
  agenda: agendaMessages,
  amendment: amendmentMessages,
  answer: answerMessages,
  assignment: assignmentMessages,
  authoring: authoringMessages,
  badge: badgeMessages,
  briefing: briefingMessages,
  calendar: calendarMessages,
  campaign: campaignMessages,
  moves: movesMessages,
  carried: carriedMessages,
  decision: decisionMessages,
  changeReview: changeReviewMessages,
  changes: changesMessages,
  column: columnMessages,
  checklists: checklistMessages,
  comment: commentMessages,
  compare: compareMessages,
  coverage: coverageMessages,
  deployHealth: deployHealthMessages,
  source: sourceMessages,
  desk: deskMessages,
  editor: editorMessages,
  disclosure: disclosureMessages,
  download: downloadMessages,
  drift: driftMessages,
  incident: incidentMessages,
  escalation: escalationMessages,
  exemption: exemptionMessages,
  fact: factMessages,
  finding: findingMessages,
  gap: gapMessages,
  gate: gateMessages,
  ticket: ticketMessages,
  known: knownMessages,
  mine: mineMessages,
  newerVersion: newerVersionMessages,
  newlyAsked: newlyAskedMessages,
  organisation: organisationMessages,
  ownership: ownershipMessages,
  panel: panelMessages,
  phase: phaseMessages,
  programme: programmeMessages,
  matches: matchMessages,
  publish: publishMessages,
  register: registerMessages,
  report: reportMessages,
  setup: setupMessages,
  together: togetherMessages,
  tree: treeMessages,
  savedView: savedViewMessages,
  search: searchMessages,
  scorecard: scorecardMessages,
  scrutiny: scrutinyMessages,
  signOff: signOffMessages,
} as const;

type Rooms = { readonly [key in string]: string | Rooms };

/** Each text with its key, as a union. @internal */
export type Entries<T extends Rooms, TPath extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? [`${TPath}${K}`, T[K]]
    : T[K] extends Rooms
    ? Entries<T[K], `${TPath}${K}.`>
    : never;
}[keyof T & string];

type TextKey<TEntry> = TEntry extends [infer TKey extends string, string]
  ? TKey
  : never;

/** What is made of them has each text by its key. The type of the library itself takes minutes for as many as these. */
function createTextsRef<T extends Rooms>(messages: T) {
  return createTranslationRef<'plugin.orr', Rooms, {}>({
    id: 'plugin.orr',
    messages,
  }) as unknown as TranslationRef<
    'plugin.orr',
    {
      readonly [TEntry in Entries<T> as TextKey<TEntry>]: TEntry extends [
        string,
        infer TText,
      ]
        ? TText
        : never;
    }
  >;
}

/**
 * Every visible text of the plugin.
 *
 * @public
 */
export const orrTranslationRef = createTextsRef(orrMessages);
