/** As many as a checklist of middle size has questions. */
export const CHECKS = 20;

/** The facts of the peer, by which its checks are named too. */
export const FACT_IDS = Array.from(
  { length: CHECKS },
  (_, index) => `fact${index}`,
);

/** The retriever, and its task. */
export const RETRIEVER = 'benchFactRetriever';

/** The `techInsights` section of a portal: twenty checks, each that one fact is true. */
export function peerConfig() {
  return {
    factRetrievers: { [RETRIEVER]: { cadence: '0 0 1 1 *' } },
    factChecker: {
      checks: Object.fromEntries(
        FACT_IDS.map(id => [
          id,
          {
            type: 'json-rules-engine',
            name: `Check of ${id}`,
            description: `Whether ${id} holds`,
            factIds: [RETRIEVER],
            rule: {
              conditions: {
                all: [{ fact: id, operator: 'equal', value: true }],
              },
            },
          },
        ]),
      ),
    },
  };
}

/** Some of them hold. */
export function factsOf(index: number): Record<string, boolean> {
  return Object.fromEntries(
    FACT_IDS.map((id, fact) => [id, (index * 7 + fact) % 5 !== 0]),
  );
}
