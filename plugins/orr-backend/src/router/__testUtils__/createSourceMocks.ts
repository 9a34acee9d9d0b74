/** What sources tell, and what follows from it. @internal */
export function createSourceMocks() {
  return {
    deployHealthService: {
      recordDeployments: jest.fn(),
      recordIncidents: jest.fn(),
      getEntityDeployHealth: jest.fn(),
      checkEntityDeployHealth: jest.fn(),
      listEntityDeployments: jest.fn(),
    },
    sourceEventService: {
      sendEvents: jest.fn(),
      getInbox: jest.fn(),
      retryInboxEvent: jest.fn(),
    },
    sourceAdminService: {
      listSources: jest.fn(),
      listEnvironments: jest.fn(),
      listSourceRules: jest.fn(),
      previewSourceRule: jest.fn(),
      addSourceRule: jest.fn(),
      changeSourceRule: jest.fn(),
      removeSourceRule: jest.fn(),
    },
    sourceBindingService: {
      listBindings: jest.fn(),
      checkBinding: jest.fn(),
      probeSource: jest.fn(),
      previewBindings: jest.fn(),
    },
    factService: {
      listFactDefinitions: jest.fn(),
      getEntityFactReadings: jest.fn(),
      recordFacts: jest.fn(),
    },
    contradictionService: {
      listEntityContradictions: jest.fn(),
      respondToContradiction: jest.fn(),
      lookAtContradiction: jest.fn(),
    },
    vouchingService: {
      listVouchings: jest.fn(),
      getVouching: jest.fn(),
      giveVouching: jest.fn(),
      changeVouching: jest.fn(),
      previewVouchingWithdrawal: jest.fn(),
      withdrawVouching: jest.fn(),
      restoreVouching: jest.fn(),
    },
    lessonService: {
      listEntityLessons: jest.fn(),
      tellLesson: jest.fn(),
      dismissLesson: jest.fn(),
      listChecklistLessons: jest.fn(),
    },
    incidentService: {
      listEntityIncidents: jest.fn(),
      getIncidentHindsight: jest.fn(),
      recordIncidentFinding: jest.fn(),
    },
    checklistIncidentService: {
      getIncidentStatistics: jest.fn(),
      listChecklistIncidents: jest.fn(),
      exportChecklistIncidents: jest.fn(),
    },
  };
}
