import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Look } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { ByLine } from '../ByLine';

/** Who has looked at an answer. @internal */
export function LookedAtBy({ looks }: { looks: Look[] }) {
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <>
      {looks.map(look => (
        <div key={look.lookedBy}>
          <ByLine
            label={t('scrutiny.look.by')}
            by={look.lookedBy}
            at={look.lookedAt}
          />
        </div>
      ))}
    </>
  );
}
