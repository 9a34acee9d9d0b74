/** The programme, its campaigns, and the care of what is stored. @internal */
export function createOrganisationMocks() {
  return {
    programme: {
      getProgramme: jest.fn(),
      updateProgramme: jest.fn(),
      getProgrammeCoverage: jest.fn(),
      getProgrammeSetup: jest.fn(),
      previewScope: jest.fn(),
    },
    exemptions: {
      listExemptions: jest.fn(),
      requestExemption: jest.fn(),
      decideExemption: jest.fn(),
      withdrawExemption: jest.fn(),
      endExemption: jest.fn(),
    },
    campaignService: {
      listCampaigns: jest.fn(),
      listCampaignAsks: jest.fn(),
      getCampaign: jest.fn(),
      listCampaignEntities: jest.fn(),
      exportCampaignEntities: jest.fn(),
      previewCampaign: jest.fn(),
      createCampaign: jest.fn(),
      changeCampaign: jest.fn(),
      moveCampaign: jest.fn(),
    },
    changes: {
      listEntityChanges: jest.fn(),
      exportCsv: jest.fn(),
      exportJson: jest.fn(),
    },
    historyCare: {
      verifyHistory: jest.fn(),
      previewErasure: jest.fn(),
      eraseContent: jest.fn(),
    },
    reassignments: {
      previewReassignment: jest.fn(),
      reassign: jest.fn(),
    },
    moves: {
      listEntityMoves: jest.fn(),
      listWaitingEntityMoves: jest.fn(),
      previewEntityMove: jest.fn(),
      moveEntity: jest.fn(),
    },
  };
}
