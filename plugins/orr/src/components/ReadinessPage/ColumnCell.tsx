import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ReadinessRow, standingHolds } from 'backstage-plugin-orr-common';
import { ListColumn } from '../../hooks/listColumns';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import {
  EntityName,
  OpenReviews,
  Owners,
  RowMarks,
  StandingWithReasons,
} from './RowParts';

/** What a column shows of an entity; nothing where there is nothing to say. @internal */
export function ColumnCell(props: { column: ListColumn; row: ReadinessRow }) {
  const { column, row } = props;
  const { entity } = row;
  const { t } = useOrrTranslation();
  switch (column) {
    case 'name':
      return <EntityName entity={entity} />;
    case 'standing':
      return <StandingWithReasons row={row} />;
    case 'owner':
      return <Owners entity={entity} />;
    case 'system':
      return entity.system ? (
        <EntityRefLink entityRef={entity.system} hideIcon />
      ) : null;
    case 'openReview':
      return <OpenReviews row={row} />;
    case 'due':
      return (
        <>
          {row.dueOn && <DateText date={row.dueOn} />}
          <RowMarks row={row} />
        </>
      );
    case 'programme':
      return <>{t(`programme.place.${row.programme}`)}</>;
    case 'validUntil':
      return row.validUntil && standingHolds(row.headline) ? (
        <DateText date={row.validUntil} absolute />
      ) : null;
    case 'deployHealth':
      return row.deployHealth ? (
        <>{t(`page.deployHealth.${row.deployHealth}`)}</>
      ) : null;
    default:
      return <>{entity[column]}</>;
  }
}
