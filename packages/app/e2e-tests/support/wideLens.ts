/** A pillar of the lens, with what each of its questions is about. */
interface Pillar {
  id: string;
  name: string;
  topics: string[];
}

const PILLARS: Pillar[] = [
  {
    id: 'running',
    name: 'Running it',
    topics: [
      'the alarm that wakes somebody',
      'the plan of who is on call',
      'the runbook of each alarm',
      'the dashboard that is looked at first',
      'the log that tells what happened',
      'the trace through other services',
      'the promise made to those who call it',
      'the morning after an incident',
      'the hand-over between two shifts',
      'the list of what it depends on',
      'the page that tells customers',
    ],
  },
  {
    id: 'changing',
    name: 'Changing it',
    topics: [
      'the way back from a release',
      'the release to a few first',
      'the switch that turns a feature off',
      'the change of a table',
      'the test before a merge',
      'the test with real load',
      'the setting that differs by environment',
      'the calendar of releases',
      'the review of a change',
      'the upgrade of a library',
      'the change that cannot wait',
    ],
  },
  {
    id: 'failing',
    name: 'Failing well',
    topics: [
      'the loss of a zone',
      'the loss of the database',
      'the copy that can be restored',
      'the dependency that is slow',
      'the queue that grows',
      'the retry that makes it worse',
      'the limit on what one caller may ask',
      'the work that is dropped first',
      'the exercise of a failure',
      'the time until it is back',
    ],
  },
  {
    id: 'guarding',
    name: 'Guarding it',
    topics: [
      'the key that has to be changed',
      'the account of a person who left',
      'the data that names a person',
      'the door that nobody uses',
      'the image that is built on',
      'the record of who did what',
      'the call that nobody vouches for',
      'the report of a weakness',
      'the secret in a log',
      'the right that is wider than needed',
    ],
  },
  {
    id: 'spending',
    name: 'Spending on it',
    topics: [
      'the machine that idles at night',
      'the copy that is kept for ever',
      'the traffic between regions',
      'the budget that nobody reads',
      'the size that was chosen once',
      'the cost of one more customer',
      'the test system over the weekend',
      'the licence per head',
      'the log that nobody searches',
      'the plan for next year',
    ],
  },
];

/** What the question about a topic asks. */
export const lensQuestionTitle = (topic: string) => `How is ${topic} seen to?`;

const choice = (id: string, title: string, plan?: string) => ({
  id,
  title,
  ...(plan && { improvementPlan: { displayText: plan } }),
});

/** Two practices that count, one that helps, and none of them. */
function questionOf(topic: string, id: string) {
  const [written, owned, tried, none] = ['a', 'b', 'c', 'no'].map(
    end => `${id}_${end}`,
  );
  return {
    id,
    title: lensQuestionTitle(topic),
    description: `Think of the last time that ${topic} mattered.`,
    choices: [
      choice(written, 'It is written down', 'Write down what there is.'),
      choice(owned, 'Somebody answers for it', 'Name somebody.'),
      choice(
        tried,
        'It was tried this year',
        'Try it, and note what happened.',
      ),
      choice(none, 'None of these'),
    ],
    riskRules: [
      {
        condition: `${written} && ${owned} && ${tried} && !${none}`,
        risk: 'NO_RISK',
      },
      { condition: `${written} && ${owned} && !${none}`, risk: 'MEDIUM_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ],
  };
}

/** The topics of its questions, in their order. */
export const WIDE_LENS_TOPICS = PILLARS.flatMap(({ topics }) => topics);

/** A custom lens of 52 questions under five pillars, as a file of the AWS Well-Architected Tool. */
export function wideLens(name: string): string {
  const lens = {
    schemaVersion: '2021-11-01',
    name,
    description: 'What a service shows that has been run for a while.',
    pillars: PILLARS.map(({ id, name: title, topics }) => ({
      id,
      name: title,
      questions: topics.map((topic, index) =>
        questionOf(topic, `${id}_${index + 1}`),
      ),
    })),
  };
  return JSON.stringify(lens, null, 2);
}
