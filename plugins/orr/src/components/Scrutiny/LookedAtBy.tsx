import { Look } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';

/** Who has looked at an answer. @internal */
export function LookedAtBy({ looks }: { looks: Look[] }) {
  const { t } = useOrrTranslation();
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
