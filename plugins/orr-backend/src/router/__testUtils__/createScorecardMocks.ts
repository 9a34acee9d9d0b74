/** What shows checklists, standings and counts of them. @internal */
export function createScorecardMocks() {
  return {
    checklists: {
      listChecklists: jest.fn(),
      listChecklistOverviews: jest.fn(),
      listChecklistVersions: jest.fn(),
      compareChecklistVersions: jest.fn(),
      getChecklistVersion: jest.fn(),
    },
    coverage: { getSystemCoverage: jest.fn() },
    readiness: {
      getEntityReadiness: jest.fn(),
      listReadiness: jest.fn(),
      lookUpStandings: jest.fn(),
      getReadinessFacets: jest.fn(),
      exportReadiness: jest.fn(),
      exportReadinessJson: jest.fn(),
    },
    briefings: {
      listReadinessChanges: jest.fn(),
      listDue: jest.fn(),
      getBriefing: jest.fn(),
    },
    overview: { getEntityOverview: jest.fn() },
    gapService: {
      getHeatMap: jest.fn(),
      listGaps: jest.fn(),
      exportGaps: jest.fn(),
      getScorecardSections: jest.fn(),
      getThemes: jest.fn(),
    },
    dispositionLists: {
      listReviewDispositions: jest.fn(),
      listEntityDispositions: jest.fn(),
      listDispositions: jest.fn(),
      exportDispositions: jest.fn(),
    },
    scorecards: {
      getScorecard: jest.fn(),
      getScorecardTree: jest.fn(),
      getScorecardFigures: jest.fn(),
    },
    rollUps: {
      getRollUpState: jest.fn(),
      checkRollUps: jest.fn(),
      rebuildRollUps: jest.fn(),
    },
    mine: {
      getMyReadiness: jest.fn(),
      listDesk: jest.fn(),
      listWaiting: jest.fn(),
    },
    savedViewService: {
      listSavedViews: jest.fn(),
      getSavedView: jest.fn(),
      saveView: jest.fn(),
      changeSavedView: jest.fn(),
      removeSavedView: jest.fn(),
    },
    proposalService: {
      listChecklistProposals: jest.fn(),
      proposeToChecklist: jest.fn(),
      replyToProposal: jest.fn(),
    },
    recordedReviewService: {
      previewRecordedReviews: jest.fn(),
      importRecordedReviews: jest.fn(),
      listRecordedReviewImports: jest.fn(),
      undoRecordedReviewImport: jest.fn(),
      listEntityRecordedReviews: jest.fn(),
    },
    settings: {
      getMySettings: jest.fn(),
      setAway: jest.fn(),
      setDigest: jest.fn(),
    },
    gateService: {
      getEntityVerdict: jest.fn(),
      breakGlass: jest.fn(),
      endBreakGlass: jest.fn(),
    },
    badgeService: {
      listBadges: jest.fn(),
      mintBadge: jest.fn(),
      revokeBadge: jest.fn(),
    },
  };
}
