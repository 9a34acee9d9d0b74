import { Fragment } from 'react';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { FindingDisposition, hasLapsed } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { useFindings } from './FindingsContext';
import { shownDisposition } from './shownDisposition';

function Short(props: { disposition: FindingDisposition; today: string }) {
  const { disposition, today } = props;
  const { type, state, until, residualLevel, ownerRef } = disposition;
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const owner = (
    <EntityDisplayName
      entityRef={ownerRef ?? disposition.proposedBy}
      defaultKind="group"
      hideIcon
    />
  );
  if (type !== 'action' && state === 'asked') {
    return <>{t(`finding.short.asked.${type}`)}</>;
  }
  if (!until) {
    return t('finding.short.backlog', { owner });
  }
  const date = relative(until).full;
  if (hasLapsed(disposition, today)) {
    return <>{t('finding.short.lapsed', { date })}</>;
  }
  switch (type) {
    case 'action':
      return t('finding.short.action', { date, owner });
    case 'mitigation':
      return (
        <>
          {t('finding.short.mitigation', {
            date,
            level: t(`level.${residualLevel ?? 'NONE'}`),
          })}
        </>
      );
    default:
      return <>{t('finding.short.acceptance', { date })}</>;
  }
}

/** Where the gap of a question stands, in a few words after its title. @internal */
export function ShortDisposition(props: {
  questionId: string;
  /** Says so where nothing is decided. */
  orNothing?: boolean;
}) {
  const { items, today } = useFindings();
  const { t } = useOrrTranslation();
  const ofQuestion = items
    .map(({ disposition }) => disposition)
    .filter(({ questionId }) => questionId === props.questionId);
  const answers = [
    ...new Set(ofQuestion.map(({ coveredEntityRef }) => coveredEntityRef)),
  ];
  const shown = answers.flatMap(ref => {
    const one = shownDisposition(
      ofQuestion.filter(({ coveredEntityRef }) => coveredEntityRef === ref),
      today,
    );
    return one ? [one] : [];
  });
  if (!shown.length) {
    return props.orNothing ? <> ({t('finding.short.none')})</> : null;
  }
  return (
    <>
      {' ('}
      {shown.map((disposition, index) => (
        <Fragment key={disposition.id}>
          {index > 0 && '; '}
          <Short disposition={disposition} today={today} />
        </Fragment>
      ))}
      )
    </>
  );
}
