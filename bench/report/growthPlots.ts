import type { ScorecardResult } from './writeScorecard';

const CLIENTS = 10;
/** What a plot compares: bars of the larger, a line of the smaller. */
const SMALL = 10_000;
const LARGE = 100_000;

/** Of bars and line, told apart on white as on black. */
const COLORS = ['#6f9fd8', '#d9730d'];

type Figures = ScorecardResult['measured'][number];

function plotOf(policy: string, pairs: { small: Figures; large: Figures }[]) {
  const names = pairs.map(({ large }) => JSON.stringify(large.name));
  const medians = (of: 'small' | 'large') =>
    pairs.map(pair => Math.round(10 * pair[of].answer.median) / 10);
  const most = Math.max(...medians('small'), ...medians('large'));
  return [
    '```mermaid',
    '---',
    'config:',
    '  xyChart:',
    '    width: 800',
    '    height: 380',
    '  themeVariables:',
    '    xyChart:',
    `      plotColorPalette: "${COLORS.join(', ')}"`,
    '---',
    // Names are too long to stand side by side.
    'xychart-beta horizontal',
    `  title "${policy}: median in milliseconds, ${CLIENTS} clients"`,
    `  x-axis [${names.join(', ')}]`,
    `  y-axis "ms" 0 --> ${Math.ceil(most / 10) * 10}`,
    `  bar [${medians('large').join(', ')}]`,
    `  line [${medians('small').join(', ')}]`,
    '```',
  ].join('\n');
}

/** How each read grows from 10,000 to 100,000 entities, a plot for each policy; nothing where one size was not measured. */
export function growthPlots(results: ScorecardResult[]): string {
  const [small, large] = [SMALL, LARGE].map(size =>
    results.find(({ entities }) => entities === size),
  );
  if (!small || !large) {
    return '';
  }
  const reads = ({ measured }: ScorecardResult, policy: string) =>
    measured.filter(
      figures =>
        figures.policy === policy &&
        figures.clients === CLIENTS &&
        'slowestFirst' in figures,
    );
  const policies = [...new Set(large.measured.map(({ policy }) => policy))];
  const plots = policies.flatMap(policy => {
    const before = reads(small, policy);
    const pairs = reads(large, policy).flatMap(after => {
      const same = before.find(({ name }) => name === after.name);
      return same ? [{ small: same, large: after }] : [];
    });
    return pairs.length ? [plotOf(policy, pairs)] : [];
  });
  return [
    `Bars: ${LARGE.toLocaleString('en')} entities. Line: ${SMALL.toLocaleString(
      'en',
    )}.`,
    ...plots,
  ].join('\n\n');
}
