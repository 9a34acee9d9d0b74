type Json = Record<string, unknown>;

const plan = (displayText: string) => ({ improvementPlan: { displayText } });

/** A question of a lens file for tests: two practices, "None of these", and the rules that go with them. @internal */
export function exampleLensQuestion(changes: Json = {}): Json {
  return {
    id: 'rollback',
    title: 'How do you take a release back?',
    description: 'Think of the last release that went wrong.',
    choices: [
      { id: 'one_command', title: 'By one command', ...plan('Write it.') },
      { id: 'rehearsed', title: 'It is rehearsed', ...plan('Try it often.') },
      { id: 'rollback_no', title: 'None of these' },
    ],
    riskRules: [
      {
        condition: 'one_command && rehearsed && !rollback_no',
        risk: 'NO_RISK',
      },
      { condition: 'one_command && !rollback_no', risk: 'MEDIUM_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ],
    ...changes,
  };
}

/** The content of a lens file for tests, with one pillar of the given questions. @internal */
export function exampleLensFile(
  questions: Json[] = [exampleLensQuestion()],
  changes: Json = {},
): Json {
  return {
    schemaVersion: '2021-11-01',
    name: 'Launch lens',
    description: 'What a service needs before it meets its users.',
    pillars: [{ id: 'operationalExcellence', name: 'Operations', questions }],
    ...changes,
  };
}
