export * from './campaign';
export * from './campaignProblems';
export * from './campaignQuestions';
export * from './campaignStage';
