import { HeatMap, HeatMapCell, HeatMapRow } from 'backstage-plugin-orr-common';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { openLevels } from './openLevels';
import { useRowName } from './useRowName';

/** All that a cell tells, in words. @internal */
export function useCellText() {
  const { t } = useOrrTranslation();
  const { number } = useNumberText();
  const nameOf = useRowName();
  return (
    row: HeatMapRow,
    column: HeatMap['columns'][number],
    cell: HeatMapCell,
  ): string => {
    const names = { row: nameOf(row), column: column.title };
    const numbers = {
      asked: number(cell.asked),
      decided: number(row.decided),
    };
    if (cell.asked === 0) {
      return t('gap.heatMap.cellNotAsked', names);
    }
    const beside = [
      cell.accepted &&
        t('gap.accepted', {
          count: cell.accepted,
          number: number(cell.accepted),
        }),
      cell.contradicted &&
        t('gap.contradicted', {
          count: cell.contradicted,
          number: number(cell.contradicted),
        }),
    ].filter(Boolean);
    const main =
      cell.openTotal === 0
        ? t('gap.heatMap.cellNone', { ...names, ...numbers })
        : t('gap.heatMap.cell', {
            ...names,
            ...numbers,
            open: number(cell.openTotal),
            entities: number(cell.entities),
            levels: openLevels(cell.open)
              .map(
                ({ level, count }) =>
                  `${t(`level.${level}`)}: ${number(count)}`,
              )
              .join(', '),
          });
    return [main, ...beside].join('; ');
  };
}
