import { Criticality, isLowered } from './lowered';
import table from './tables/lowered.json';

interface Row {
  name: string;
  before: Criticality;
  now: Criticality;
  order?: string[];
  lowered: boolean;
}

describe('the table of what was lowered', () => {
  it.each(table.rows as Row[])('$name: $lowered', row => {
    expect(isLowered(row.before, row.now, row.order ?? table.order)).toBe(
      row.lowered,
    );
  });
});
