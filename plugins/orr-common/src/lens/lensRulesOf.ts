import type { RiskRule } from '../checklist/answerForm';
import type { Risk } from '../checklist/checklistDocument';
import {
  combined,
  printRiskExpression,
} from '../checklist/printRiskExpression';
import {
  RiskExpression,
  RiskExpressionError,
  parseRiskExpression,
} from '../checklist/riskExpression';
import { LensRisk, LensRiskRule } from './lens';

const ORDER: readonly RiskRule['level'][] = ['none', 'low', 'medium', 'high'];
const LENS_RISKS: Record<RiskRule['level'], LensRisk> = {
  none: 'NO_RISK',
  low: 'MEDIUM_RISK',
  medium: 'MEDIUM_RISK',
  high: 'HIGH_RISK',
};

interface Branch {
  when: RiskExpression;
  risk: LensRisk;
}

/**
 * The rules of a checklist as a lens has them: one for each level, the last one the default. They decide as before, but for the level low,
 * which lenses do not have: it becomes medium. Rules that cannot be read stay as they are.
 *
 * @internal
 */
export function lensRulesOf(rules: RiskRule[], ceiling: Risk): LensRiskRule[] {
  const mapped = rules.map(({ when, level }) => {
    const isAbove = ORDER.indexOf(level) > ORDER.indexOf(ceiling);
    return {
      condition: when.trim(),
      risk: LENS_RISKS[isAbove ? ceiling : level],
    };
  });
  const defaultAt = mapped.findIndex(
    ({ condition }) => condition === 'default',
  );
  // What stands behind the default decides nothing.
  const reached = defaultAt < 0 ? mapped : mapped.slice(0, defaultAt + 1);
  const fallback = defaultAt < 0 ? LENS_RISKS[ceiling] : mapped[defaultAt].risk;
  const conditions = defaultAt < 0 ? reached : reached.slice(0, -1);
  const risks = [...conditions.map(({ risk }) => risk), fallback];
  if (new Set(risks).size === risks.length) {
    return [...conditions, { condition: 'default', risk: fallback }];
  }
  const branches = readBranches(conditions);
  return branches ? merged(branches, fallback) : mapped;
}

function readBranches(rules: LensRiskRule[]): Branch[] | undefined {
  try {
    return rules.map(({ condition, risk }) => ({
      when: parseRiskExpression(condition),
      risk,
    }));
  } catch (error) {
    if (error instanceof RiskExpressionError) {
      return undefined;
    }
    throw error;
  }
}

/** One rule for each level. A rule that moves up past others holds only where those did not. */
function merged(branches: Branch[], fallback: LensRisk): LensRiskRule[] {
  const order = [...new Set(branches.map(({ risk }) => risk))].filter(
    risk => risk !== fallback,
  );
  const placeOf = (risk: LensRisk) =>
    risk === fallback ? order.length : order.indexOf(risk);
  const rules = order.map((risk, place) => {
    const parts = branches.flatMap((branch, index) => {
      if (branch.risk !== risk) {
        return [];
      }
      const passed = branches
        .slice(0, index)
        .filter(other => placeOf(other.risk) > place)
        .map(({ when }): RiskExpression => ({ type: 'not', operand: when }));
      return [combined('and', [...passed, branch.when])];
    });
    return { condition: printRiskExpression(combined('or', parts)), risk };
  });
  return [...rules, { condition: 'default', risk: fallback }];
}
