import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  EntityVerdict,
  VERDICT_EXIT_CODES,
  VerdictExitCode,
  verdictExitCodeOf,
} from 'backstage-plugin-orr-common';
import { GateError } from './GateError';
import { PortalGate } from './PortalGate';

/** What is known of one entity, and what that alone would end with. @internal */
export type Outcome = { entityRef: string; exitCode: VerdictExitCode } & (
  | { verdict: EntityVerdict }
  | { problem: string }
);

/** @internal */
export interface VerdictWishes {
  failOnConditional: boolean;
  /** Override whatever would stop the release. */
  breakGlass?: { reason: string; personRef?: string };
}

const { passed, stopped, unreachable, notPermitted, unknownEntity, usage } =
  VERDICT_EXIT_CODES;
/** Of several, the first of these decides. */
const WORST_FIRST: VerdictExitCode[] = [
  usage,
  stopped,
  notPermitted,
  unreachable,
  unknownEntity,
  passed,
];

/** Asks about each entity; nothing that goes wrong with one keeps the others from being asked. @internal */
export async function runVerdict(
  gate: PortalGate,
  entities: CompoundEntityRef[],
  wishes: VerdictWishes,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const entity of entities) {
    outcomes.push(await outcomeOf(gate, entity, wishes));
  }
  return outcomes;
}

/** The worst of all. @internal */
export function worstOf(outcomes: Outcome[]): VerdictExitCode {
  const codes = outcomes.map(({ exitCode }) => exitCode);
  return WORST_FIRST.find(code => codes.includes(code)) ?? passed;
}

async function outcomeOf(
  gate: PortalGate,
  entity: CompoundEntityRef,
  wishes: VerdictWishes,
): Promise<Outcome> {
  const entityRef = stringifyEntityRef(entity);
  const judged = (verdict: EntityVerdict) => ({
    entityRef,
    verdict,
    exitCode: verdictExitCodeOf(
      { verdict: verdict.verdict, isOverridden: !!verdict.breakGlass },
      wishes,
    ),
  });
  try {
    const first = judged(await gate.getVerdict(entity));
    if (!wishes.breakGlass || first.exitCode !== stopped) {
      return first;
    }
    await gate.breakGlass(entity, wishes.breakGlass);
    return judged(await gate.getVerdict(entity));
  } catch (error) {
    if (error instanceof GateError) {
      return { entityRef, problem: error.message, exitCode: error.exitCode };
    }
    throw error;
  }
}
